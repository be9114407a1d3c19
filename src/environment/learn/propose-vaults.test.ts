import { describe, expect, it } from 'vitest'
import {
  daily,
  type Deed,
  learnedFrom,
  month,
  role,
  user,
} from '../../../test/builders/learning-builder.ts'
import { home } from '../../../test/builders/cloudtrail-builder.ts'
import { principalKey } from '../history/history-key.ts'
import { proposeVaults } from './propose-vaults.ts'

const vault = '777788889999'
const backup = role('backup')
const machines = new Set([principalKey(backup) ?? ''])
const copy = { by: backup, verb: 'copy', from: home.account, to: vault }

function propose(deeds: readonly Deed[]) {
  return proposeVaults(learnedFrom([...month, ...deeds]), machines)
}

describe('a vault', () => {
  it('is an account into which a machine brings copies each night', () => {
    expect(propose(daily(copy))).toEqual({
      proposals: [
        {
          list: 'vaults',
          entry: {
            account: vault,
            why: `keeps backups since 2026-09-01 of ${home.account}`,
            until: '2026-12-30',
          },
          evidence: `30 copies on 30 days, first 2026-09-01T02:00:00Z, last 2026-09-30T02:00:00Z, of data of ${home.account}`,
        },
      ],
      notes: [],
    })
  })

  it('may fetch its copies itself, in its own log', () => {
    const fetch = { by: backup, verb: 'copy', from: home.account, account: vault }
    const { proposals } = propose(daily(fetch))
    expect(proposals).toMatchObject([{ entry: { account: vault } }])
  })
})

describe('no vault', () => {
  it.each<[string, readonly Deed[], string | undefined]>([
    [
      'into which a person brings copies too',
      [...daily(copy), ...daily({ ...copy, by: user('eve') })],
      'not only known automation',
    ],
    [
      'in which machines are started',
      [...daily(copy), ...daily({ by: backup, verb: 'launch', account: vault })],
      'machines are started',
    ],
    ['that is new', daily(copy, { from: 14 }), 'new'],
    ['that got a copy now and then', daily(copy, { every: 9 }), 'no steady rhythm'],
    ['into which copies were refused', daily({ ...copy, attempt: true }), undefined],
    ['within one account', daily({ ...copy, to: home.account }), undefined],
    ['that is no account', daily({ ...copy, to: '!' }), 'is no account'],
  ])('is one %s', (_, deeds, reason) => {
    const { proposals, notes } = propose(deeds)
    expect(proposals).toEqual([])
    expect(notes.join()).toMatch(reason ?? /^$/)
  })
})
