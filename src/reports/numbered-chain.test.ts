import { describe, expect, it } from 'vitest'
import { created, numbered } from '../../test/builders/numbered-builder.ts'
import { principal, step } from '../../test/builders/step-builder.ts'
import type { Step } from '../lineage/step.ts'

const copy = (at: number, id: string, by: string): Step =>
  step('copy', {
    at,
    by,
    inputs: ['snap-1'],
    outputs: [id],
    links: [['copy-of', 'snap-1', id]],
  })

/** A role in a session. */
function role(session: string): ReturnType<typeof principal> {
  return principal('deploy', { kind: 'role', session })
}

describe('steps of a chain', () => {
  const again = copy(2, 'snap-2', 'bob')
  const told = numbered(created, copy(1, 'snap-2', 'bob'), again, copy(3, 'snap-3', 'alice'))

  it('are numbered from 1; those that repeat each other share a number', () => {
    expect(told.steps.map(({ number, times }) => [number, times])).toEqual([
      [1, 1],
      [2, 2],
      [3, 1],
    ])
    expect(told.numberedOf(again)?.number).toBe(2)
    expect(told.numberedOf(copy(9, 'snap-9', 'eve'))).toBeUndefined()
  })

  it('know who acted, in the order in which they first did', () => {
    expect(told.actors).toEqual(['alice', 'bob'])
    expect(told.steps.map(({ actor }) => actor)).toEqual([0, 1, 0])
  })

  it('are of one actor whatever the session of a role', () => {
    const both = numbered(
      { ...created, principal: role('one') },
      { ...copy(1, 'snap-2', ''), principal: role('two') },
    )
    expect(both.actors).toEqual(['deploy (one)'])
  })

  it('have times without a day where all are of one day', () => {
    const { time } = created.event
    expect(told.clock(time)).toBe('00:00')
    expect(numbered(created, copy(24 * 60, 'snap-2', 'bob')).clock(time)).toBe('03-02 00:00')
  })
})
