import { describe, expect, test } from 'vitest'
import { parseSigma } from '../parse-sigma.ts'
import { checkRegexes } from './regexes.ts'

/** The code of everything told of a detection, with the word that it points at. */
function told(detection: string): readonly string[] {
  const text = `title: t\nlogsource: {product: aws, service: cloudtrail}\ndetection: ${detection}\n`
  const found: string[] = []
  const [document] = parseSigma(text).rules
  if (document === undefined) throw new TypeError(`cannot be parsed: ${detection}`)
  checkRegexes({
    document,
    tell: ({ code, at }) => found.push(`${code} ${text.slice(at).split(/[ :}\n]/)[0] ?? ''}`),
  })
  return found
}

describe('what other engines cannot run (sigma.md 5)', () => {
  test.each([
    [String.raw`{s: {a|re: '^x\d+$'}, condition: s}`, []],
    ["{s: {a|re: '(?i)x'}, condition: s}", ["sigma-regex '(?i)x'"]],
    ["{s: {a|re: '(a+)+'}, condition: s}", ["sigma-regex '(a+)+'"]],
    [String.raw`{s: {a|re: '\Ax'}, condition: s}`, [String.raw`sigma-regex '\Ax'`]],
    ["{s: {a|re: '(?P<n>x)'}, condition: s}", ["sigma-regex '(?P<n>x)'"]],
    ["{s: {a: '(a+)+'}, condition: s}", []],
  ])('%s', (detection, expected) => {
    expect(told(detection)).toEqual(expected)
  })
})
