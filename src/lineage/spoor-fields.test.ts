import { describe, expect, it } from 'vitest'
import { principal, resource, step, worldRule } from '../../test/builders/step-builder.ts'
import { historyWith } from '../../test/builders/history-builder.ts'
import type { JsonObject, JsonValue } from '../base/json.ts'
import { createContext } from '../environment/context.ts'
import { emptyEnvironment } from '../environment/configuration/environment.ts'
import type { Principal } from '../environment/principals/principal.ts'
import type { Grantee } from './activity.ts'
import { buildLineageGraph } from './graph.ts'
import { spoorFields, unfollowedFields } from './spoor-fields.ts'
import type { Step } from './step.ts'
import { tellingsOf } from './tellings.ts'
import { traceChains } from './trace-chains.ts'

const context = createContext()
context.trust.seeAsRecipient('111122223333')

const day = 24 * 60 * 60_000

const create = step('create', {
  at: 0,
  inputs: ['vol-1'],
  outputs: ['snap-1'],
  links: [['snapshot-of', 'vol-1', 'snap-1']],
})

function shareWith(...grantees: readonly Grantee[]): Step {
  return step('share', {
    at: 5,
    sharing: { resource: resource('snap-1'), change: 'add', grantees },
  })
}

function targetOf(shared: Step): JsonValue | undefined {
  return spoorFields(shared, [], context)['target']
}

describe('what lineage writes onto an event (design section 3)', () => {
  it('is the verb, what was read and made, and who did it', () => {
    expect(spoorFields(create, [], context)).toEqual({
      verb: 'create',
      attempt: false,
      resource: { kind: 'snapshot', id: 'snap-1' },
      inputs: ['vol-1'],
      outputs: ['snap-1'],
      principal: { id: 'arn:aws:iam::111122223333:user/alice', kind: 'human' },
    })
  })

  it('says how old the key is and who stands behind it, where that is known', () => {
    const known = {
      ...create.principal,
      keyId: 'ASIA1',
      keyCreated: Date.UTC(2024, 4, 1, 10),
      behind: [
        {
          id: 'arn:aws:iam::111122223333:role/broker',
          kind: 'role',
          account: '111122223333',
          session: 'lena',
          display: 'broker',
          evidence: 'session-key',
        },
      ],
    } as const
    expect(spoorFields({ ...create, principal: known }, [], context)['principal']).toEqual({
      id: create.principal.id,
      kind: 'human',
      key_created: '2024-05-01T10:00:00.000Z',
      behind: [
        {
          id: 'arn:aws:iam::111122223333:role/broker',
          kind: 'role',
          account: '111122223333',
          session: 'lena',
          evidence: 'session-key',
        },
      ],
    })
  })

  it('names what was read where nothing was made', () => {
    const refused = step('delete', { at: 0, attempt: true, inputs: ['snap-1'] })
    expect(spoorFields(refused, [], context)).toMatchObject({
      attempt: true,
      resource: { kind: 'snapshot', id: 'snap-1' },
    })
  })

  it('says who was let in, and how foreign the most foreign of them is', () => {
    const own: Grantee = { kind: 'account', id: '111122223333' }
    const foreign: Grantee = { kind: 'account', id: '999988887777' }
    const everyone: Grantee = { kind: 'public', id: 'public' }
    expect(targetOf(shareWith(own))).toMatchObject({ public: false, trust: 'own' })
    expect(targetOf(shareWith(foreign, own))).toEqual({
      accounts: ['999988887777', '111122223333'],
      public: false,
      trust: 'unknown',
    })
    expect(targetOf(shareWith(everyone, foreign))).toEqual({
      accounts: ['999988887777'],
      public: true,
      trust: 'public',
    })
  })

  it('takes a foreign account that uses our copy for a target', () => {
    const used = step('restore', {
      at: 1,
      counterpart: { account: '999988887777', side: 'owner' },
    })
    expect(targetOf(used)).toMatchObject({ accounts: ['999988887777'], trust: 'unknown' })
  })
})

const change = (how: 'open' | 'close', attempt = false): Step =>
  step('expose', {
    at: 9,
    attempt,
    exposures: [
      {
        resource: resource('sg-2'),
        change: how,
        rules: [worldRule(22), { ...worldRule(80), ports: [[80, 90]] }],
      },
    ],
  })

