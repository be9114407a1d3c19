import { describe, expect, it } from 'vitest'
import {
  principal,
  resource,
  step,
  storyBegin,
  type StepWords,
  worldRule,
} from '../../test/builders/step-builder.ts'
import { levels } from '../detections/detection.ts'
import { AccountTrust } from '../environment/account-trust.ts'
import { emptyEnvironment } from '../environment/environment.ts'
import type { Chain } from '../lineage/chain.ts'
import { buildLineageGraph } from '../lineage/graph.ts'
import type { Step } from '../lineage/step.ts'
import { traceChains } from '../lineage/trace-chains.ts'
import { attemptSignal, isImageBuild, signalsOf } from './signal.ts'

const trust = new AccountTrust()
for (const account of ['111122223333', '444455556666']) trust.seeAsRecipient(account)

function create(by: NonNullable<StepWords['by']> = 'alice'): Step {
  return step('create', { at: 0, by, links: [['snapshot-of', 'vol-1', 'snap-1']] })
}

function restore(by: NonNullable<StepWords['by']>, account = '111122223333'): Step {
  const links = [['restored-from', 'snap-1', 'vol-2']] as const
  return step('restore', { at: 90, by, account, inputs: ['snap-1'], links })
}

function share(id: string, by: NonNullable<StepWords['by']> = 'alice'): Step {
  const grantees = [{ kind: 'account', id }] as const
  const sharing = { resource: resource('snap-1'), change: 'add', grantees } as const
  const links = [['shared-with', 'snap-1', 'acct-9']] as const
  return step('share', { at: 20, by, links, sharing })
}

function chainOf(...steps: readonly Step[]): Chain {
  const [chain] = traceChains(buildLineageGraph(steps))
  if (chain === undefined) throw new TypeError('the story has no chain')
  return chain
}

/** The signs of a story as `level: phrase`, gravest first. */
function signs(...steps: readonly Step[]): readonly string[] {
  return [...signalsOf(chainOf(...steps), trust)]
    .sort((a, b) => levels.indexOf(b.level) - levels.indexOf(a.level))
    .map(({ level, phrase }) => `${level}: ${phrase}`)
}

const sso = (session: string): StepWords['by'] & object => principal('ops', { session })

describe('the use of a copy', () => {
  it('by its maker is ordinary, by another a sign', () => {
    expect(signs(create())).toEqual(['informational: copied'])
    expect(signs(create(), restore('alice'))[0]).toBe('low: restored')
    expect(signs(create(), restore('bob'))[0]).toBe('medium: restored by another principal')
  })

  it('by another person behind the same shared role is a sign too', () => {
    expect(signs(create(sso('alice')), restore(sso('alice')))[0]).toBe('low: restored')
    expect(signs(create(sso('alice')), restore(sso('bob')))[0]).toMatch(/^medium/)
  })

  it('is expected of those to whom the maker handed it over', () => {
    const handed = [create(), share('444455556666'), restore('bob', '444455556666')]
    expect(signs(...handed)).toContain('low: handed over and restored')
  })

  it('is not, when somebody else of the maker’s role shared it, or after the use', () => {
    const use = restore('carol', '444455556666')
    const byOther = [create(sso('alice')), share('444455556666', sso('bob')), use]
    expect(signs(...byOther)).toContain('medium: restored by another principal')
    const late = { ...share('444455556666'), event: step('share', { at: 95 }).event }
    expect(signs(create(), late, use)).toContain('medium: restored by another principal')
  })

  it('by automation, or of a backup that automation made, is no theft', () => {
    const robot = principal('dlm', { automation: 'invokedBy is dlm.amazonaws.com' })
    expect(signs(create(), restore(robot))[0]).toBe('informational: restored')
    expect(signs(create(robot), restore('bob'))[0]).toBe('low: restored by another principal')
  })
})

describe('a share', () => {
  it('weighs by who receives it, and its reason says so', () => {
    expect(signs(create(), share('999988887777'))).toContain(
      'high: shared with account 999988887777',
    )
    expect(signs(create(), share('444455556666'))).toContain(
      'low: shared inside, with account 444455556666',
    )
    const [signal] = signalsOf(chainOf(create(), share('999988887777')), trust)
    expect(signal?.reason).toBe(
      'snapshot snap-1 was shared with account 999988887777 by alice at 2026-03-02 00:20:00Z, and it still is; the receiver is none of the accounts whose logs were read',
    )
  })
})

