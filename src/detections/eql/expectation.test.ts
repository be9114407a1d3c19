import { describe, expect, it } from 'vitest'
import { describeExpected } from './expectation.ts'

describe('what was expected', () => {
  it('is the end of a sentence', () => {
    expect(describeExpected([])).toBe('')
    expect(describeExpected(['"where"'])).toBe('; expected "where"')
    expect(describeExpected(['"and"', '"or"', 'the end'])).toBe('; expected "and", "or" or the end')
  })

  it('names words that go together by what they are', () => {
    const constants = ['a string', 'a number', '"true"', '"false"', '"null"']
    expect(describeExpected(constants)).toBe('; expected a constant')
    expect(describeExpected(['"."', '"*"', '"/"', '"%"', '"+"', '"-"', '")"'])).toBe(
      '; expected ".", arithmetic or ")"',
    )
  })

  it('leaves an incomplete group as it is', () => {
    expect(describeExpected(['"true"', '"false"'])).toBe('; expected "true" or "false"')
  })
})
