import fc from 'fast-check'
import { expect, it } from 'vitest'
import {
  daily,
  type Deed,
  learnedFrom,
  month,
  role,
  start,
  user,
} from '../../../test/builders/learning-builder.ts'
import { home } from '../../../test/builders/cloudtrail-builder.ts'
import { readEnvironment } from '../configuration/read-environment.ts'
import { printProposal } from './print-proposal.ts'
import { proposeEnvironment } from './propose.ts'

const backup = role('backup')
const grantees = [{ kind: 'account', id: '444455556666' }] as const
const deeds: readonly Deed[] = [
  ...month,
  ...daily({ by: backup, verb: 'create' }),
  ...daily({ by: backup, verb: 'copy', from: home.account, to: '777788889999' }),
  ...daily({ by: backup, verb: 'share', grantees }, { every: 7 }),
  ...['anna', 'bert', 'carla'].flatMap((name) =>
    [8, 10, 12, 14].flatMap((at) => daily({ by: user(name) }, { at })),
  ),
]

it('proposes all there is, in a file that is read without a remark', () => {
  const proposed = proposeEnvironment(learnedFrom(deeds))
  expect(proposed.proposals.map(({ list }) => list)).toEqual([
    'own.aws',
    'partners',
    'vaults',
    'automation',
    'workingHours',
  ])
  const { environment, diagnostics } = readEnvironment(
    { text: printProposal(proposed) },
    { now: start },
  )
  expect(diagnostics).toEqual([])
  expect(environment?.filters).toEqual([])
})

it('proposes the same whatever the order of the logs', () => {
  const text = printProposal(proposeEnvironment(learnedFrom(deeds)))
  const shuffled = fc.shuffledSubarray([...deeds], { minLength: deeds.length })
  fc.assert(
    fc.property(shuffled, (other) => {
      expect(printProposal(proposeEnvironment(learnedFrom(other)))).toBe(text)
    }),
    { numRuns: 10 },
  )
})

it('says what it was learned from', () => {
  const { about } = proposeEnvironment(learnedFrom(month, daily({ by: backup })))
  expect(about).toEqual([
    'learned from 31 events, 2026-09-01T00:00:00Z to 2026-10-01T00:00:00Z',
    'and from the history that was learned before',
  ])
})

it('bounds what it tells of one list', () => {
  const many = Array.from({ length: 80 }, (_, n) => ({
    by: backup,
    verb: 'share',
    at: start,
    grantees: [{ kind: 'account' as const, id: String(444455550000 + n) }],
  }))
  const { notes } = proposeEnvironment(learnedFrom([...month, ...many]))
  expect(notes.filter((note) => note.startsWith('partners:'))).toHaveLength(50)
  expect(notes).toContain('30 more like the last')
})
