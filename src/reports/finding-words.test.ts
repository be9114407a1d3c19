import { describe, expect, it } from 'vitest'
import { findingOf } from '../../test/builders/finding-builder.ts'
import { launchedAndOpened, shared } from '../../test/builders/numbered-builder.ts'
import type { Event } from '../events/event.ts'
import { cloudsOf, wordsOf } from './finding-words.ts'
import { numberChain } from './numbered-chain.ts'

describe('a finding is found', () => {
  const finding = findingOf([shared(1, '4444'), ...launchedAndOpened(5, 'snap-1')])
  const told = finding.chain === null ? undefined : numberChain(finding.chain)

  it.each([
    'vol-1',
    'i-2',
    'alice',
    'bob',
    '111122223333',
    'eu-west-1',
    'share@1',
    't1578.001',
    'aws',
  ])('by %s', (word) => {
    expect(wordsOf(finding, told).split(' ')).toContain(word)
  })

  it('by each of a few hundred records', () => {
    const [first] = finding.events
    const events = Array.from({ length: 300 }, (_, index): Event => {
      if (first === undefined) throw new Error('no event')
      return { ...first, records: first.records.map((one) => ({ ...one, id: `record-${index}` })) }
    })
    expect(wordsOf({ ...finding, events }, told)).toContain('record-299')
  })

  it('by the clouds of its events', () => {
    const [first] = finding.events
    const google = first === undefined ? [] : [{ ...first, source: 'gcp.audit' as const }]
    expect(cloudsOf({ ...finding, events: [...finding.events, ...google] })).toEqual([
      'AWS',
      'Google Cloud',
    ])
  })
})
