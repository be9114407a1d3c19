import { describe, expect, it } from 'vitest'
import { step } from '../../test/builders/step-builder.ts'
import type { JsonObject } from '../base/json.ts'
import { loadDetections } from '../detections/load-detection.ts'
import { explainQuery } from '../matching/explain-query.ts'
import { renderWhy } from './why.ts'

const document = {
  event: { action: 'CreateSnapshot', outcome: 'success' },
  user: { name: 'lena', roles: ['a', 'b'] },
}

/** The lines of the tree, and those below it that quote the rule. */
function why(query: string, changes: JsonObject = {}): readonly [tree: string[], quotes: string[]] {
  const [detection] = loadDetections(query, 'rule.eql').detections
  if (detection === undefined) throw new TypeError(`no query: ${query}`)
  const event = { ...step('create', { at: 0 }).event, document: { ...document, ...changes } }
  const explanation = explainQuery(detection.query, event)
  const text = renderWhy({ detection, event, explanation, width: 100 })
  const [, tree = '', ...quotes] = text.trimEnd().split('\n\n')
  return [tree.split('\n'), quotes]
}

function marked(query: string): readonly string[] {
  const [tree] = why(query)
  return tree.filter((line) => line.startsWith('>')).map((line) => line.slice(1).trim())
}

describe('why a rule did not match', () => {
  it('shows every clause with its verdict and the values seen, and quotes what decided', () => {
    const [tree, quotes] = why(
      'any where event.action : ("Copy*", "S*")\n  and event.outcome == "success"',
    )
    expect(tree).toEqual([
      '  no  and',
      '>   no  event.action : ("Copy*", "S*")',
      '        event.action = "CreateSnapshot"',
      '    yes event.outcome == "success"',
      '        event.outcome = "success"',
    ])
    expect(quotes).toEqual([
      '1 | any where event.action : ("Copy*", "S*")\n' +
        '              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^',
    ])
  })

  it.each([
    [
      'every false part of a conjunction',
      'user.name == "x" and (user.name : "l*" and false)',
      ['no  user.name == "x"', 'no  false'],
    ],
    ['a choice as a whole', '(user.name == "x" or user.name == "y") and true', ['no  or']],
    ['what is true inside a negation', 'not user.name == "lena"', ['yes user.name == "lena"']],
    [
      'the true parts of a negated choice',
      'not (user.name == "lena" or user.name == "x")',
      ['yes user.name == "lena"'],
    ],
    ['a negated conjunction as a whole', 'not (user.name == "lena" and true)', ['no  not']],
    ['a field that is missing', 'source.ip != null', ['no  source.ip != null']],
    ['an operator that stands for a negation', 'user.name != "lena"', ['no  user.name != "lena"']],
  ])('marks %s: %s', (_, condition, clauses) => {
    expect(marked(`any where ${condition}`)).toEqual(clauses)
  })

  it('names the category, which stands in the rule as a word only', () => {
    expect(marked('iam where true')).toEqual(['no  event.category is "iam"'])
  })

  it('looks into every stage of a sequence', () => {
    const rule = 'sequence [any where user.name == "x"] [any where event.action == "y"]'
    expect(marked(rule)).toEqual(['no  user.name == "x"', 'no  event.action == "y"'])
  })

  it('lets no log forge lines, and cuts long values', () => {
    const [tree] = why('any where user.name == "x"', {
      user: { name: `\u001b[2J\n${'x'.repeat(99)}` },
    })
    expect(tree).toHaveLength(2)
    expect(tree[1]).toMatch(/^ {6}user\.name = "\\u001b\[2J\\n.*…x+"$/)
    expect(tree[1]?.length).toBeLessThanOrEqual(100)
  })
})

describe('why a rule matched', () => {
  it('marks and quotes nothing', () => {
    expect(why('any where user.roles == "b"')).toEqual([
      ['  yes user.roles == "b"', '      user.roles = "a", "b"'],
      [],
    ])
  })
})
