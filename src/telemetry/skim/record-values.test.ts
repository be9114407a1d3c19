import fc from 'fast-check'
import { expect, it } from 'vitest'
import { type JsonValue, isJsonObject } from '../../base/json.ts'
import { valuesOf } from './record-values.ts'

/** The strings that are values and the numbers of a text of JSON, as they stand in it. */
function found(text: string): readonly unknown[] {
  const bytes = Buffer.from(text, 'latin1')
  return valuesOf(bytes, 0, bytes.length).map(({ kind, from, to, name }) => {
    const written = bytes.toString('latin1', from, to)
    return [
      kind,
      JSON.parse(kind === 'text' ? `"${written}"` : written),
      name && JSON.parse(`"${name}"`),
    ]
  })
}

/** The same of the value itself; `name` is that of a member of the record. */
function expected(value: JsonValue, name?: string, depth = 0): readonly unknown[] {
  if (typeof value === 'string') return [['text', value, name]]
  if (typeof value === 'number') return [['number', value, name]]
  if (Array.isArray(value)) return value.flatMap((one) => expected(one, undefined, depth + 1))
  if (!isJsonObject(value)) return []
  return Object.entries(value).flatMap(([key, one]) =>
    expected(one ?? null, depth === 0 ? key : undefined, depth + 1),
  )
}

const text = fc.string({ unit: 'binary-ascii' })
const { tree } = fc.letrec<{ tree: JsonValue }>((tie) => ({
  tree: fc.oneof(
    { depthSize: 'small' },
    text,
    fc.oneof(fc.integer(), fc.double({ noDefaultInfinity: true, noNaN: true })).map((n) => n || 0),
    fc.constantFrom(true, false, null),
    fc.array(tie('tree'), { maxLength: 4 }),
    fc.dictionary(text, tie('tree'), { maxKeys: 4, noNullPrototype: true }),
  ),
}))

it('lists strings and numbers of any record in their order, with the names of its own members', () => {
  const records = fc.dictionary(text, tree, { maxKeys: 6, noNullPrototype: true })
  fc.assert(
    fc.property(records, fc.constantFrom('', '  ', '\t'), (record, space) => {
      expect(found(JSON.stringify(record, null, space))).toEqual(expected(record))
    }),
  )
})

it('begins and ends within what it is told', () => {
  const bytes = Buffer.from('[{"a":1},{"b":"c","d":[2]}]')
  const from = bytes.indexOf('{"b"')
  expect(valuesOf(bytes, from, bytes.length - 1)).toEqual([
    { kind: 'text', from: from + 6, to: from + 7, name: 'b' },
    { kind: 'number', from: from + 14, to: from + 15, name: undefined },
  ])
})
