import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  daily,
  type Deed,
  eventOf,
  hour,
  learnedFrom,
  month,
  role,
  start,
  user,
} from '../../../test/builders/learning-builder.ts'
import { home } from '../../../test/builders/cloudtrail-builder.ts'
import type { LearningEvidence } from './evidence.ts'
import { EvidenceLedger } from './evidence-ledger.ts'

const backup = role('backup')
const receiver = { kind: 'account', id: '444455556666' } as const

function gathered(deeds: readonly Deed[]): LearningEvidence {
  return learnedFrom(deeds).evidence
}

/** All that is gathered, in an order that shows. */
function told(deeds: readonly Deed[]): unknown {
  const { accounts, principals, ...rest } = gathered(deeds)
  return { ...rest, accounts: [...accounts], principals: [...principals] }
}

describe('evidence', () => {
  it('counts what was seen, when', () => {
    const { events, seen, accounts } = gathered(daily({ by: backup }, { days: 3 }))
    expect(events).toBe(3)
    expect(seen).toMatchObject({ first: start + 2 * hour, days: 0b111n })
    expect([...accounts]).toMatchObject([
      [home.account, { provider: 'aws', count: 3, hasLaunches: false }],
    ])
    expect(gathered([])).toMatchObject({ events: 0, leftOut: 0 })
    expect(gathered([]).seen).toBeUndefined()
  })

  it('holds what a principal did to data, by verb, day and hour', () => {
    const deeds = [
      ...daily({ by: backup, verb: 'create' }, { days: 2 }),
      { by: backup, verb: 'copy', attempt: true, at: start },
      { by: backup, at: start },
    ]
    const one = gathered(deeds).principals.get(backup.id)
    expect(one).toMatchObject({ count: 4 })
    expect([...(one?.deeds ?? [])].map(([verb, { count }]) => [verb, count])).toEqual([
      ['create', 2],
    ])
    expect([...(one?.deedHours.values() ?? [])]).toEqual([0b100, 0b100])
    expect(one?.hours.size).toBe(0)
  })

  it('holds all hours of people', () => {
    const one = gathered([{ by: user('anna'), at: start + 5 * hour }]).principals.get(
      user('anna').id,
    )
    expect([...(one?.hours.values() ?? [])]).toEqual([1 << 5])
  })

  it('knows in which accounts machines are started', () => {
    const launch = { by: backup, verb: 'launch', at: start }
    expect(gathered([launch]).accounts.get(home.account)?.hasLaunches).toBe(true)
    const refused = { ...launch, attempt: true }
    expect(gathered([refused]).accounts.get(home.account)?.hasLaunches).toBe(false)
  })

  it('takes no account for ours that only called, in records that name no trail', () => {
    const stranger = role('x', { kind: 'external' })
    const native = {
      recipientAccountId: undefined,
      userIdentity: { type: 'AWSAccount', accountId: '999988887777' },
    }
    expect(gathered([{ by: stranger, at: start, native }]).accounts.size).toBe(0)
    expect(gathered([{ by: backup, at: start, native }]).accounts.size).toBe(1)
    expect(gathered([{ by: stranger, at: start }]).accounts.size).toBe(1)
  })

  it('tells shares by receiver, granter and log', () => {
    const share = { by: backup, verb: 'share', grantees: [receiver], at: start }
    const { shares } = gathered([share, share, { ...share, by: role('eve') }])
    expect(shares.map(({ count, granter }) => [count, granter.display])).toEqual([
      [2, 'backup'],
      [1, 'eve'],
    ])
  })

  it('tells copies from one account into another, of one source only', () => {
    const copy = { by: backup, verb: 'copy', from: '1', to: '2', at: start }
    expect(gathered([copy]).copies).toMatchObject([{ from: '1', to: '2', count: 1 }])
    expect(gathered([{ ...copy, verb: 'restore' }]).copies).toEqual([])
    expect(gathered([{ ...copy, to: '1' }]).copies).toEqual([])
    const { event } = eventOf(copy)
    const ledger = new EvidenceLedger()
    const two = [{ account: '1' }, { account: '3' }]
    ledger.see(event, backup, {
      verb: 'copy',
      attempt: false,
      inputs: two,
      outputs: [{ account: '2' }],
    })
    expect(ledger.evidence().copies).toEqual([])
  })

  it('does not depend on the order of events', () => {
    const people = [
      backup,
      user('anna'),
      user('bert'),
      { ...backup, session: 's-2' },
      { ...backup, display: 'a' },
    ]
    const deed: fc.Arbitrary<Deed> = fc.record({
      by: fc.constantFrom(...people),
      at: fc.integer({ min: 0, max: 900 }).map((n) => start + n * hour),
      verb: fc.constantFrom('create', 'share', 'copy', 'launch'),
      attempt: fc.boolean(),
      grantees: fc.constantFrom([receiver], [{ kind: 'public', id: 'public' } as const]),
      from: fc.constantFrom('1', '2'),
      to: fc.constantFrom('2', '3'),
      native: fc.constantFrom(
        {},
        { userAgent: 'Mozilla/5.0' },
        { sessionCredentialFromConsole: 'true' },
      ),
    })
    const shuffled = fc
      .array(deed, { maxLength: 25 })
      .chain((deeds) =>
        fc.tuple(fc.constant(deeds), fc.shuffledSubarray(deeds, { minLength: deeds.length })),
      )
    fc.assert(
      fc.property(shuffled, ([one, other]) => {
        expect(told(other)).toEqual(told(one))
      }),
    )
  })
})

it('leaves nothing out of a month that fits', () => {
  expect(gathered(month).leftOut).toBe(0)
})
