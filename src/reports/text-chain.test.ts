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
import { asciiGlyphs } from './glyphs.ts'
import { plainPaint } from './terminal-text.ts'
import { renderChain } from './text-chain.ts'
import type { TextStyle } from './text-style.ts'

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

function restore(at: number, from: string, to: string): Step {
  const links: readonly LinkWords[] = [['restored-from', from, to]]
  return step('restore', { at, inputs: [from], outputs: [to], links })
}

function attach(at: number, disk: string, machine: string): Step {
  const links: readonly LinkWords[] = [['attached-to', disk, machine]]
  return step('attach', { at, inputs: [disk], outputs: [machine], links })
}

const remove = (at: number, id: string): Step =>
  step('delete', { at, inputs: [id], removed: [resource(id)] })

function linesOf(steps: readonly Step[], style: Partial<TextStyle> = {}): readonly string[] {
  const [chain] = traceChains(buildLineageGraph(steps))
  if (chain === undefined) return []
  return renderChain(chain, { width: 80, paint: plainPaint, explain: false, ...style })
}

const sso = (session: string): Principal => principal('ops', { session })

function shareWith(id: string, at: number, more: { readonly attempt?: boolean } = {}): Step {
  const grantees = [{ kind: 'account', id }] as const
  const sharing = { resource: resource('snap-1'), change: 'add', grantees } as const
  return step('share', { at, outputs: ['snap-1'], sharing, ...more })
}

const rule = (change: 'open' | 'close', at: number): Step =>
  step(change === 'open' ? 'expose' : 'unexpose', {
    at,
    outputs: ['sg-2'],
    exposures: [{ resource: resource('sg-2'), change, rules: [worldRule(22)] }],
  })

const launch = step('launch', {
  at: 6,
  inputs: ['snap-1'],
  outputs: ['i-2'],
  links: [
    ['launched-from', 'snap-1', 'i-2'],
    ['member-of', 'i-2', 'sg-2'],
  ],
})

function blockRead(at: number): Step {
  const links: readonly LinkWords[] = [['exported-to', 'snap-1', 's3-1']]
  const ends = { inputs: ['snap-1'], outputs: ['s3-1'], links }
  return step('export', { at, isPiecemeal: true, ...ends })
}

