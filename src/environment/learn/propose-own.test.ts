import { expect, it } from 'vitest'
import type { AccountEvidence, LearningEvidence } from './evidence.ts'
import { sightingAt } from '../history/sighting.ts'
import { proposeOwn } from './propose-own.ts'

function evidence(provider: AccountEvidence['provider'], id: string): LearningEvidence {
  const account = { provider, count: 2, seen: sightingAt(0), hasLaunches: false }
  const accounts = new Map([[id, account]])
  return { events: 2, accounts, principals: new Map(), shares: [], copies: [], leftOut: 0 }
}

const subscription = 'b56c7bc0-c4f2-4bef-8995-deaf43fefac7'

it.each([
  ['aws', '111122223333'],
  ['azure', subscription],
  ['gcp', 'example-production'],
] as const)('proposes an account of %s whose log was read', (provider, id) => {
  expect(proposeOwn(evidence(provider, id))).toEqual({
    proposals: [
      {
        list: `own.${provider}`,
        entry: id,
        evidence:
          'its own log was read: 2 events on 1 day, first 1970-01-01T00:00:00Z, last 1970-01-01T00:00:00Z',
      },
    ],
    notes: [],
  })
})

it('proposes nothing that is no account, and says so', () => {
  const { proposals, notes } = proposeOwn(evidence('aws', '"]\nfilters: []'))
  expect(proposals).toEqual([])
  expect(notes.join()).toContain('is no AWS account')
})
