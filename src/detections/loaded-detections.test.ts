import { describe, expect, it } from 'vitest'
import { notesOnRulesNotRun, type RuleNotRun } from './loaded-detections.ts'

function left(why: RuleNotRun['why'], what: string, title: string): RuleNotRun {
  return { why, what, title, file: `${title}.toml` }
}

describe('notes on rules that are not run', () => {
  it('are one for each language, with the number and the first names', () => {
    const many = Array.from({ length: 7 }, (_, index) => left('language', 'KQL', `k${index}`))
    const notes = notesOnRulesNotRun([...many, left('language', 'ES|QL', 'e')], 'rules')
    expect(notes).toMatchObject([
      {
        code: 'rule-language-not-run',
        severity: 'note',
        file: 'rules',
        message: '7 rules in KQL not run: k0, k1, k2, k3, k4 and 2 more',
      },
      { message: '1 rule in ES|QL not run: e' },
    ])
  })

  it('are one for all rules about other data, the most frequent first', () => {
    const rules = [left('data', 'okta', 'a'), left('data', 'o365', 'b'), left('data', 'o365', 'c')]
    expect(notesOnRulesNotRun(rules, 'rules')).toMatchObject([
      {
        code: 'eql-index-not-read',
        message: '3 rules about data that is not read (o365, okta): a, b, c',
      },
    ])
  })

  it('tell of documents that are no rules', () => {
    expect(notesOnRulesNotRun([left('no-rule', 'hunting query', 'h')], 'rules')).toMatchObject([
      {
        code: 'rule-document-unknown',
        message: '1 document left that is no rule (hunting query): h',
      },
    ])
  })

  it('are none when all is run', () => {
    expect(notesOnRulesNotRun([], 'rules')).toEqual([])
  })
})