describe('a drawn chain', () => {
  it('leads from resource to resource, and says who, where and which day where they change', () => {
    expect(linesOf([create, copy(5, 'snap-2'), restore(24 * 60 + 5, 'snap-2', 'vol-2')])).toEqual([
      '  UTC        ● disk vol-1',
      '  2026-03-02 │  by alice, in 111122223333 eu-west-1',
      '  00:00:00   ▼  create',
      '             ● snapshot snap-1',
      '  00:05:00   ▼  copy',
      '             ● snapshot snap-2',
      '  2026-03-03 │',
      '  00:05:00   ▼  restore',
      '             ● disk vol-2',
      '',
    ])
  })

  it('crosses its line where another principal, account or region takes over', () => {
    const abroad = step('copy', {
      at: 9,
      by: 'bob',
      region: 'us-east-1',
      inputs: ['snap-2'],
      outputs: ['snap-3'],
      links: [['copy-of', 'snap-2', 'snap-3']],
    })
    const lines = linesOf([create, copy(5, 'snap-2', 'bob'), abroad])
    expect(lines.slice(4, 9)).toEqual([
      '             ╪═ by bob',
      '  00:05:00   ▼  copy',
      '             ● snapshot snap-2',
      '             ╪═ in 111122223333 us-east-1',
      '  00:09:00   ▼  copy',
    ])
  })

  it('branches where several were made of one, the longest way straight down', () => {
    const steps = [
      create,
      restore(1, 'snap-1', 'vol-2'),
      restore(2, 'snap-1', 'vol-3'),
      attach(3, 'vol-3', 'i-3'),
      remove(4, 'vol-2'),
    ]
    expect(linesOf(steps).slice(3)).toEqual([
      '             ● snapshot snap-1',
      '  00:01:00   ├──╮  restore',
      '             │  ● disk vol-2',
      '  00:04:00   │  ╵  delete',
      '  00:02:00   ▼  restore',
      '             ● disk vol-3',
      '  00:03:00   ▼  attach',
      '             ● instance i-3',
      '',
    ])
  })

  it('says who at the beginning of a branch, and again where the line goes on', () => {
    const other = restore(2, 'snap-1', 'vol-2')
    const foreign = { ...other, principal: principal('mallory') }
    const steps = [create, foreign, copy(3, 'snap-2'), restore(4, 'snap-2', 'vol-3')]
    expect(linesOf(steps).slice(4, 9)).toEqual([
      '             ├──╪═ by mallory',
      '  00:02:00   │  ▼  restore',
      '             │  ● disk vol-2',
      '  00:03:00   ▼  copy',
      '             ● snapshot snap-2',
    ])
  })

  it('has a heavy line while others can reach what it stands for', () => {
    const steps = [create, shareWith('4444', 5), launch, rule('open', 7), rule('close', 9)]
    expect(linesOf(steps).slice(3)).toEqual([
      '             ● snapshot snap-1',
      '  00:05:00   ┃  share     account 4444',
      '             ┃  open to account 4444, still open',
      '  00:06:00   ▼  launch',
      '             ● instance i-2',
      '  00:07:00   ┃  expose    network group sg-2, 0.0.0.0/0 on port 22',
      '             ┃  open to the world on port 22 until 00:09:00Z',
      '  00:09:00   ╵  unexpose  network group sg-2, 0.0.0.0/0 on port 22',
      '',
    ])
  })

  it('names a resource again that came from several', () => {
    const steps = [
      create,
      restore(1, 'snap-1', 'vol-2'),
      restore(2, 'snap-1', 'vol-3'),
      attach(3, 'vol-2', 'i-4'),
      attach(4, 'vol-3', 'i-4'),
    ]
    const text = linesOf(steps).join('\n')
    expect(text.match(/● instance i-4/g)).toHaveLength(1)
    expect(text).toMatch(/attach {4}instance i-4 \(drawn (?:above|below)\)/)
  })

  it('names beside a verb what else the step took or made, once', () => {
    const backup = step('create', {
      at: 1,
      inputs: ['snap-1', 'vol-7'],
      outputs: ['snap-2', 'snap-3', 'snap-7'],
      links: [
        ['copy-of', 'snap-1', 'snap-2'],
        ['copy-of', 'snap-1', 'snap-3'],
        ['snapshot-of', 'vol-7', 'snap-7'],
      ],
    })
    expect(linesOf([create, backup]).slice(4)).toEqual([
      '  00:01:00   ├──╮  create    disk vol-7, snapshot snap-7',
      '             │  ● snapshot snap-2',
      '  00:01:00   ▼  create',
      '             ● snapshot snap-3',
      '',
    ])
  })

  it('tells below what was done to a resource when its line had gone on', () => {
    const grantees = [{ kind: 'account', id: '4444' }] as const
    const unsharing = { resource: resource('snap-1'), change: 'remove', grantees } as const
    const steps = [
      create,
      shareWith('4444', 1),
      restore(24 * 60, 'snap-1', 'vol-2'),
      attach(24 * 60 + 1, 'vol-2', 'i-2'),
      remove(24 * 60 + 2, 'vol-2'),
      step('unshare', { at: 24 * 60 + 3, outputs: ['snap-1'], sharing: unsharing }),
      remove(24 * 60 + 4, 'snap-1'),
    ]
    expect(linesOf(steps).slice(3)).toEqual([
      '             ● snapshot snap-1',
      '  00:01:00   ┃  share     account 4444',
      '             ┃  open to account 4444 until 2026-03-03 00:03:00Z',
      '  2026-03-03 ┃',
      '  00:00:00   ▼  restore',
      '             ● disk vol-2',
      '  00:01:00   ▼  attach',
      '             ● instance i-2',
      '',
      '  later      to what is drawn above',
      '  2026-03-03    by alice, in 111122223333 eu-west-1',
      '  00:02:00      delete    disk vol-2',
      '  00:03:00      unshare   snapshot snap-1, account 4444',
      '  00:04:00      delete    snapshot snap-1',
      '',
    ])
  })

  it('tells at its place what opened a resource when its line had gone on', () => {
    const steps = [create, copy(1, 'snap-2'), shareWith('4444', 2)]
    expect(linesOf(steps).slice(3, 7)).toEqual([
      '             ● snapshot snap-1',
      '  00:02:00   ┃  share     account 4444',
      '             ┃  open to account 4444, still open',
      '  00:01:00   ▼  copy',
    ])
  })

  it('says so when its beginning is older than the logs', () => {
    const [first] = linesOf([restore(1, 'snap-7', 'vol-2')])
    expect(first).toBe('  UTC        ● snapshot snap-7, made before these logs')
  })

  it('keeps calls without success apart, and marks them', () => {
    const lines = linesOf([create, shareWith('4444', 1, { attempt: true }), copy(2, 'snap-2')])
    expect(lines.slice(-5)).toEqual([
      '',
      '  tried      without success',
      '  2026-03-02    by alice, in 111122223333 eu-west-1',
      '  00:01:00   ×  share     snapshot snap-1, account 4444',
      '',
    ])
    expect(lines.filter((line) => line.includes('share'))).toHaveLength(1)
  })
})

