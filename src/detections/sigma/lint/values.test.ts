import { describe, expect, test } from 'vitest'
import { parseSigma } from '../parse-sigma.ts'
import { checkValues } from './values.ts'

/** The code of everything told of a detection, with the word that it points at. */
function told(detection: string): readonly string[] {
  const text = `title: t\nlogsource: {product: aws, service: cloudtrail}\ndetection: ${detection}\n`
  const found: string[] = []
  const [document] = parseSigma(text).rules
  if (document === undefined) throw new TypeError(`cannot be parsed: ${detection}`)
  checkValues({
    document,
    tell: ({ code, at }) => found.push(`${code} ${text.slice(at).split(/[ :}\n]/)[0] ?? ''}`),
  })
  return found
}

describe('values and modifiers (sigma.md 3 to 5)', () => {
  test.each([
    ['{s: {a: x}, condition: s}', []],
    ['{s: {a|contains|all: x}, condition: s}', ['sigma-all-single-value a|contains|all']],
    ['{s: {a: [x]}, condition: s}', ['sigma-single-item-list [x]']],
    ["{s: {a: '*x*'}, condition: s}", ['sigma-wildcard-for-modifier a']],
    ["{s: {a: ['x*', 'y*']}, condition: s}", ['sigma-wildcard-for-modifier a']],
    ["{s: {a: ['x*', '*y']}, condition: s}", []],
    ["{s: {a: '*'}, condition: s}", ["sigma-lone-star '*'"]],
    ["{s: {a: 'x**y'}, condition: s}", ["sigma-double-wildcard 'x**y'"]],
    ["{s: {a: '5'}, condition: s}", ["sigma-number-as-text '5'"]],
    ["{s: {a: '05'}, condition: s}", []],
    ["{s: {a|exists: 'True'}, condition: s}", ["sigma-value-type 'True'"]],
  ])('%s', (detection, expected) => {
    expect(told(detection)).toEqual(expected)
  })
})
