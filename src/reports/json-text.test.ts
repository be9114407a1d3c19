import { expect, it } from 'vitest'
import { jsonLine, listPieces } from './json-text.ts'

it('writes a value on one line', () => {
  expect(jsonLine({ text: 'a\nb' })).toBe('{"text":"a\\nb"}\n')
})

it.each([[[]], [[{ a: 1 }]], [[{ a: 'x\ny', b: [1, {}] }, {}, { c: null }]]])(
  'writes a list as it stands in a whole document: %j',
  (list) => {
    expect([...listPieces(list)].join('')).toBe(JSON.stringify(list, null, 2))
    const inside = `{\n  "list": ${[...listPieces(list, '  ')].join('')}\n}`
    expect(inside).toBe(JSON.stringify({ list }, null, 2))
  },
)

it('makes a piece of each element when it is asked for', () => {
  const pieces = listPieces(
    (function* () {
      yield { a: 1 }
      throw new Error('asked for too early')
    })(),
  )
  expect(pieces.next().value).toContain('"a": 1')
})
