import { describe, expect, it } from 'vitest'
import { casts, reportedMatch, reportedTheft } from '../../test/builders/reported-finding.ts'
import { isoTime, namesOf, searchOf, subjectOf } from './follow-up-subject.ts'

const hour = 60 * 60 * 1000

describe('the subject of a finding', () => {
  it('is of all who acted, also behind a role, from the first deed to the last', () => {
    const theft = reportedTheft(casts.aws, ({ steps }) => ({
      steps: steps.map((step) => ({ ...step, behind: ['arn:aws:iam::1:user/behind'] })),
    }))
    const subject = subjectOf(theft)
    expect(subject?.actors.map(({ name }) => name)).toEqual(['lena', 'maintenance', 'behind'])
    expect(subject?.sessions).toEqual(['session-1'])
    expect(subject && [isoTime(subject.first), isoTime(subject.last)]).toEqual([
      '2026-03-02T14:05:00Z',
      '2026-03-02T14:55:00Z',
    ])
  })

  it('of a rule is that of its records', () => {
    expect(subjectOf(reportedMatch(casts.gcp))).toMatchObject({
      cloud: 'gcp',
      actors: [{ id: 'lena@example.com', name: 'lena@example.com' }],
      regions: ['europe-west1'],
    })
  })
})

describe('a search', () => {
  const subject = subjectOf(reportedTheft(casts.aws))
  if (subject === undefined) throw new TypeError('no subject')

  it('is in a span round the deeds', () => {
    expect(searchOf(subject, { before: hour, after: 2 * hour }, [])).toMatchObject({
      from: '2026-03-02T13:05:00Z',
      to: '2026-03-02T16:55:00Z',
    })
  })

  it('asks for twenty values of very many, and says so', () => {
    const values = Array.from({ length: 21 }, (_, at) => `r-${at}`)
    const search = searchOf(subject, { before: 0, after: 0 }, [[{ by: 'record', values }]])
    expect(search.groups[0]?.[0]?.values).toHaveLength(20)
    expect(search.notes).toEqual(['asks for the first 20 of 21'])
  })

  it('has times that every platform reads, whatever the report says', () => {
    expect(isoTime(-1)).toBe('1970-01-01T00:00:00Z')
    expect(isoTime(Number.MAX_VALUE)).toBe('9999-12-31T23:59:59Z')
  })
})

it('names of which there are many are counted', () => {
  expect(namesOf(['a', 'b', 'a'])).toBe('a and b')
  expect(namesOf(['a', 'b', 'c', 'd', 'e'])).toBe('a, b, c, d and e')
  expect(namesOf(['a', 'b', 'c', 'd', 'e', 'f'])).toBe('a, b, c, d and 2 more')
})
