import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  casts,
  reportedMatch,
  reportedTheft,
  type TheftCast,
} from '../../test/builders/reported-finding.ts'
import { wordOf } from '../../test/builders/follow-up-search.ts'
import { parseEql } from '../detections/eql/parser.ts'
import type { ReportedFinding } from './report-schema.ts'
import { type FollowUpQuery, followUpQueries, platformNames } from './follow-up-queries.ts'

const clouds = ['aws', 'azure', 'gcp'] as const

/** Nothing of ours holds it; where it stands outside of a literal, a value broke out. */
const marker = 'ZQXZQX'

const pieces = [
  ...Array.from('"\'\\`|#;$%_*?,:<>()[]=@\n\r\0\u202e'),
  ...String.raw`-- /* */ // {{ """ '''`.split(' '),
  ' or true',
  marker,
]
const hostile = fc
  .array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 8 })
  .map((all) => `${all.join('')}${marker}`)

/** A cast of which one name is hostile, whole or behind what its form begins with. */
const hostileCast = fc
  .record({
    cloud: fc.constantFrom(...clouds),
    value: hostile,
    isWhole: fc.boolean(),
    key: fc.constantFrom(
      'maker',
      'thief',
      'session',
      'source',
      'copy',
      'disk',
      'machine',
      'group',
      'receiver',
      'account',
      'region',
      'ip',
    ),
  })
  .map(({ cloud, value, isWhole, key }): TheftCast => {
    const cast = casts[cloud]
    const before = cast[key] ?? ''
    return { ...cast, [key]: isWhole ? value : `${before}${value}` }
  })

/** The query without its string literals, read by the rules of its language. */
function outsideLiterals({ language, text }: FollowUpQuery): string {
  switch (language) {
    case 'SQL':
      return text.replace(text.includes('protopayload') ? /'(?:[^'\\]|\\.)*'/gs : /'[^']*'/g, '')
    case 'shell':
      return text.replace(/'[^']*'|\\'/g, '')
    default:
      return text.replace(text.startsWith('spoor ') ? /'[^']*'|\\'/g : /"(?:[^"\\]|\\.)*"/gs, '')
  }
}

/** The match of a rule whose record has a hostile id as well. */
function withRecord(cast: TheftCast, record: string): ReportedFinding {
  const finding = reportedMatch(cast)
  return { ...finding, evidence: finding.evidence.map((one) => ({ ...one, record })) }
}

