import { expect, it } from 'vitest'
import { EqlFaultError } from './fault.ts'
import { lexEql } from './lexer.ts'
import { parseMaxspan, parseStage } from './parse-stage.ts'
import { TokenCursor } from './token-cursor.ts'

function parsed<Node>(text: string, parse: (cursor: TokenCursor) => Node): Node | string {
  try {
    return parse(new TokenCursor(lexEql(text)))
  } catch (error) {
    if (error instanceof EqlFaultError) return error.fault.code
    throw error
  }
}

it('reads a stage with keys and runs', () => {
  expect(parsed('[a where true] by x, y with runs=100', parseStage)).toMatchObject({
    filter: { category: 'a' },
    isMissing: false,
    by: [{ path: 'x' }, { path: 'y' }],
    runs: 100,
    span: { start: 0, end: 36 },
  })
  expect(parsed('![any where true]', parseStage)).toMatchObject({
    isMissing: true,
    runs: 1,
    by: [],
  })
})

it.each([
  ['[a where true] with runs=0', 'eql-runs'],
  ['[a where true] with runs=101', 'eql-runs'],
  ['[a where true] with times=2', 'eql-runs'],
  ['[a where true] fork=true', 'eql-fork'],
])('refuses %s', (text, code) => {
  expect(parsed(text, parseStage)).toBe(code)
})

it.each([
  ['maxspan=5m', { count: 5, unit: 'm' }],
  ['maxspan = 1500ms', { count: 1500, unit: 'ms' }],
  ['maxspan=0s', 'eql-maxspan'],
  ['maxspan=1.5s', 'eql-maxspan'],
  ['maxspan=5', 'eql-maxspan'],
  ['maxspan=2w', 'eql-maxspan'],
  ['span=2m', 'eql-maxspan'],
  ['maxspan=5m by x', 'eql-by-after-with'],
])('%s is read as %j', (text, span) => {
  expect(parsed(text, parseMaxspan)).toEqual(span)
})
