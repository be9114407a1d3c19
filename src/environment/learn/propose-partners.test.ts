import { describe, expect, it } from 'vitest'
import {
  daily,
  day,
  type Deed,
  hour,
  learnedFrom,
  month,
  role,
  start,
} from '../../../test/builders/learning-builder.ts'
import { home } from '../../../test/builders/cloudtrail-builder.ts'
import type { TrustSubject } from '../place-of-subject.ts'
import { proposePartners } from './propose-partners.ts'

const contoso: TrustSubject = { kind: 'account', id: '444455556666' }
const backup = role('backup')
const work = daily({ by: backup })

function shares(
  more: Partial<Deed> = {},
  rhythm: Parameters<typeof daily>[1] = {},
): readonly Deed[] {
  const deed = { by: backup, verb: 'share', grantees: [contoso], ...more }
  return daily(deed, { every: 7, ...rhythm })
}

function propose(deeds: readonly Deed[], earlier: readonly Deed[] = []) {
  return proposePartners(learnedFrom([...month, ...work, ...deeds], earlier))
}

describe('a partner', () => {
  it('is who was let in again and again, for long, by somebody known for long', () => {
    expect(propose(shares())).toEqual({
      proposals: [
        {
          list: 'partners',
          entry: {
            account: '444455556666',
            why: 'copies shared since 2026-09-01 by backup',
            until: '2026-12-30',
          },
          evidence:
            '5 shares on 5 days, first 2026-09-01T02:00:00Z, last 2026-09-29T02:00:00Z, by backup',
        },
      ],
      notes: [],
    })
  })

  it('may be an organisation', () => {
    const id = 'arn:aws:organizations::999988887777:organization/o-a1b2c3d4e5'
    const { proposals } = propose(shares({ grantees: [{ kind: 'organization', id }] }))
    expect(proposals).toMatchObject([{ entry: { organization: 'o-a1b2c3d4e5' } }])
  })

  it('is known from a history, where the logs show one share more', () => {
    const earlier = shares().map((deed) => ({ ...deed, at: deed.at - 60 * day }))
    const before = [...month, ...work].map((deed) => ({ ...deed, at: deed.at - 60 * day }))
    const [once] = shares({}, { from: 10 })
    const found = propose(once === undefined ? [] : [once], [...before, ...earlier])
    expect(found.proposals).toMatchObject([
      { entry: { account: contoso.id, why: expect.stringContaining('since 2026-07-03') } },
    ])
    expect(propose(once === undefined ? [] : [once]).proposals).toEqual([])
  })
})

describe('nobody is proposed', () => {
  it.each<[string, readonly Deed[], string | undefined]>([
    [
      'who was let in with everybody',
      shares({ grantees: [contoso, { kind: 'public', id: 'public' }] }),
      undefined,
    ],
    ['called everybody', shares({ grantees: [{ kind: 'public', id: 'public' }] }), undefined],
    ['who is new in what was learned', shares({}, { from: 12, every: 2 }), 'it is new'],
    [
      'let in by a newcomer',
      [...daily({ by: role('eve') }, { from: 12 }), ...shares({ by: role('eve') }, { from: 12 })],
      'new or rarely seen',
    ],
    ['let in once', shares({}, { days: 1 }), 'three days over two weeks'],
    [
      'let in often on one day',
      Array.from({ length: 9 }, (_, n) => ({
        by: backup,
        verb: 'share',
        grantees: [contoso],
        at: start + n * hour,
      })),
      'three days over two weeks',
    ],
    ['let in on days of one week', shares({}, { days: 6, every: 1 }), 'three days over two weeks'],
    ['whose shares were refused', shares({ attempt: true }), undefined],
    ['who was shut out', shares({ change: 'remove' }), undefined],
    ['of our own', shares({ grantees: [{ kind: 'account', id: home.account }] }), undefined],
    [
      'let in by a role of his alone',
      shares({ grantees: [{ kind: 'principal', id: 'arn:aws:iam::444455556666:role/r' }] }),
      'not let in as a whole',
    ],
    [
      'whose name is no account',
      shares({ grantees: [{ kind: 'account', id: 'x'.repeat(9) + '\n' }] }),
      'not let in as a whole',
    ],
  ])('%s', (_, deeds, reason) => {
    const { proposals, notes } = propose(deeds)
    expect(proposals).toEqual([])
    expect(notes.join()).toMatch(reason ?? /^$/)
  })

  it('whom the cloud lets in for its own work', () => {
    const scan = role(
      'aws-service-role/malware-protection.guardduty.amazonaws.com/AWSServiceRoleForAmazonGuardDutyMalwareProtection',
      { automation: 'the role is its own', kind: 'automation' },
    )
    expect(propose([...daily({ by: scan }), ...shares({ by: scan })])).toEqual({
      proposals: [],
      notes: [],
    })
  })

  it('from logs of less than two weeks', () => {
    const context = learnedFrom(
      [...work, ...shares({}, { every: 1 })].filter(({ at }) => at < start + 13 * day),
    )
    expect(proposePartners(context).proposals).toEqual([])
    expect(proposePartners(context).notes.join()).toContain('less than 14 days')
  })
})
