import { describe, expect, it } from 'vitest'
import {
  type LinkWords,
  principal,
  resource,
  step,
  worldRule,
} from '../../test/builders/step-builder.ts'
import type { Principal } from '../environment/principals/principal.ts'
import { buildLineageGraph } from '../lineage/graph.ts'
import type { Step } from '../lineage/step.ts'
import { traceChains } from '../lineage/trace-chains.ts'
import { plainPaint } from './terminal-text.ts'
import { renderTimeline } from './text-timeline.ts'

const create = step('create', {
  at: 0,
  inputs: ['vol-1'],
  outputs: ['snap-1'],
  links: [['snapshot-of', 'vol-1', 'snap-1']],
})

function copy(at: number, to: string, by: string | Principal = 'alice'): Step {
  const links: readonly LinkWords[] = [['copy-of', 'snap-1', to]]
  return step('copy', { at, by, inputs: ['snap-1'], outputs: [to], links })
}

function linesOf(steps: readonly Step[], explain = false, width = 80): readonly string[] {
  const [chain] = traceChains(buildLineageGraph(steps))
  const options = { width, paint: plainPaint, explain }
  return chain === undefined ? [] : renderTimeline(chain, options)
}

const sso = (session: string): Principal => principal('ops', { session })

const shareWith = (id: string, at: number): Step => {
  const grantees = [{ kind: 'account', id }] as const
  const sharing = { resource: resource('snap-1'), change: 'add', grantees } as const
  return step('share', { at, outputs: ['snap-1'], sharing })
}

const rule = (change: 'open' | 'close', at: number): Step =>
  step('expose', {
    at,
    exposures: [{ resource: resource('sg-2'), change, rules: [worldRule(22)] }],
  })

function blockRead(at: number): Step {
  const links: readonly LinkWords[] = [['exported-to', 'snap-1', 's3-1']]
  const ends = { inputs: ['snap-1'], outputs: ['s3-1'], links }
  return step('export', { at, isPiecemeal: true, ...ends })
}

describe('the timeline', () => {
  it('counts the pieces of one deed, and says when the last of them was', () => {
    const lines = linesOf([create, ...[5, 6, 7].map(blockRead)])
    expect(lines[4]).toBe(
      '            snapshot snap-1 -> bucket s3-1 (3 times until 2026-03-02 00:07:00Z)',
    )
    expect(lines).toHaveLength(6)
  })

  it('has a line for each day and two for each step: who and where, from what to what', () => {
    expect(linesOf([create, copy(24 * 60 + 5, 'snap-2', 'bob')])).toEqual([
      '  2026-03-02',
      '  00:00:00  create     alice                              111122223333 eu-west-1',
      '            disk vol-1 -> snapshot snap-1',
      '  2026-03-03',
      '  00:05:00  copy       bob                                111122223333 eu-west-1',
      '            snapshot snap-1 -> snapshot snap-2',
      '',
    ])
  })

  it('marks calls without success', () => {
    const refused = step('delete', { at: 5, attempt: true, inputs: ['snap-1'] })
    const lines = linesOf([create, refused])
    expect(lines.find((line) => line.includes('delete'))).toContain('delete?')
    expect(lines.at(-2)).toBe('            snapshot snap-1 (without success)')
  })

  it('joins what one actor repeats, and only that', () => {
    const repeats = [copy(1, 'snap-2'), copy(2, 'snap-2'), copy(3, 'snap-2')]
    expect(linesOf([create, ...repeats])).toContain(
      '            snapshot snap-1 -> snapshot snap-2 (3 times)',
    )
    const people = [copy(1, 'snap-2', sso('alice')), copy(2, 'snap-2', sso('bob'))]
    expect(linesOf([create, ...people]).join('\n')).not.toContain('times')
  })

  it('never hides a second receiver behind the first', () => {
    const text = linesOf([create, shareWith('4444', 1), shareWith('5555', 2)]).join('\n')
    expect(text).toContain('account 4444')
    expect(text).toContain('account 5555')
    expect(text).not.toContain('times')
  })

  it('shows the ends of a long chain, all of it with --explain', () => {
    const copies = Array.from({ length: 30 }, (_, index) => copy(index + 1, `snap-${index + 2}`))
    const shown = linesOf([create, ...copies])
    expect(shown).toContain('            … 15 more steps (--explain shows all)')
    expect(shown.filter((line) => line.includes('copy  '))).toHaveLength(15)
    expect(
      linesOf([create, ...copies], true).filter((line) => line.includes('copy  ')),
    ).toHaveLength(30)
  })

  it('closes with how the copy was open, and until when', () => {
    const share = step('share', {
      at: 5,
      sharing: {
        resource: resource('snap-1'),
        change: 'add',
        grantees: [{ kind: 'public', id: 'public' }],
      },
    })
    const launch = step('launch', {
      at: 6,
      links: [
        ['launched-from', 'snap-1', 'i-2'],
        ['member-of', 'i-2', 'sg-2'],
      ],
    })
    const steps = [create, share, launch, rule('open', 7), rule('close', 9)]
    expect(linesOf(steps, false, 120).slice(-3, -1)).toEqual([
      '  open      snapshot snap-1 to everyone, 2026-03-02 00:05:00Z, still open',
      '            instance i-2 to the world on port 22, 2026-03-02 00:07:00Z, until 2026-03-02 00:09:00Z',
    ])
  })

  it('shows no control character, whichever field of a log it stands in', () => {
    const bad = 'a\u001b[2J\u202e\n'
    const hostile = step('create', {
      at: 0,
      by: bad,
      account: bad,
      region: bad,
      inputs: ['vol-1'],
      outputs: [`snap-${bad}`],
      links: [['snapshot-of', 'vol-1', `snap-${bad}`]],
    })
    const text = linesOf([hostile]).join('')
    expect(text).toContain('\\u{1b}')
    expect(text).not.toMatch(/[\p{Cc}\p{Cf}]/u)
  })
})
