import { describe, expect, it } from 'vitest'
import { chainOf, contextOf, create, restore, share } from '../../test/builders/signal-builder.ts'
import { principal, step, storyBegin } from '../../test/builders/step-builder.ts'
import type { FindingFilter } from '../environment/configuration/environment.ts'
import type { Step } from '../lineage/step.ts'
import { ChainTeller } from './chain-finding.ts'
import { suppressFindings } from './suppress-findings.ts'

const filter: FindingFilter = {
  principal: 'arn:aws:iam::111122223333:user/alice',
  root: 'vol-1',
  why: 'weekly clone for tests',
  who: 'alice.hill@example.com',
  until: storyBegin + 24 * 60 * 60_000,
  line: 31,
}

/** What becomes of the story of some steps: the lines of the filters that it falls to, or that it is kept. */
function outcomeOf(filters: readonly FindingFilter[], ...steps: readonly Step[]): unknown {
  const context = contextOf(undefined, { filters })
  const chain = chainOf(...steps)
  const finding = new ChainTeller([chain], { context, coverage: [] }).finding(chain)
  const { findings, suppressed } = suppressFindings([finding], context)
  expect(findings.length + suppressed.length).toBe(1)
  const [fallen] = suppressed
  return fallen === undefined ? 'kept' : fallen.filters.map(({ line }) => line)
}

describe('a filter of spoor.yaml', () => {
  it('takes a finding out of sight of which every deed falls to it', () => {
    expect(outcomeOf([filter], create('alice'), restore('alice'))).toEqual([31])
    expect(outcomeOf([], create('alice'))).toBe('kept')
  })

  it('keeps a finding in which anybody else had a hand', () => {
    expect(outcomeOf([filter], create('alice'), restore('bob'))).toBe('kept')
  })

  it('may stand for some of the deeds, and another for the rest', () => {
    const other = { ...filter, principal: 'arn:aws:iam::111122223333:user/bob', line: 40 }
    expect(outcomeOf([other, filter], create('alice'), restore('bob'))).toEqual([40, 31])
  })

  it('needs no help for what known automation and the cloud itself did on the way', () => {
    const robot = principal('dlm', { automation: 'invokedBy is dlm.amazonaws.com' })
    const echo = step('copy', {
      at: 3,
      by: 'aws',
      isEcho: true,
      links: [['copy-of', 'snap-1', 'snap-2']],
    })
    expect(outcomeOf([filter], create('alice'), restore(robot), echo)).toEqual([31])
  })

  it('stands for no automation that it does not name', () => {
    const robot = principal('dlm', { automation: 'invokedBy is dlm.amazonaws.com' })
    expect(outcomeOf([filter], create(robot))).toBe('kept')
  })

  it('ends with its day: what was done later is seen', () => {
    expect(outcomeOf([filter], create('alice'), share('9', 'alice', 24 * 60 - 1))).toEqual([31])
    expect(outcomeOf([filter], create('alice'), share('9', 'alice', 24 * 60))).toBe('kept')
  })
})
