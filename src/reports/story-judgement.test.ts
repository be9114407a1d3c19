import { describe, expect, it } from 'vitest'
import { casts, reportedMatch, reportedTheft, step } from '../../test/builders/reported-finding.ts'
import {
  confidenceWords,
  inferredSentences,
  openSentences,
  storyInShort,
  whyItMatters,
} from './story-judgement.ts'

describe('a story in short', () => {
  it('says what was copied, who was let in and what stood open', () => {
    expect(storyInShort(reportedTheft(casts.aws))).toBe(
      'On 2 March 2026, the disk vol-1 was copied by lena. The copy was shared with account 777788889999. The machine i-2, which held the copy, could be reached from the whole internet on port 22 for 30 minutes.',
    )
  })

  it('tells an account that is foreign as far as the report knows', () => {
    const theft = reportedTheft(casts.aws)
    expect(storyInShort(theft, ['111122223333'])).toContain(
      'account 777788889999 (none of those known as ours)',
    )
    expect(storyInShort(theft, ['777788889999'])).not.toContain('none of those')
  })

  it('says when others used the copy, and when it was exported', () => {
    const used = reportedTheft(casts.aws, ({ steps }) => ({
      steps: [
        ...steps,
        step(casts.aws, { verb: 'restore', action: 'x', principal: 'aws:acct:777788889999' }, 60),
        step(casts.aws, { verb: 'export', action: 'x' }, 61),
      ],
    }))
    expect(storyInShort(used)).toContain(
      'and account 777788889999 made something of its own out of it. It was exported, so that it could leave the cloud.',
    )
    const unshared = { ...used, chain: used.chain && { ...used.chain, exposure: [] } }
    expect(storyInShort(unshared)).toContain(
      'Account 777788889999 made something of its own out of the copy.',
    )
  })

  it('does not say that something was done where nothing took effect', () => {
    const tried = reportedTheft(casts.aws, ({ steps }) => ({
      steps: steps.map((one) => ({ ...one, attempt: true })),
      exposure: [],
    }))
    expect(storyInShort(tried)).toBe(
      'On 2 March 2026, lena tried to get at the disk vol-1; none of 7 calls took effect.',
    )
    expect(whyItMatters(tried).join()).not.toContain('Whoever reads a copy')
  })

  it('does not know the maker of a copy from before the logs', () => {
    const unseen = reportedTheft(casts.aws, () => ({ source_unseen: true }))
    expect(storyInShort(unseen)).toContain(
      'a copy was used, the disk vol-1; what it was made of is not in these logs',
    )
    expect(storyInShort(unseen)).not.toContain('by lena')
  })

  it('of a rule is its summary', () => {
    const match = reportedMatch(casts.aws)
    expect(storyInShort(match)).toBe(match.summary)
    expect(openSentences(match)).toEqual([])
    expect(inferredSentences(match)).toEqual([])
  })
})

it('what is still open comes first', () => {
  expect(openSentences(reportedTheft(casts.aws))).toEqual([
    'Still open, as far as the logs tell: the snapshot snap-1 is shared with account 777788889999 since 2 March 2026 at 14:10 UTC.',
    'No longer open: the machine i-2 could be reached from the whole internet on port 22 from 2 March 2026 at 14:25 UTC until 2 March 2026 at 14:55 UTC, 30 minutes.',
  ])
})

describe('why it matters', () => {
  it('follows from what happened', () => {
    const text = whyItMatters(reportedTheft(casts.aws)).join('\n')
    expect(text).toContain('Whoever it was shared with could make a copy on the other side')
    expect(text).toContain('anybody on the internet could try to log in')
    expect(text).toContain('made under one identity and used under another')
    expect(text).not.toContain('export')
    expect(text).not.toContain('deleted')
  })

  it('says of a public copy to take it for taken', () => {
    const isPublic = reportedTheft(casts.aws, ({ exposure }) => ({
      exposure: exposure.map((one) =>
        one.kind === 'share' ? { ...one, to: 'public', public: true } : one,
      ),
    }))
    expect(whyItMatters(isPublic).join()).toContain('take it for taken')
    expect(openSentences(isPublic)[0]).toContain('the snapshot snap-1 is there for everybody since')
  })
})

describe('how sure it is', () => {
  it('is told for each confidence', () => {
    const theft = reportedTheft(casts.aws)
    const words = (['high', 'medium', 'low'] as const).map((confidence) =>
      confidenceWords({ ...theft, confidence }),
    )
    expect(words.map((text) => text.split(':')[0])).toEqual(['High', 'Medium', 'Low'])
  })

  it('lists the ties that no record names whole', () => {
    const inferred = reportedTheft(casts.aws, ({ links, root }) => ({
      links: [
        ...links.slice(0, 1).map((one) => ({ ...one, evidence: 'inferred' as const })),
        { from: root, to: 'i-1', kind: 'attached-to', evidence: 'inferred', record: 'r' },
      ],
    }))
    expect(inferredSentences(inferred)).toEqual([
      'Inferred, not observed: that the disk vol-1 and the snapshot snap-1 belong together.',
      'The disk vol-1 was probably that of the i-1; the story does not rest on that.',
    ])
  })
})
