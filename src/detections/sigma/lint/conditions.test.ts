import { describe, expect, test } from 'vitest'
import { parseSigma } from '../parse-sigma.ts'
import { checkConditions } from './conditions.ts'

/** The code of everything told of a detection, with the word that it points at. */
function told(detection: string): readonly string[] {
  const text = `title: t\nlogsource: {product: aws, service: cloudtrail}\ndetection: ${detection}\n`
  const found: string[] = []
  const [document] = parseSigma(text).rules
  if (document === undefined) throw new TypeError(`cannot be parsed: ${detection}`)
  checkConditions({
    document,
    tell: ({ code, at }) => found.push(`${code} ${text.slice(at).split(/[ :}\n]/)[0] ?? ''}`),
  })
  return found
}

describe('names and operators (sigma.md 6)', () => {
  test.each([
    ['{s: {a: 1}, condition: s}', []],
    ['{notes: {a: 1}, condition: notes}', ['sigma-keyword-like-name notes']],
    ['{s: {a: 1}, condition: not (all of them)}', ['sigma-all-of-them all']],
    ['{s: {a: 1}, condition: all of s*}', []],
    ['{s: {a: 1}, condition: 1 of them}', []],
    [
      '{s: {a: 1}, t: {a: 2}, condition: s AND NOT t}',
      ['sigma-upper-case-operator AND', 'sigma-upper-case-operator NOT'],
    ],
    ['{s-AND: {a: 1}, condition: s-AND}', []],
  ])('%s', (detection, expected) => {
    expect(told(detection)).toEqual(expected)
  })
})
