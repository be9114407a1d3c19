import { array, assert, constantFrom, property } from 'fast-check'
import { expect, it } from 'vitest'
import { parseMapText } from './aws-map-text.ts'

it.each([
  ['{"a":[1]}', { a: [1] }],
  ['[]', []],
  ['{}', {}],
  ['{type=IAMUser, username=ann}', { type: 'IAMUser', username: 'ann' }],
  ['{a={b={c=1}}, d=null}', { a: { b: { c: '1' } }, d: null }],
  [
    '[{arn=a, type=t}, {arn=b, type=t}]',
    [
      { arn: 'a', type: 't' },
      { arn: 'b', type: 't' },
    ],
  ],
  ['{ids=[x, y], n=}', { ids: ['x', 'y'], n: '' }],
  ['{date=Oct 8, 2024, 4:15:32 PM, key=k=v}', { date: 'Oct 8, 2024, 4:15:32 PM', key: 'k=v' }],
  [
    '{policy={"Statement":[{"Effect":"Allow"}]}, n=1}',
    { policy: { Statement: [{ Effect: 'Allow' }] }, n: '1' },
  ],
  ['{valuesToAdd=["777788889999"], n=1}', { valuesToAdd: ['777788889999'], n: '1' }],
  ['{a=[{"x":1},{"y":[2]}]}', { a: [{ x: 1 }, { y: [2] }] }],
])('reads %s', (text, value) => {
  expect(parseMapText(text)).toEqual(value)
})

it.each(['plain', '', '{broken', '{a=1}}', '[a', '{a=[}', '{no key}', '{a='.repeat(5000)])(
  'leaves %s as it is',
  (text) => {
    expect(parseMapText(text)).toBe(text)
  },
)

it('never throws, and a million brackets are no burden', () => {
  const pieces = array(constantFrom('{', '}', '[', ']', ', ', 'a=', '"', 'x'))
  assert(
    property(pieces, (some) => {
      expect(() => parseMapText(`{${some.join('')}`)).not.toThrow()
    }),
  )
  parseMapText('{a=['.repeat(1_000_000))
  parseMapText('{a={"'.repeat(1_000_000))
})
