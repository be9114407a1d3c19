import { expect, it } from 'vitest'
import { jsonLine, jsonLinePieces, listPieces } from './json-text.ts'

it('writes a value on one line', () => {
  expect(jsonLine({ text: 'a\nb' })).toBe('{"text":"a\\nb"}\n')
})

it.each([[[]], [[{ a: 1 }]], [[{ a: 'x\ny', b: [1, {}] }, {}, { c: null }]]])(
  'writes a list as it stands in a whole document: %j',
  (list) => {
    expect([...listPieces(list, '')].join('')).toBe(JSON.stringify(list, null, 2))
    const inside = `{\n  "list": ${[...listPieces(list, '  ')].join('')}\n}`
    expect(inside).toBe(JSON.stringify({ list }, null, 2))
  },
)

const long = Array.from({ length: 1001 }, (_, at) => ({ at, text: 'a\nb' }))

it.each([
  [{ a: 1, long, none: undefined, empty: [], after: { b: null } }],
  [{ nested: { long } }],
  [{ long: long.map(({ at }) => (at % 2 === 0 ? at : null)) }],
  [{}],
])(
  'writes the long lists of a value element by element, as they stand in a whole document',
  (value) => {
    expect([...jsonLinePieces(value)].join('')).toBe(jsonLine(value))
    const pieces = [...listPieces([value, value], '  ')]
    const whole = JSON.stringify({ list: [value, value] }, null, 2)
    expect(`{\n  "list": ${pieces.join('')}\n}`).toBe(whole)
    const isLong = whole.length > 10_000
    expect(Math.max(...pieces.map(({ length }) => length)) < 200).toBe(isLong || whole.length < 200)
  },
)

it('makes a piece of each element when it is asked for', () => {
  const pieces = listPieces(
    (function* () {
      yield { a: 1 }
      throw new Error('asked for too early')
    })(),
    '',
  )
  expect([pieces.next().value, pieces.next().value].join('')).toContain('"a": 1')
})
