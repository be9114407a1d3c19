import { describe, expect, test } from 'vitest'
import { parseSigma } from '../parse-sigma.ts'
import { checkFields } from './fields.ts'

/** The code of everything told of a detection, with the word that it points at. */
function told(detection: string): readonly string[] {
  const text = `title: t\nlogsource: {product: aws, service: cloudtrail}\ndetection: ${detection}\n`
  const found: string[] = []
  const [document] = parseSigma(text).rules
  if (document === undefined) throw new TypeError(`cannot be parsed: ${detection}`)
  checkFields({
    document,
    tell: ({ code, at }) => found.push(`${code} ${text.slice(at).split(/[ :}\n]/)[0] ?? ''}`),
  })
  return found
}

describe('fields that the log does not have (sigma.md 12)', () => {
  test.each([
    ['{s: {eventName: x}, condition: s}', []],
    ['{s: {eventNam: x}, condition: s}', ['sigma-unknown-field eventNam']],
    ['{s: {user.name: x}, condition: s}', []],
    ['{s: {user.nam: x}, condition: s}', ['sigma-unknown-field user.nam']],
    ['{s: {eventName|fieldref: eventNam}, condition: s}', ['sigma-unknown-field eventNam']],
    ['{s: [evil], condition: s}', []],
  ])('%s', (detection, expected) => {
    expect(told(detection)).toEqual(expected)
  })
})