describe('what repeats', () => {
  it('is counted, with the time of the last', () => {
    const pieces = linesOf([create, ...[5, 6, 7].map(blockRead)])
    expect(pieces).toContain('  00:05:00   ▼  export    (3 times until 00:07:00Z)')
    const repeats = [copy(1, 'snap-2'), copy(2, 'snap-2'), copy(3, 'snap-2')]
    expect(linesOf([create, ...repeats])).toContain(
      '  00:01:00   ▼  copy      (3 times until 00:03:00Z)',
    )
  })

  it('by somebody else is told', () => {
    const people = [copy(1, 'snap-2', sso('alice')), copy(2, 'snap-2', sso('bob'))]
    const text = linesOf([create, ...people]).join('\n')
    expect(text).not.toContain('times')
    expect(text).toContain('by ops (bob)')
  })

  it('never hides a second receiver behind the first', () => {
    const text = linesOf([create, shareWith('4444', 1), shareWith('5555', 2)]).join('\n')
    expect(text).toContain('share     account 4444')
    expect(text).toContain('share     account 5555')
    expect(text).not.toContain('times')
  })
})

describe('a long chain', () => {
  const copies = Array.from({ length: 30 }, (_, index) => copy(index + 1, `snap-${index + 2}`))

  it('shows its ends, all of it with --explain', () => {
    const shown = linesOf([create, ...copies])
    expect(shown.filter((line) => line.includes('copy'))).toHaveLength(15)
    expect(shown).toContain('             ┆  … 15 more steps (--explain shows all)')
    const all = linesOf([create, ...copies], { explain: true })
    expect(all.filter((line) => line.includes('copy'))).toHaveLength(30)
  })

  it('says behind what is left out who it was, where that is not what stands above', () => {
    const last = { ...copy(31, 'snap-40'), principal: principal('mallory') }
    const lines = linesOf([create, ...copies, last])
    const gap = lines.findIndex((line) => line.includes('16 more'))
    expect(lines[gap + 1]).toBe('  00:24:00   ├──╮  copy')
    expect(lines.slice(-4)).toEqual([
      '             ╪═ by mallory',
      '  00:31:00   ▼  copy',
      '             ● snapshot snap-40',
      '',
    ])
  })

  it('never leaves out what others can reach', () => {
    const opened = step('launch', {
      at: 15,
      inputs: ['snap-12'],
      outputs: ['i-2'],
      links: [
        ['launched-from', 'snap-12', 'i-2'],
        ['member-of', 'i-2', 'sg-2'],
      ],
    })
    const text = linesOf([create, ...copies, opened, rule('open', 16)]).join('\n')
    expect(text).toContain('● instance i-2')
    expect(text).toContain('open to the world on port 22, still open')
    expect(text).toContain('more steps (--explain shows all)')
  })
})

describe('the signs', () => {
  it('are ASCII where the terminal knows no others, names of logs as well', () => {
    const steps = [create, { ...copy(5, 'snap-é'), principal: principal('Ûrsula') }]
    const lines = linesOf(steps, { glyphs: asciiGlyphs })
    expect(lines.slice(2, 8)).toEqual([
      '  00:00:00   v  create',
      '             * snapshot snap-1',
      '             += by \\u{db}rsula',
      '  00:05:00   v  copy',
      '             * snapshot snap-\\u{e9}',
      '',
    ])
  })

  it('show no control character, whichever field of a log it stands in', () => {
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