describe('a share with somebody whom spoor.yaml names', () => {
  const until = storyBegin + 60 * 60_000
  const partner = { kind: 'account', id: '999988887777', why: 'managed backups', line: 12 } as const
  const named = new AccountTrust({
    ...emptyEnvironment,
    file: 'spoor.yaml',
    own: [{ kind: 'account', id: '888877776666', line: 3 }],
    partners: [{ ...partner, until }],
  })

  function told(receiver: string, at: number): string | undefined {
    const grantees = [{ kind: 'account', id: receiver }] as const
    const sharing = { resource: resource('snap-1'), change: 'add', grantees } as const
    const links = [['shared-with', 'snap-1', 'acct-9']] as const
    const chain = chainOf(create(), step('share', { at, links, sharing }))
    const signal = signalsOf(chain, named).find(({ phrase }) => phrase.startsWith('shared'))
    return (
      signal &&
      `${signal.level}: ${signal.phrase}: ${signal.reason.split('; ').slice(1).join('; ')}`
    )
  }

  it('is low for a partner, and cites the line', () => {
    expect(told(partner.id, 59)).toBe(
      'low: shared with partner account 999988887777: a partner (spoor.yaml line 12: managed backups)',
    )
  })

  it('is high from the moment that the partner’s time is over', () => {
    expect(told(partner.id, 60)).toBe(
      'high: shared with account 999988887777: the receiver was not trusted then (spoor.yaml line 12: managed backups; it had ended by then)',
    )
  })

  it('is inside for an account that the file says is ours', () => {
    expect(told('888877776666', 0)).toBe(
      'low: shared inside, with account 888877776666: one of our own (spoor.yaml line 3)',
    )
  })
})

const image = (by: string): Step =>
  step('create', { at: 0, by, links: [['image-of', 'i-1', 'ami-1']] })

const launchedBefore = (minutes: number): Step =>
  step('launch', { at: -minutes, by: 'packer', outputs: ['i-1'] })

describe('an image build (reference/telemetry.md 7 D)', () => {
  it('is an image of a machine that its maker had just launched', () => {
    expect(isImageBuild(chainOf(launchedBefore(30), image('packer')))).toBe(true)
    expect(isImageBuild(chainOf(launchedBefore(6 * 60), image('packer')))).toBe(true)
  })

  it('is an image of the disk that such a launch made, and of no disk that it only took along', () => {
    const ofDisk = step('create', { at: 0, by: 'packer', links: [['image-of', 'vol-1', 'ami-1']] })
    const launch = { at: -30, by: 'packer', links: [['attached-to', 'vol-1', 'i-1']] } as const
    const made = step('launch', { ...launch, outputs: ['i-1', 'vol-1'] })
    const taken = step('launch', { ...launch, inputs: ['vol-1'], outputs: ['i-1'] })
    expect(isImageBuild(chainOf(made, ofDisk))).toBe(true)
    expect(isImageBuild(chainOf(taken, ofDisk))).toBe(false)
  })

  it('is not, of an older machine or of another’s', () => {
    expect(isImageBuild(chainOf(launchedBefore(6 * 60 + 1), image('packer')))).toBe(false)
    expect(isImageBuild(chainOf(launchedBefore(30), image('mallory')))).toBe(false)
    expect(isImageBuild(chainOf(image('packer')))).toBe(false)
  })
})

const open = (from: number, to: number): Step => {
  const rules = [{ ...worldRule(from), ports: [[from, to]] as const }]
  const exposures = [{ resource: resource('sg-2'), change: 'open', rules }] as const
  return step('expose', { at: 20, exposures })
}

describe('a network opened to the world', () => {
  const launch = step('launch', {
    at: 10,
    links: [
      ['launched-from', 'snap-1', 'i-2'],
      ['member-of', 'i-2', 'sg-2'],
    ],
  })

  it('is critical when a watched port is within the range, medium otherwise', () => {
    expect(signs(create(), launch, open(20, 25))[0]).toMatch(/^critical: opened to the world/)
    expect(signs(create(), launch, open(22, 22))[0]).toMatch(/^critical/)
    expect(signs(create(), launch, open(23, 25))[0]).toMatch(/^medium/)
  })
})

describe('the maker of a copy', () => {
  it('is who made the first one; of an unseen source, who touched it first', () => {
    expect(chainOf(create(), restore('bob')).maker?.event.id).toBe('create@0')
    expect(chainOf(share('4'), restore('bob')).maker?.event.id).toBe('share@20')
  })
})

const refused = (id: string): string => {
  const wanted = share(id)
  const activity = { ...wanted.activity, attempt: true }
  return attemptSignal({ ...wanted, activity }, trust).level
}

describe('a refused call', () => {
  it('is graver when a foreign account would have been let in', () => {
    expect(refused('999988887777')).toBe('medium')
    expect(refused('444455556666')).toBe('low')
  })
})

describe('protocols', () => {
  it.each([
    ['tcp', 'critical'],
    ['any', 'critical'],
    ['udp', 'medium'],
    ['icmp', 'low'],
  ])('%s from the world to every port of a copy is %s', (protocol, level) => {
    const everything = { ...worldRule(22), ports: [[0, 65535]] as const, protocol }
    const opened = step('expose', {
      at: 14,
      by: 'alice',
      exposures: [{ resource: resource('sg-2'), change: 'open', rules: [everything] }],
    })
    const launched = step('launch', {
      at: 12,
      inputs: ['snap-1'],
      outputs: ['i-2'],
      links: [
        ['launched-from', 'snap-1', 'i-2'],
        ['member-of', 'i-2', 'sg-2'],
      ],
    })
    const [gravest] = signalsOf(chainOf(create(), launched, opened), new AccountTrust())
    expect(gravest?.level).toBe(level)
  })
})
