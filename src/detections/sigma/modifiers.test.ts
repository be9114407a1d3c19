import { expect, test } from 'vitest'
import { parseModifiers, type ModifierChain } from './modifiers.ts'
import type { Problem } from '../../base/report.ts'

function parse(text: string): ModifierChain | Problem | undefined {
  const problems: Problem[] = []
  const span = { start: 100, end: 100 + text.length }
  const chain = parseModifiers({ text, span }, (_, problem) => problems.push(problem))
  return chain ?? problems[0]
}

test.each([
  ['a', { all: false, neq: false, test: { kind: 'text', cased: false, windash: false } }],
  ['a|contains|all', { all: true, test: { shape: 'contains' } }],
  ['a|neq|contains', { neq: true, test: { shape: 'contains' } }],
  ['a|contains|windash', { test: { shape: 'contains', windash: true } }],
  ['a|cased|endswith', { test: { shape: 'endswith', cased: true } }],
  ['|all', { all: true, test: { kind: 'text' } }],
  ['a|re|i|m', { test: { kind: 'regex', flags: new Set(['i', 'm']) } }],
  ['a|re|ignorecase', { test: { kind: 'regex', flags: new Set(['i']) } }],
  ['a|cidr|neq', { neq: true, test: { kind: 'cidr' } }],
  ['a|gte', { test: { kind: 'compare', operator: '>=' } }],
  ['a|hour', { test: { kind: 'time-part', part: 'hour', operator: '=' } }],
  ['a|hour|lt', { test: { kind: 'time-part', part: 'hour', operator: '<' } }],
  ['a|fieldref|endswith', { test: { kind: 'fieldref', shape: 'endswith' } }],
  ['a|exists|neq', { neq: true, test: { kind: 'exists' } }],
  ['a|utf16le|base64', { test: { encoding: { bytes: 'utf16le', base64: 'base64' } } }],
  [
    'a|wide|base64offset|contains',
    { test: { shape: 'contains', encoding: { bytes: 'utf16le', base64: 'base64offset' } } },
  ],
])('%s is legal', (key, chain) => {
  expect(parse(key)).toMatchObject(chain)
})

test.each([
  ['a|contains|cidr', 111],
  ['a|cidr|contains', 107],
  ['a|contains|endswith', 111],
  ['a|contains|contains', 111],
  ['a|i', 102],
  ['a|i|re', 102],
  ['a|exists|all', 109],
  ['a|all|exists', 102],
  ['a|gte|hour', 106],
  ['a|gt|lt', 105],
  ['a|contains|fieldref', 111],
  ['a|wide', 102],
  ['a|base64|wide', 109],
  ['a|contains|base64', 111],
  ['a|wide|contains|base64', 116],
  ['a|base64|windash', 109],
])('%s is refused at %i', (key, at) => {
  expect(parse(key)).toMatchObject({ code: 'sigma-modifier-combination', at })
})

test.each([
  ['a|contians', 'did you mean "contains"?'],
  ['a|StartsWith', 'did you mean "startswith"?'],
  ['a|base64offst', 'did you mean "base64offset"?'],
])('%s is unknown: %s', (key, hint) => {
  expect(parse(key)).toMatchObject({ code: 'sigma-unknown-modifier', at: 102, hint })
})

test.each(['a|', 'a|toString', 'a||contains'])('%s is unknown', (key) => {
  expect(parse(key)).toMatchObject({ code: 'sigma-unknown-modifier' })
})

test('placeholders are asked for', () => {
  expect(parse('a|contains|expand')).toMatchObject({ expand: true, test: { shape: 'contains' } })
})
