import { describe, expect, it } from 'vitest'
import {
  daily,
  type Deed,
  learnedFrom,
  month,
  role,
  user,
} from '../../../test/builders/learning-builder.ts'
import type { JsonObject } from '../../base/json.ts'
import { automationKeys, proposeAutomation } from './propose-automation.ts'

const backup = role('nightly-backup')
const nightly = [
  ...daily({ by: backup, verb: 'create' }),
  ...daily({ by: backup, verb: 'delete' }, { from: 7, at: 3 }),
]

function propose(deeds: readonly Deed[]) {
  return proposeAutomation(learnedFrom([...month, ...deeds]))
}

describe('automation', () => {
  it('is who creates and deletes every night, for these verbs alone', () => {
    expect(propose(nightly)).toEqual({
      proposals: [
        {
          list: 'automation',
          entry: {
            principal: backup.id,
            why: 'create, delete on 30 days, weekends included, always at 02h, 03h UTC',
            verbs: ['create', 'delete'],
          },
          evidence:
            'create: 30 calls on 30 days, first 2026-09-01T02:00:00Z, last 2026-09-30T02:00:00Z; ' +
            'delete: 23 calls on 23 days, first 2026-09-08T03:00:00Z, last 2026-09-30T03:00:00Z; ' +
            'no sign of a person',
        },
      ],
      notes: [],
    })
  })

  it('may be a user of IAM with no sign of a person', () => {
    const { proposals } = propose(daily({ by: user('ci'), verb: 'create' }))
    expect(proposals).toMatchObject([{ entry: { principal: user('ci').id, verbs: ['create'] } }])
  })

  it('is never trusted to share, open or export, however often it does; that is told', () => {
    const grantees = [{ kind: 'account', id: '444455556666' }] as const
    const { proposals, notes } = propose([
      ...nightly,
      ...daily({ by: backup, verb: 'share', grantees }),
      ...daily({ by: backup, verb: 'expose' }),
      ...daily({ by: backup, verb: 'export' }),
    ])
    expect(proposals).toMatchObject([{ entry: { verbs: ['create', 'delete'] } }])
    expect(notes).toHaveLength(1)
    expect(notes[0]).toMatch(/not proposed for export: 30 calls.*expose: 30 calls.*share: 30 calls/)
  })

  it('is not trusted for what it does now and then', () => {
    const { proposals, notes } = propose([
      ...nightly,
      ...daily({ by: backup, verb: 'restore' }, { every: 7 }),
    ])
    expect(proposals).toMatchObject([{ entry: { verbs: ['create', 'delete'] } }])
    expect(notes.join()).toContain('restore: 5 calls')
  })
})

describe('nobody is proposed', () => {
  const signs: readonly (readonly [string, JsonObject])[] = [
    ['sessionCredentialFromConsole', { sessionCredentialFromConsole: 'true' }],
    [
      'mfaAuthenticated',
      { userIdentity: { sessionContext: { attributes: { mfaAuthenticated: 'true' } } } },
    ],
    ['sourceIdentity', { userIdentity: { sessionContext: { sourceIdentity: 'anna' } } }],
    ['userAgent', { userAgent: 'Mozilla/5.0' }],
  ]
  it.each(signs)('behind whom a person was seen once: %s', (sign, native) => {
    const { proposals, notes } = propose([
      ...nightly,
      { by: backup, at: nightly[0]?.at ?? 0, native },
    ])
    expect(proposals).toEqual([])
    expect(notes.join()).toContain(sign)
  })

  it('whose role a person takes up', () => {
    const native = {
      eventSource: 'sts.amazonaws.com',
      eventName: 'AssumeRole',
      requestParameters: { roleArn: backup.id },
    }
    const { proposals, notes } = propose([
      ...nightly,
      { by: user('anna'), at: nightly[0]?.at ?? 0, native },
    ])
    expect(proposals).toEqual([])
    expect(notes.join()).toContain('taken up by anna')
  })

  it.each([
    ['who is named after a person', role('ops', { session: 'anna@example.com' }), 'named after'],
    ['who signs in by single sign-on', role('AWSReservedSSO_Ops_1'), 'Identity Center'],
    ['whose id is a pattern', role('a*'), 'cannot stand in the file'],
  ])('%s', (_, by, reason) => {
    const { proposals, notes } = propose(daily({ by, verb: 'create' }))
    expect(proposals).toEqual([])
    expect(notes.join()).toContain(reason)
  })

  it.each([
    ['who is known as automation', { automation: 'invokedBy is backup.amazonaws.com' }],
    ['root', { kind: 'root' }],
    ['another account', { kind: 'external' }],
    ['who is hidden', { kind: 'unknown' }],
  ] as const)('%s', (_, more) => {
    expect(propose(daily({ by: role('x', more), verb: 'create' }))).toEqual({
      proposals: [],
      notes: [],
    })
  })

  it('who is new', () => {
    const late = daily({ by: backup, verb: 'create' }, { from: 15 })
    expect(propose(late).proposals).toEqual([])
    expect(propose(late).notes.join()).toContain('it is new')
  })

  it.each<[string, readonly Deed[]]>([
    ['who only shares', daily({ by: backup, verb: 'share' })],
    ['whose calls are refused', daily({ by: backup, verb: 'create', attempt: true })],
    ['who does nothing to data', daily({ by: backup })],
    ['without a rhythm', daily({ by: backup, verb: 'create' }, { every: 9 })],
  ])('%s', (_, deeds) => {
    expect(propose(deeds).proposals).toEqual([])
  })
})

it('counts as machines those who are proposed and those who are known', () => {
  const known = role('service', { automation: 'the role is its own' })
  const context = learnedFrom([
    ...month,
    ...nightly,
    ...daily({ by: known }),
    ...daily({ by: user('anna') }),
  ])
  const keys = automationKeys(context, proposeAutomation(context))
  expect([...keys].sort()).toEqual([backup.id, known.id].sort())
})
