import { expect, it } from 'vitest'
import { formatBytes, textFormatOf, withoutTime } from './text-format.ts'

it.each([
  [' \n{"a":1}', 'json'],
  ['[', 'json'],
  ['2024-01-01T00:00:00.000Z {"a":1}', 'json'],
  ['# a comment\n{"a":1}', 'json'],
  ['eventID,eventName,eventSource\n', 'csv'],
  ['"EventJson"\r\n', 'csv'],
  ['TimeGenerated [UTC],OperationNameValue', 'csv'],
  ['"TimeGenerated [UTC]",Type', 'csv'],
  ['', 'empty'],
  [' \r\n', 'empty'],
  [' '.repeat(formatBytes), 'json'],
  ['# Read me\nThis folder holds logs.', 'unknown'],
  ['name,size\na,1', 'unknown'],
])('%j is %s', (text, format) => {
  expect(textFormatOf(Buffer.from(text))).toBe(format)
})

it('takes only a time off a line', () => {
  expect(withoutTime('2024-01-01T00:00:00.000Z {"a":1}')).toBe('{"a":1}')
  expect(withoutTime('2024-01-01T00:00:00+01:00 x y')).toBe('x y')
  expect(withoutTime('hello {"a":1}')).toBe('hello {"a":1}')
  expect(withoutTime('x')).toBe('x')
})
