import { describe, expect, it } from 'vitest'
import { casts, minute, reportedTheft } from '../../test/builders/reported-finding.ts'
import { type FollowUpQuestion, followUpQuestions } from './follow-up-questions.ts'
import type { ReportedChain } from './report-schema.ts'

function asked(
  start: string,
  change: (chain: ReportedChain) => Partial<ReportedChain> = () => ({}),
): FollowUpQuestion | undefined {
  return followUpQuestions(reportedTheft(casts.aws, change)).find(({ question }) =>
    question.startsWith(start),
  )
}

function portQuestion(until: string | null): FollowUpQuestion | undefined {
  return asked('Who connected', ({ exposure }) => ({
    exposure: exposure.map((one) => ({ ...one, until })),
  }))
}

function takenQuestion(isUnseen: boolean): string | undefined {
  return asked('Who else restored', () => ({ source_unseen: isUnseen }))?.question
}

function sharedWithAll({ exposure }: ReportedChain): Partial<ReportedChain> {
  return {
    exposure: exposure.map((one) => (one.kind === 'share' ? { ...one, public: true } : one)),
  }
}

describe('the questions of a chain', () => {
  it('are about the time in which a port was open, or until long after where it still is', () => {
    expect(portQuestion(minute(50))?.search).toMatchObject({
      kind: 'flow',
      from: '2026-03-02T14:25:00Z',
      to: '2026-03-02T14:55:00Z',
      ports: [[22, 22]],
    })
    expect(portQuestion(null)?.search.to).toBe('2026-04-01T14:55:00Z')
  })

  it('read ports as numbers, and nothing else', () => {
    const { search } =
      asked('Who connected', ({ exposure }) => ({
        exposure: exposure.map((one) => ({ ...one, ports: ['80-90', '22 or true', '443'] })),
      })) ?? {}
    expect(search).toMatchObject({
      ports: [
        [80, 90],
        [443, 443],
      ],
    })
  })

  it('are not about the machine of the original, nor about receivers as copies', () => {
    const touched = asked('What else touched', ({ links, root }) => ({
      links: [
        ...links,
        { from: root, to: 'i-1', kind: 'attached-to', evidence: 'inferred', record: 'r' },
        {
          from: 'snap-1',
          to: 'aws:acct:777788889999',
          kind: 'restored-from',
          evidence: 'observed',
          record: 'r',
        },
      ],
    }))
    expect(touched?.question).toBe('What else touched snap-1, vol-2 and i-2, until 30 days after?')
  })

  it('ask for the copy itself where what it was made of is not known', () => {
    expect(takenQuestion(false)).not.toContain('vol-1')
    expect(takenQuestion(true)).toContain('vol-1')
  })

  it('ask nobody about a share with everybody', () => {
    expect(asked('What else did account', sharedWithAll)).toBeUndefined()
    expect(asked('What else did account')).toBeDefined()
  })
})

it('how principals of Azure signed in is another log than what they did', () => {
  const [origin] = followUpQuestions(reportedTheft(casts.azure)).filter(
    ({ search }) => search.kind === 'sign-in',
  )
  expect(origin?.question).toMatch(/^How did .* sign in, from 30 days before\?$/)
  expect(origin?.search).toMatchObject({ from: '2026-01-31T14:05:00Z' })
})