describe('the queries of a finding', () => {
  it.each(clouds)('of %s are in the languages of the platforms that have its logs', (cloud) => {
    const named = new Set(
      followUpQueries(reportedTheft(casts[cloud])).map(
        ({ platform, language }) => `${platform} ${language}`,
      ),
    )
    const everywhere = ['spoor EQL', 'elastic EQL', 'elastic ES|QL', 'splunk SPL', 'sentinel KQL']
    const own = {
      aws: ['athena SQL', 'cloudtrail-lake SQL', 'aws shell'],
      azure: [],
      gcp: ['google Logging query language', 'bigquery SQL'],
    }[cloud]
    expect(named).toEqual(new Set([...everywhere, ...own]))
  })

  it('ask the same of every platform, question by question', () => {
    const queries = followUpQueries(reportedTheft(casts.aws))
    const asked = queries
      .filter(({ platform }) => platform === 'spoor')
      .map(({ question }) => question)
    expect(asked).toEqual([
      'What else did lena and maintenance do, from a day before until a day after?',
      'What else touched snap-1, vol-2 and i-2, until 30 days after?',
      'Who else restored, copied, exported or started something from snap-1 and vol-2, until 30 days after?',
      'What else did account 777788889999 do here, and what else was opened to them, from 30 days before until 30 days after?',
      'Was it cleaned up, by whom, until 30 days after: the share taken back, the port closed and snap-1, vol-2 and i-2 removed?',
      'How did lena and maintenance come by their credentials, from 30 days before?',
    ])
    const flows = queries.filter(({ question }) => question.startsWith('Who connected'))
    expect(flows.map(({ question, platform }) => [question, platform])).toEqual([
      ['Who connected to i-2 on port 22 while it was open, and how much went out?', 'elastic'],
      ['Who connected to i-2 on port 22 while it was open, and how much went out?', 'splunk'],
      ['Who connected to i-2 on port 22 while it was open, and how much went out?', 'sentinel'],
      ['Who connected to i-2 on port 22 while it was open, and how much went out?', 'athena'],
    ])
    expect(queries.every(({ text, leftOut }) => text !== '' && leftOut.length === 0)).toBe(true)
  })

  it.each(clouds)(
    'of a rule without a chain in %s ask about the record and its principal',
    (cloud) => {
      const asked = followUpQueries(reportedMatch(casts[cloud])).filter(
        ({ platform }) => platform === 'elastic',
      )
      expect(
        new Set(asked.map(({ question }) => question.split(' ').slice(0, 2).join(' '))),
      ).toEqual(new Set(['What else', 'How did', 'What do']))
      expect(asked.some(({ text }) => text.includes('"record-0"'))).toBe(true)
    },
  )

  it('of a rule do not ask for ids that Spoor made because the log has none', () => {
    const finding = reportedMatch(casts.azure)
    const derived = {
      ...finding,
      evidence: finding.evidence.map((one) => ({ ...one, record: 'derived-1' })),
    }
    expect(followUpQueries(derived).some(({ text }) => text.includes('derived-1'))).toBe(false)
  })

  it('are none where nothing says in which cloud it happened', () => {
    expect(followUpQueries({ ...reportedMatch(casts.aws), evidence: [] })).toEqual([])
    expect(followUpQueries(reportedTheft(casts.aws, () => ({ steps: [] })))).toEqual([])
  })

  it('name at most twenty of very many, and say how many there are', () => {
    const finding = reportedTheft(casts.aws, ({ links }) => ({
      links: Array.from({ length: 30 }, (_, at) => ({
        ...links[0],
        from: 'vol-1',
        to: `snap-${at}`,
        kind: 'snapshot-of',
        evidence: 'observed',
        record: 'record-0',
      })),
    }))
    const touched = followUpQueries(finding).find(
      ({ question, language }) => question.startsWith('What else touched') && language === 'ES|QL',
    )
    expect(touched?.question).toBe(
      'What else touched snap-0, snap-1, snap-2, snap-3 and 26 more, until 30 days after?',
    )
    expect(touched?.text.match(/snap-\d+/g)).toHaveLength(20)
    expect(touched?.notes).toContain('asks for the first 20 of 30')
  })

  it('have names for --platform, each once', () => {
    expect(platformNames).toEqual([
      'spoor',
      'elastic',
      'splunk',
      'sentinel',
      'athena',
      'cloudtrail-lake',
      'aws',
      'google',
      'bigquery',
    ])
  })
})

describe('hostile names', () => {
  it('stay inside literals in every language', () => {
    fc.assert(
      fc.property(hostileCast, (cast) => {
        for (const query of [
          ...followUpQueries(reportedTheft(cast)),
          ...followUpQueries(withRecord(cast, `record${cast.maker}`)),
        ]) {
          expect(outsideLiterals(query)).not.toContain(marker)
          expect(query.text).not.toMatch(/[\0\r\u202e]/)
        }
      }),
      { numRuns: 120 },
    )
  })

  it('leave EQL a query of the same form, as its own parser reads it', () => {
    fc.assert(
      fc.property(hostileCast, (cast) => {
        for (const { text, platform, language } of followUpQueries(reportedTheft(cast))) {
          if (language !== 'EQL' || text === '') continue
          const query = platform === 'spoor' ? wordOf(text) : text
          const parsed = parseEql(query)
          expect('statement' in parsed ? parsed.statement.pipes : parsed.diagnostics).toEqual([])
        }
      }),
      { numRuns: 60 },
    )
  })

  it('are left out where they cannot be quoted, and that is said', () => {
    const finding = reportedTheft({ ...casts.aws, copy: 'snap-1\nor true', disk: 'vol-2' })
    const touched = followUpQueries(finding).filter(({ question }) =>
      question.startsWith('What else touched'),
    )
    for (const { text, leftOut } of touched) {
      expect(text).not.toContain('or true')
      expect(text).toContain('vol-2')
      expect(leftOut).toEqual(['snap-1\nor true'])
    }
  })

  it('that are all that there is to ask for leave no query', () => {
    const finding = reportedMatch({ ...casts.gcp, maker: 'a\nb' })
    const asked = followUpQueries(finding).filter(({ question }) =>
      question.startsWith('What else did'),
    )
    expect(asked.map(({ text, leftOut }) => [text, leftOut])).toEqual(
      asked.map(() => ['', ['a\nb']]),
    )
    expect(asked.length).toBeGreaterThan(5)
  })
})
