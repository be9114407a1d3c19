import { describe, expect, it } from 'vitest'
import { historyWith, type Moments } from '../../test/builders/history-builder.ts'
import { chainOf, create, restore, share } from '../../test/builders/signal-builder.ts'
import { principal, step, storyBegin } from '../../test/builders/step-builder.ts'
import { type Context, createContext } from '../environment/context.ts'
import { emptyEnvironment, type Environment } from '../environment/configuration/environment.ts'
import type { Chain } from '../lineage/chain.ts'
import { actorSignals } from './actor-signal.ts'

const day = 24 * 60 * 60_000
const alice = 'arn:aws:iam::111122223333:user/alice'
const before = [storyBegin - 30 * day, storyBegin - day]

/** A month was learned in which alice made snapshots in eu-west-1, and whatever is told besides. */
function learned(more: Moments = {}, environment: Partial<Environment> = {}): Context {
  const history = historyWith({
    'log-account': { '111122223333': before },
    principal: { [alice]: before },
    'principal-verb': { [JSON.stringify([alice, 'create'])]: before },
    'account-region': { '["111122223333","eu-west-1"]': before },
    ...more,
  })
  return createContext({ environment: { ...emptyEnvironment, ...environment }, history })
}

function signs(chain: Chain, context: Context): readonly string[] {
  return actorSignals(chain, context).map(({ level, phrase }) => `${level}: ${phrase}`)
}

function reasonOf(chain: Chain, context: Context): string | undefined {
  return actorSignals(chain, context)[0]?.reason
}

describe('a newcomer', () => {
  it('is nobody whom the history knows to do so', () => {
    expect(signs(chainOf(create('alice')), learned())).toEqual([])
  })

  it('is low, and the span that was learned is told with him', () => {
    expect(signs(chainOf(create('eve')), learned())).toEqual(['low: by a new principal'])
    expect(reasonOf(chainOf(create('eve')), learned())).toBe(
      'eve: create snapshot snap-1 at 2026-03-02 00:00:00Z; eve was never seen before (2 days learned, 2026-01-31 00:00:00Z to 2026-03-01 00:00:00Z)',
    )
  })

  it('is told once for all that he did', () => {
    const reason = reasonOf(chainOf(create('eve'), restore('eve')), learned())
    expect(reason).toMatch(/\), and 1 more step like it$/)
  })

  it('is whoever does for the first time what he does, or in a region for the first time', () => {
    expect(signs(chainOf(create('alice'), restore('alice')), learned())).toEqual([
      'low: by somebody who never did so',
    ])
    const elsewhere = step('create', {
      at: 0,
      region: 'ap-east-1',
      links: [['snapshot-of', 'vol-1', 'snap-1']],
    })
    expect(signs(chainOf(elsewhere), learned())).toEqual(['low: in a new region'])
  })

  it('is an account that was never let in before', () => {
    const verbs = {
      [JSON.stringify([alice, 'create'])]: before,
      [JSON.stringify([alice, 'share'])]: before,
    }
    const shared = chainOf(create('alice'), share('444455556666'))
    const sharing = learned({ 'principal-verb': verbs })
    expect(signs(shared, sharing)).toEqual(['low: with account 444455556666 for the first time'])
    const known = learned({ 'principal-verb': verbs, grantee: { '444455556666': before } })
    expect(signs(shared, known)).toEqual([])
  })

  it('is neither known automation nor somebody of another account, nor one who was refused', () => {
    const robot = principal('dlm', { automation: 'invokedBy is dlm.amazonaws.com' })
    const other = principal('ext', { kind: 'external' })
    expect(signs(chainOf(create(robot), restore(other)), learned())).toEqual([])
    const links = [['snapshot-of', 'vol-1', 'snap-1']] as const
    const refused = step('share', {
      ...share('4', 'eve').activity,
      at: 9,
      by: 'eve',
      attempt: true,
      inputs: [],
      outputs: [],
      links: [],
    })
    expect(signs(chainOf(step('create', { at: 0, links }), refused), learned())).toEqual([])
  })

  it('is claimed of nobody where nothing was learned', () => {
    expect(signs(chainOf(create('eve')), createContext())).toEqual([])
  })
})

describe('a deed outside working hours', () => {
  const hours = { zone: 'UTC', days: [1], from: 480, to: 1080, holidays: [], line: 4 } as const
  const working = learned({}, { workingHours: [hours] })

  it('is low', () => {
    expect(signs(chainOf(create('alice')), working)).toEqual(['low: outside working hours'])
    expect(reasonOf(chainOf(create('alice')), working)).toBe(
      'alice: create snapshot snap-1 at 2026-03-02 00:00:00Z, outside the working hours of spoor.yaml',
    )
  })

  it('is none of a deed within them', () => {
    const noon = step('create', { at: 12 * 60, links: [['snapshot-of', 'vol-1', 'snap-1']] })
    expect(signs(chainOf(noon), working)).toEqual([])
  })
})

describe('sensitive data', () => {
  const sensitive = [{ id: 'vol-1', why: 'payroll', line: 9 }]
  const context = learned({}, { file: 'spoor.yaml', sensitive })

  it('copied by whoever always does is low, by automation less', () => {
    expect(signs(chainOf(create('alice')), context)).toEqual(['low: sensitive data'])
    const robot = principal('dlm', { automation: 'invokedBy is dlm.amazonaws.com' })
    expect(signs(chainOf(create(robot)), context)).toEqual(['informational: sensitive data'])
  })

  it('copied by a newcomer is medium, and the line of the file is told', () => {
    const signals = actorSignals(chainOf(create('eve')), context)
    expect(signals.map(({ level }) => level)).toEqual(['low', 'medium'])
    expect(signals[1]?.reason).toBe(
      'disk vol-1 is sensitive (spoor.yaml line 9: payroll), and copied by a new principal',
    )
  })
})
