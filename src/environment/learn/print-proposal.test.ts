import { describe, expect, it } from 'vitest'
import { readEnvironment } from '../configuration/read-environment.ts'
import { printProposal } from './print-proposal.ts'
import type { Proposal } from './proposal.ts'

const now = Date.UTC(2026, 9, 1)

const proposals: readonly Proposal[] = [
  { list: 'own.aws', entry: '111122223333', evidence: 'its own log was read' },
  { list: 'own.gcp', entry: 'example-build', evidence: 'its own log was read' },
  {
    list: 'partners',
    entry: { account: '444455556666', why: 'copies', until: '2026-12-29' },
    evidence: '5 shares',
  },
  {
    list: 'automation',
    entry: { principal: 'arn:aws:iam::111122223333:role/b', why: 'nightly', verbs: ['create'] },
    evidence: '30 calls',
  },
]

describe('a printed proposal', () => {
  it('is a spoor.yaml with the evidence above each entry', () => {
    const text = printProposal({
      about: ['learned from 9 events'],
      proposals,
      notes: ['eve is new'],
    })
    expect(text)
      .toBe(`# Proposed by spoor learn. Every entry says what it rests on: read each before you keep it.
# learned from 9 events
schema: spoor/environment@1

own:
  aws:
    # its own log was read
    - "111122223333"
  gcp:
    # its own log was read
    - "example-build"

partners:
  # 5 shares
  - account: "444455556666"
    why: "copies"
    until: "2026-12-29"

automation:
  # 30 calls
  - principal: "arn:aws:iam::111122223333:role/b"
    why: "nightly"
    verbs: [create]

# Not proposed:
# eve is new
`)
    const { environment, diagnostics } = readEnvironment({ text }, { now })
    expect(diagnostics).toEqual([])
    expect(environment?.own.map(({ id }) => id)).toEqual(['111122223333', 'example-build'])
  })

  it('is one also where nothing is proposed', () => {
    const text = printProposal({ about: [], proposals: [], notes: [] })
    expect(readEnvironment({ text }, { now }).diagnostics).toEqual([])
  })

  it('lets no text of a log out of its place', () => {
    const evil = 'x"\n- principal: "*"\u2028filters: []\u0085# \u202e'
    const text = printProposal({
      about: [evil],
      notes: [evil],
      proposals: [
        {
          list: 'partners',
          evidence: evil,
          entry: { account: '444455556666', why: evil, until: '2026-12-29' },
        },
      ],
    })
    const { environment, diagnostics } = readEnvironment({ text }, { now })
    expect(diagnostics).toEqual([])
    expect(environment?.partners).toMatchObject([{ id: '444455556666', why: evil }])
    expect(environment?.automation).toEqual([])
    expect(text).not.toMatch(/[\u0085\u2028\u202e]/)
  })
})
