import { expect, it } from 'vitest'
import { type ScanStop, ValueScanner } from './value-scanner.ts'

/** How the scan of a text stops, and where. */
function scan(text: string, arraysDownTo = -1): readonly [ScanStop, number] {
  const scanner = new ValueScanner(10)
  scanner.begin(0, arraysDownTo)
  const bytes = Buffer.from(text)
  const stop = scanner.scan({ bytes, to: bytes.length, floor: 0, checkedTo: bytes.length })
  return [stop, scanner.position]
}

it('ends after the last bracket or quote of a value', () => {
  expect(scan('{"a":[1,{"b":"}"}]} {')).toEqual(['complete', 19])
  expect(scan('"a\\"b\\\\" ')).toEqual(['complete', 8])
  expect(scan('{"a":"\\')).toEqual(['more', 7])
})

it('stops at the first byte that cannot be right', () => {
  expect(scan('{"a":1]')).toEqual(['fault', 6])
  expect(scan('{"a":"\n"}')).toEqual(['fault', 6])
  expect(scan('{"a":1\n{')).toEqual(['fault', 7])
  expect(scan('{"a":1, {')).toEqual(['fault', 8])
  expect(scan('[1, {}]')).toEqual(['complete', 7])
})

it('stops inside an array that may hold records', () => {
  expect(scan('{"a":[', 1)).toEqual(['array', 6])
  expect(scan('{"a":{"b":[', 1)).toEqual(['more', 11])
})

it('counts lines and depth', () => {
  const scanner = new ValueScanner(2)
  scanner.begin(0, -1)
  const bytes = Buffer.from('{\n"a":{\n"b":{}}}')
  scanner.scan({ bytes, to: bytes.length, floor: 0, checkedTo: bytes.length })
  expect([scanner.line, scanner.isTooDeep, scanner.depth]).toEqual([3, true, 0])
})
