import { describe, expect, it } from 'vitest'
import type { JsonValue } from '../base/json.ts'
import { valueNumber, valueText } from './value-text.ts'

describe('the text of a value', () => {
  it('is what string matchers see (D3 to D6)', () => {
    expect(valueText('a')).toBe('a')
    expect(valueText(22)).toBe('22')
    expect(valueText(true)).toBe('true')
    expect(valueText(null)).toBeUndefined()
    expect(valueText({ b: 1, a: [2] })).toBe('{"b":1,"a":[2]}')
    expect(valueText([])).toBe('[]')
  })

  it('does not exist for an object too deep to write', () => {
    let deep: JsonValue = {}
    for (let level = 0; level < 100_000; level++) deep = { a: deep }
    expect(valueText(deep)).toBeUndefined()
  })
})

describe('the number of a value', () => {
  it.each([
    [7, 7],
    ['7', 7],
    ['-1.5e2', -150],
    ['', undefined],
    ['0x10', undefined],
    [' 7', undefined],
    [true, undefined],
    [null, undefined],
  ])('%j is %j', (value, number) => {
    expect(valueNumber(value)).toBe(number)
  })
})
