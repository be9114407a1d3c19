import { describe, expect, it } from 'vitest'
import { resource, step, storyBegin, worldRule } from '../../test/builders/step-builder.ts'
import type { Exposure } from '../lineage/chain.ts'
import type { Step } from '../lineage/step.ts'
import { foldRepeats, nameOpening, nameUntil } from './step-words.ts'

const minute = 60_000

function read(at: number, region = 'eu-west-1'): Step {
  return step('export', { at, region, inputs: ['snap-1'], outputs: ['s3-1'] })
}

/** `2 until 00:05:00Z`: how often, and when the last was. */
function timesOf(steps: readonly Step[]): readonly string[] {
  return foldRepeats(steps).map(({ times, until }) =>
    until === undefined ? String(times) : `${times} until ${nameUntil(until, storyBegin)}`,
  )
}

describe('neighbours that are one deed', () => {
  it('are counted, with the time of the last', () => {
    expect(timesOf([read(1), read(3), read(5)])).toEqual(['3 until 00:05:00Z'])
    expect(timesOf([read(1)])).toEqual(['1'])
  })

  it('are of one place, and follow each other', () => {
    expect(timesOf([read(1), read(2, 'us-east-1'), read(3)])).toEqual(['1', '1', '1'])
  })

  it('hold the pieces that lineage had joined before', () => {
    const joined = { ...read(1), repeats: [read(2), read(4)] }
    expect(timesOf([joined])).toEqual(['3 until 00:04:00Z'])
    expect(timesOf([joined, read(6)])).toEqual(['4 until 00:06:00Z'])
  })
})

describe('words', () => {
  it('of an end name the day where it is another', () => {
    expect(nameUntil(storyBegin + minute, storyBegin)).toBe('00:01:00Z')
    expect(nameUntil(storyBegin + 1440 * minute, storyBegin)).toBe('2026-03-03 00:00:00Z')
  })

  it('of an opening name whom it let in', () => {
    const interval = { resource: resource('i-1'), from: storyBegin, steps: [] }
    const group = resource('sg-1')
    const narrow = { ...worldRule(22), worldOpen: false, cidrs: ['198.51.100.0/24'] }
    const openings: readonly Exposure[] = [
      { ...interval, kind: 'share', grantee: { kind: 'account', id: '4444' } },
      { ...interval, kind: 'network', group, rule: worldRule(22) },
      { ...interval, kind: 'network', group, rule: narrow },
    ]
    expect(openings.map(nameOpening)).toEqual([
      'account 4444',
      'the world on port 22',
      '198.51.100.0/24 on port 22',
    ])
  })
})
