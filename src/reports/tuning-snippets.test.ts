import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  casts,
  reportedMatch,
  reportedTheft,
  type TheftCast,
} from '../../test/builders/reported-finding.ts'
import {
  type EnvironmentReading,
  readEnvironment,
} from '../environment/configuration/read-environment.ts'
import { placeholders, tuningSnippets } from './tuning-snippets.ts'

const now = Date.UTC(2026, 2, 3)

/** The snippet as a whole file. */
function read(text: string): EnvironmentReading {
  return readEnvironment({ text: `schema: spoor/environment@1\n${text}` }, { now })
}

/** What a person makes of it. */
function filled(text: string): string {
  return text
    .replaceAll(placeholders.why, 'agreed in ticket 12')
    .replaceAll(placeholders.until, '2027-03-31')
    .replaceAll(placeholders.who, 'operations@example.com')
    .replaceAll(`, ${placeholders.confirmed}`, '')
}

/** The places that the entries of a receiver name. */
function listOf(receiver: string): readonly string[] {
  return tuningSnippets(reportedTheft({ ...casts.gcp, receiver })).flatMap(({ text }) =>
    /^(?:own|partners)/.test(text) ? [text.split('\n')[1]?.trim() ?? ''] : [],
  )
}

describe('the entries that would make a finding weigh less', () => {
  it('are asked for one by one', () => {
    expect(tuningSnippets(reportedTheft(casts.aws)).map(({ question }) => question)).toEqual([
      'Is the account 777788889999 ours?',
      'Is the account 777788889999 a partner who may have copies, until a day?',
      'Does lena work without a person?',
      'Does maintenance work without a person?',
      'Is all of this wanted, so that it may be out of sight until a day?',
    ])
  })

  it('say what they trust, and leave the rest to a person', () => {
    const texts = tuningSnippets(reportedTheft(casts.aws)).map(({ text }) => text)
    expect(texts[1]).toBe(`partners:
  - account: "777788889999"
    why: @FILL-IN-THE-REASON
    until: @FILL-IN-THE-LAST-DAY
`)
    expect(texts[3]).toBe(`automation:
  - principal: "arn:aws:iam::111122223333:role/maintenance"
    why: @FILL-IN-THE-REASON
    verbs: [restore, launch, attach]
    until: @FILL-IN-THE-LAST-DAY
`)
  })

  it.each(['aws', 'azure', 'gcp'] as const)(
    'of %s are read without a remark once filled in',
    (cloud) => {
      const snippets = [
        ...tuningSnippets(reportedTheft(casts[cloud])),
        ...tuningSnippets(reportedMatch(casts[cloud])),
      ]
      expect(snippets.length).toBeGreaterThan(4)
      for (const { text } of snippets) expect(read(filled(text)).diagnostics).toEqual([])
    },
  )

  it('are refused as they are, and while any placeholder stands', () => {
    for (const { text } of tuningSnippets(reportedTheft(casts.aws))) {
      expect(read(text).environment).toBeUndefined()
      const names = Object.values(placeholders).filter((one) => text.includes(one))
      for (const name of names) {
        const others = filled(text.replaceAll(name, 'KEPT')).replaceAll('KEPT', name)
        expect(read(others).environment).toBeUndefined()
      }
    }
  })

  it('name the receiver as spoor.yaml does', () => {
    expect(listOf('user:someone@outside.example.org')[1]).toBe('- domain: "outside.example.org"')
    expect(listOf('arn:aws:organizations::111122223333:organization/o-a1b2c3d4e5')[1]).toBe(
      '- organization: "o-a1b2c3d4e5"',
    )
    expect(listOf('other-project')[1]).toBe('- account: "other-project"')
    // Anybody can have an address there: the reader refuses the domain.
    expect(listOf('user:someone@gmail.com')).toEqual([])
    expect(listOf('serviceaccount:x@other.iam.gserviceaccount.com')).toEqual([])
  })

  it('never make a trade of sharing or opening', () => {
    const texts = tuningSnippets(reportedTheft(casts.aws)).map(({ text }) => text)
    expect(texts.filter((text) => text.startsWith('automation')).join()).not.toMatch(/share|expose/)
  })

  it('take a finding out of sight only as a whole: one filter for each principal', () => {
    const filter = tuningSnippets(reportedTheft(casts.aws)).at(-1)
    const { environment } = read(filled(filter?.text ?? ''))
    expect(environment?.filters.map(({ principal, root }) => [principal, root])).toEqual([
      [casts.aws.maker, 'vol-1'],
      [casts.aws.thief, 'vol-1'],
    ])
  })

  it('filter a rule by its id', () => {
    const [filter] = tuningSnippets(reportedMatch(casts.aws))
    expect(filter?.text).toContain('detection: "rule-1"')
  })
})

const pieces = [
  '"',
  "'",
  '\\',
  '\n',
  '\r',
  '\t',
  '\0',
  ': ',
  '- ',
  '#',
  '&a',
  '*',
  '?',
  '{',
  '}',
  '[',
  ']',
  '|',
  '>',
  '%',
  '@',
  '`',
  '\u0085',
  '\u2028',
  '\ufeff',
  '\ud800',
  '\u202e',
  'own:\n',
  'é',
  '<<',
  '!!str ',
]
const hostile = fc
  .array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 10 })
  .map((all) => all.join(''))

describe('hostile names', () => {
  it('are one value of one entry, or in none', () => {
    const keys = fc.constantFrom('maker', 'thief', 'source', 'receiver' as const)
    const cloud = fc.constantFrom('aws', 'azure', 'gcp')
    fc.assert(
      fc.property(hostile, keys, cloud, fc.boolean(), (value, key, provider, isWhole) => {
        const cast = casts[provider]
        const changed: TheftCast = { ...cast, [key]: isWhole ? value : `${cast[key]}${value}` }
        for (const { text } of tuningSnippets(reportedTheft(changed))) {
          const { environment, diagnostics } = read(filled(text))
          expect(diagnostics).toEqual([])
          const { own = [], partners = [], automation = [], filters = [] } = environment ?? {}
          const kinds = [own, partners, automation, filters].filter(({ length }) => length > 0)
          expect(kinds).toHaveLength(1)
          const known: readonly string[] = [changed.maker, changed.thief]
          for (const { principal } of [...automation, ...filters]) {
            expect(known).toContain(principal)
          }
          for (const { root } of filters) expect(root).toBe(changed.source)
        }
      }),
      { numRuns: 150 },
    )
  })
})
