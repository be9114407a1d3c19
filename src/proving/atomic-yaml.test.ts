import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import * as z from 'zod'
import { readDocument } from '../base/document.ts'
import { printYaml } from './atomic-yaml.ts'

const awkward = fc.string({
  unit: fc.constantFrom(
    ...Array.from('ab01 \u00a0\u3000\n\t\r#{}:-"\'\\.,_~|>%@`=<\u0085\u2028\u2029\ufeff\u00e9'),
  ),
})
const text = fc.oneof(awkward, fc.string({ unit: 'grapheme' }))

describe('YAML', () => {
  it('has texts of several lines as literal blocks, and folds nothing', () => {
    const long = `echo ${'word '.repeat(40)}`
    expect(printYaml({ command: `${long}\nls\n`, name: long.trim() })).toBe(
      `command: |\n  ${long}\n  ls\nname: ${long.trim()}\n`,
    )
  })

  it.each([
    'yes',
    'on',
    '012',
    '1_000',
    '12:30:45',
    '2024-01-01',
    '=',
    '0b1',
    '777788889999',
    'a\tb',
    'a\u3000',
  ])('has %j between quotes, which YAML 1.1 or a reader would take for something else', (value) => {
    expect(printYaml({ value })).toMatch(/^value: "/)
  })

  it('writes a break that only YAML 1.1 knows as an escape', () => {
    expect(printYaml({ 'a\u2028': ['b\u0085\n'] })).toBe('"a\\u2028":\n  - "b\\u0085\\n"\n')
  })

  it('has no alias for what stands there twice', () => {
    const list = ['a']
    expect(printYaml({ one: list, two: list })).toBe('one:\n  - a\ntwo:\n  - a\n')
  })

  it('is read as what it was, by us and by the library', () => {
    const value = fc.array(fc.record({ text, map: fc.dictionary(text, text) }), { minLength: 1 })
    fc.assert(
      fc.property(value, (list) => {
        const printed = printYaml({ list })
        const read = readDocument({ text: printed }, z.unknown())
        expect(read.diagnostics).toEqual([])
        expect(read.value).toEqual({ list: list.map((one) => ({ ...one, map: { ...one.map } })) })
        expect(parse(printed)).toEqual(read.value)
      }),
    )
  })
})
