import { describe, expect, test } from 'vitest'
import { parseSigma } from '../parse-sigma.ts'
import { checkErrors } from './meaning.ts'

/** The code of everything told of a detection, with the word that it points at. */
function told(detection: string): readonly string[] {
  const text = `title: t\nlogsource: {product: aws, service: cloudtrail}\ndetection: ${detection}\n`
  const found: string[] = []
  const [document] = parseSigma(text).rules
  if (document === undefined) throw new TypeError(`cannot be parsed: ${detection}`)
  checkErrors({
    document,
    tell: ({ code, at }) => found.push(`${code} ${text.slice(at).split(/[ :}\n]/)[0] ?? ''}`),
  })
  return found
}

describe('CloudTrail rules say whether failed calls count', () => {
  test.each([
    ['{s: {eventName: x}, condition: s}', ['sigma-error-not-excluded s']],
    ['{s: {eventName: x}, t: {errorCode: y}, condition: s and not t}', []],
    ['{s: {errorMessage|exists: false}, condition: s}', []],
  ])('%s', (detection, expected) => {
    expect(told(detection)).toEqual(expected)
  })
})
