import { expect, test } from 'vitest'
import type { RegexFlag, Shape } from './modifier-table.ts'
import { compileRegex } from './regex.ts'

function compile(source: string, shape?: Shape, ...flags: RegexFlag[]): unknown {
  return compileRegex(source, { flags: new Set(flags), ...(shape === undefined ? {} : { shape }) })
}

test('a regular expression is a case-sensitive search', () => {
  expect(compile('a.b')).toEqual({
    kind: 'regex',
    source: 'a.b',
    flags: { ignoreCase: false, multiLine: false, dotAll: false },
    whole: false,
  })
})

test('flags in front join those of the modifiers', () => {
  expect(compile('(?is)a', undefined, 'm')).toMatchObject({
    source: 'a',
    flags: { ignoreCase: true, multiLine: true, dotAll: true },
  })
})

test.each([
  ['startswith', '\\A(?:a|b)'],
  ['endswith', '(?:a|b)\\z'],
  ['contains', 'a|b'],
] as const)('%s ties the whole alternative', (shape, source) => {
  expect(compile('a|b', shape)).toMatchObject({ source })
})

test.each(['(', '(?=a)b', '(?<!a)b', String.raw`(a)\1`, 'a)(?:b', '[z-a]'])(
  '%s is refused',
  (source) => {
    expect(compile(source, 'startswith')).toHaveProperty('refused')
  },
)
