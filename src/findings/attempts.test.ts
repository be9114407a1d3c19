import { describe, expect, it } from 'vitest'
import { principal, resource, step, type StepWords } from '../../test/builders/step-builder.ts'
import { AccountTrust } from '../environment/account-trust.ts'
import { buildLineageGraph } from '../lineage/graph.ts'
import type { Step } from '../lineage/step.ts'
import { traceChains } from '../lineage/trace-chains.ts'
import type { Verb } from '../environment/verb.ts'
import { attemptFindings } from './attempts.ts'
import type { Finding } from './finding.ts'

function refused(verb: Verb, words: StepWords): Step {
  return step(verb, { attempt: true, inputs: ['snap-1'], ...words })
}

function attemptsOf(...steps: readonly Step[]): readonly Finding[] {
  const trust = new AccountTrust()
  trust.seeAsRecipient('111122223333')
  const graph = buildLineageGraph(steps)
  return attemptFindings(graph, traceChains(graph), trust)
}

const sso = (session: string): Step =>
  refused('delete', { at: 1, by: principal('ops', { session }) })

describe('calls without effect (design section 4.3)', () => {
  it('are one finding for each principal and account, low', () => {
    const findings = attemptsOf(
      refused('delete', { at: 1 }),
      refused('copy', { at: 2 }),
      refused('delete', { at: 3 }),
      refused('delete', { at: 4, by: 'bob' }),
      refused('delete', { at: 5, account: '222233334444' }),
    )
    expect(findings.map(({ title }) => title)).toEqual([
      'alice: 3 calls without success on copies of data (delete and copy)',
      'bob: 1 call without success on copies of data (delete)',
      'alice: 1 call without success on copies of data (delete)',
    ])
    expect(new Set(findings.map(({ id }) => id)).size).toBe(3)
    expect(findings[0]).toMatchObject({ severity: 'low', confidence: 'low', detection: null })
  })

  it('keep people behind one shared role apart', () => {
    expect(attemptsOf(sso('alice'), sso('bob')).map(({ title }) => title)).toEqual([
      'ops (alice): 1 call without success on copies of data (delete)',
      'ops (bob): 1 call without success on copies of data (delete)',
    ])
  })

  it('are medium when somebody foreign would have been let in, and say who', () => {
    const shareWith = (id: string): Step =>
      refused('share', {
        at: 1,
        sharing: {
          resource: resource('snap-1'),
          change: 'add',
          grantees: [{ kind: 'account', id }],
        },
      })
    const [foreign] = attemptsOf(refused('delete', { at: 0 }), shareWith('999988887777'))
    expect(foreign?.severity).toBe('medium')
    expect(foreign?.why[0]).toContain('tried to share with account 999988887777')
    expect(attemptsOf(shareWith('111122223333'))[0]?.severity).toBe('low')
  })

  it('are told in words that fit a failed call as well as a refused one', () => {
    const many = attemptsOf(refused('delete', { at: 1 }), refused('copy', { at: 2 }))
    const [one] = attemptsOf(refused('launch', { at: 1 }))
    expect(many[0]?.summary).toBe(
      'alice tried to delete and copy, each time without success. Nothing took effect.',
    )
    expect(one?.summary).toBe('alice tried to launch, without success. Nothing took effect.')
    expect(JSON.stringify([many, one])).not.toMatch(/refused/)
  })

  it('never try to other: a change without a verb is told by what would have changed', () => {
    const project = resource('acct-9')
    const [finding] = attemptsOf(
      refused('other', {
        at: 1,
        outputs: ['acct-9'],
        sharing: {
          resource: project,
          change: 'add',
          grantees: [{ kind: 'principal', id: 'user:mallory@example.net' }],
        },
      }),
    )
    expect(finding?.why).toEqual([
      'alice tried to change account acct-9 for user:mallory@example.net at 2026-03-02 00:01:00Z, without success',
    ])
    expect([finding?.title, finding?.summary].join(' ')).not.toContain('other')
  })

  it('show as a chain without links what they were aimed at', () => {
    const [finding] = attemptsOf(refused('delete', { at: 1 }), refused('copy', { at: 2 }))
    expect(finding?.chain).toMatchObject({ root: { id: 'snap-1' }, links: [], exposures: [] })
    expect(finding?.chain?.steps).toHaveLength(2)
    expect(finding?.events.map(({ id }) => id)).toEqual(['delete@1', 'copy@2'])
  })

  it('need no chain where they named nothing', () => {
    expect(attemptsOf(refused('delete', { at: 1, inputs: [] }))[0]?.chain).toBeNull()
  })

  it('are left to the chain that tells them already', () => {
    const made = step('create', {
      at: 0,
      outputs: ['snap-1'],
      links: [['snapshot-of', 'vol-1', 'snap-1']],
    })
    expect(attemptsOf(made, refused('delete', { at: 5 }))).toEqual([])
  })

  it('are none where calls took effect', () => {
    expect(attemptsOf(step('delete', { at: 1, inputs: ['snap-1'] }))).toEqual([])
  })
})
