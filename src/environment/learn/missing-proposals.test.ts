import { describe, expect, it } from 'vitest'
import { readEnvironment } from '../configuration/read-environment.ts'
import { missingProposals } from './missing-proposals.ts'
import type { Proposal } from './proposal.ts'

const account = '444455556666'
const principal = 'arn:aws:iam::111122223333:role/backup'
const offers: Readonly<Record<string, Proposal>> = {
  own: { list: 'own.aws', entry: account, evidence: '' },
  partner: { list: 'partners', entry: { account, why: '', until: '' }, evidence: '' },
  organization: { list: 'partners', entry: { organization: 'o-a1b2c3d4e5' }, evidence: '' },
  vault: { list: 'vaults', entry: { account, why: '' }, evidence: '' },
  automation: { list: 'automation', entry: { principal, why: '', verbs: [] }, evidence: '' },
  hours: { list: 'workingHours', entry: { zone: 'UTC' }, evidence: '' },
}

function missing(text: string): readonly string[] {
  const source = `schema: spoor/environment@1\n${text}`
  const { environment, diagnostics } = readEnvironment(
    { text: source },
    { now: Date.UTC(2026, 0, 1) },
  )
  if (environment === undefined) throw new TypeError(diagnostics[0]?.message)
  const found = missingProposals(environment, Object.values(offers))
  return Object.entries(offers).flatMap(([name, one]) => (found.includes(one) ? [name] : []))
}

describe('what is missing', () => {
  it.each([
    ['all, in a file that says nothing', '', Object.keys(offers)],
    [
      'no account that is ours',
      `own: {aws: ["${account}"]}`,
      ['organization', 'vault', 'automation', 'hours'],
    ],
    [
      'no account that is a partner, nor as our own',
      `partners: [{account: "${account}", why: x, until: 2027-01-01}]`,
      ['organization', 'vault', 'automation', 'hours'],
    ],
    [
      'no partner that is a vault',
      `vaults: [{account: "${account}", why: x}]`,
      ['own', 'organization', 'automation', 'hours'],
    ],
    [
      'nothing that the file let end',
      `vaults: [{account: "${account}", why: x, until: 2025-01-01}]`,
      ['own', 'organization', 'automation', 'hours'],
    ],
    [
      'no organisation that is known',
      'own: {organizations: [o-a1b2c3d4e5]}',
      ['own', 'partner', 'vault', 'automation', 'hours'],
    ],
    [
      'no automation that a pattern names',
      'automation: [{principal: "arn:aws:iam::111122223333:role/back*", why: x, verbs: [copy]}]',
      ['own', 'partner', 'organization', 'vault', 'hours'],
    ],
    [
      'no calendar where there is one',
      'workingHours: [{zone: UTC, days: monday, from: "08:00", to: "09:00"}]',
      ['own', 'partner', 'organization', 'vault', 'automation'],
    ],
  ])('%s', (_, text, names) => {
    expect(missing(text)).toEqual(names)
  })
})