describe('exposure', () => {
  it('lists ports and sources once', () => {
    expect(spoorFields(change('open'), [], context)['exposure']).toEqual({
      world_open: true,
      ports: ['22', '80-90'],
      cidrs: ['0.0.0.0/0'],
    })
  })

  it('is none of a rule that is closed', () => {
    expect(spoorFields(change('close'), [], context)).not.toHaveProperty('exposure')
  })

  it('is none of an opening that was refused', () => {
    expect(spoorFields(change('open', true), [], context)).not.toHaveProperty('exposure')
  })

  it('is also that of a launch into a group that is open already', () => {
    const open = step('expose', {
      at: 1,
      exposures: [{ resource: resource('sg-2'), change: 'open', rules: [worldRule(22)] }],
    })
    const launch = step('launch', {
      at: 5,
      links: [
        ['launched-from', 'snap-1', 'i-2'],
        ['member-of', 'i-2', 'sg-2'],
      ],
    })
    const chains = traceChains(buildLineageGraph([create, open, launch]))
    expect(
      spoorFields(launch, tellingsOf(chains).get(launch) ?? [], context)['exposure'],
    ).toMatchObject({ world_open: true })
  })
})

describe('the chain of an event', () => {
  it('is named with its root, the place of the step in it, and what changed', () => {
    const copy = step('copy', {
      at: 3,
      by: 'bob',
      region: 'us-east-1',
      links: [['copy-of', 'snap-1', 'snap-2']],
    })
    const chains = traceChains(buildLineageGraph([create, copy]))
    expect(spoorFields(copy, tellingsOf(chains).get(copy) ?? [], context)['chain']).toEqual({
      id: chains.map(({ id }) => id),
      step: 2,
      root: ['vol-1'],
      principal_changed: true,
      account_changed: false,
      region_changed: true,
      source_unseen: false,
    })
  })
})

const fieldsOf = (by: Principal): JsonObject => {
  const { known, make } = unfollowedFields(
    create.event,
    () => by,
    () => undefined,
  )
  return { ...known, ...make() }
}

describe('who acted', () => {
  it('is told as far as it is known', () => {
    const known = { account: '111122223333', session: 's', automation: 'invokedBy is x' }
    expect(fieldsOf(principal('bot', known))['principal']).toMatchObject(known)
    expect(fieldsOf(principal('alice'))).toEqual({
      verb: 'other',
      attempt: false,
      principal: { id: 'arn:aws:iam::111122223333:user/alice', kind: 'human' },
    })
  })

  it('is new, or known since when, if enough was learned', () => {
    const begin = create.event.time - 30 * day
    const history = historyWith({
      'log-account': { '111122223333': [begin, create.event.time - day] },
      principal: { 'arn:aws:iam::111122223333:user/bob': [begin + day] },
    })
    const learned = createContext({ history })
    const byBob = step('create', { at: 0, by: 'bob' })
    expect(spoorFields(create, [], learned)['principal']).toMatchObject({ is_new: true })
    expect(spoorFields(byBob, [], learned)['principal']).toMatchObject({
      is_new: false,
      first_seen: '2026-02-01T00:00:00.000Z',
    })
    expect(spoorFields(create, [], context)['principal']).not.toHaveProperty('is_new')
  })

  it('acted in or outside working hours, where there are any', () => {
    const hours = {
      zone: 'Europe/Berlin',
      days: [1],
      from: 0,
      to: 60,
      holidays: [],
      line: 1,
    } as const
    const working = createContext({ environment: { ...emptyEnvironment, workingHours: [hours] } })
    expect(spoorFields(create, [], working)['time']).toEqual({ off_hours: true })
    const earlier = { ...create, event: { ...create.event, time: create.event.time - 50 * 60_000 } }
    expect(spoorFields(earlier, [], working)['time']).toEqual({ off_hours: false })
    expect(spoorFields(create, [], context)).not.toHaveProperty('time')
    const unfollowed = unfollowedFields(create.event, () => create.principal, working.isOffHours)
    expect(unfollowed.make()['time']).toEqual({ off_hours: true })
  })
})
