import { describe, expect, it } from 'vitest'
import type { JsonObject } from '../base/json.ts'
import type { FieldType, JoinKey } from '../detections/query/query.ts'
import { eventOf } from '../../test/builders/arbitrary-predicate.ts'
import { keptWith } from '../../test/builders/kept-builder.ts'
import { compareKeys, compileKeyPresence, compileKeyReader, mostKeys } from './join-keys.ts'
import type { KeyValues } from './join-keys.ts'
import { keyField } from './kept-fields.ts'

function key(path: string, type?: FieldType): JoinKey {
  const field = { document: 'ecs', path, ...(type === undefined ? {} : { type }) } as const
  return { field, isOptional: false }
}

function optional(path: string): JoinKey {
  return { ...key(path), isOptional: true }
}

/** Makes the reader of the keys of documents. */
function readerOf(
  keys: readonly JoinKey[],
  { dates = 'text', onCut = () => {} }: { dates?: 'text' | 'millis'; onCut?: () => void } = {},
): (document: JsonObject) => readonly KeyValues[] {
  const asked = keys.flatMap(({ field }) => (field === undefined ? [] : [keyField(field)]))
  const { fields, keep } = keptWith(...asked)
  const read = compileKeyReader(keys, { dates, fields, onCut })
  return (document) => read(keep(eventOf(document)))
}

function valuesOf(keys: readonly JoinKey[], document: JsonObject): readonly unknown[] {
  return readerOf(keys)(document).map(({ values }) => values)
}

describe('join keys (eql.md 9.2)', () => {
  it('are one for each distinct value of an array, rising, without nulls', () => {
    expect(valuesOf([key('a')], { a: ['c', null, 'b', 'c'] })).toEqual([['b'], ['c']])
  })

  it('are every combination of several arrays', () => {
    const found = valuesOf([key('a'), key('b')], { a: [2, 10], b: ['x', 'y'] })
    expect(found).toEqual([[2, 'x'], [2, 'y'], [10, 'x'], [10, 'y']]) // prettier-ignore
  })

  it('are none when a plain one is missing, and null when an optional one is', () => {
    expect(valuesOf([key('a'), key('b')], { a: 1 })).toEqual([])
    expect(valuesOf([key('a')], { a: [null] })).toEqual([])
    expect(valuesOf([key('a'), optional('b')], { a: 1 })).toEqual([[1, null]])
    expect(valuesOf([{ isOptional: true }], { a: 1 })).toEqual([[null]])
  })

  it('are one empty key when the query has none', () => {
    expect(valuesOf([], {})).toEqual([[]])
  })

  it('tell whether a plain one is there', () => {
    const isPresent = compileKeyPresence([key('a'), optional('b')])
    expect(isPresent(eventOf({ a: [1] }))).toBe(true)
    expect(isPresent(eventOf({ b: 1 }))).toBe(false)
  })

  it('are cut, and said to be, when arrays multiply beyond the bound', () => {
    const long = Array.from({ length: 40 }, (_, index) => index)
    let cuts = 0
    const read = readerOf([key('a'), key('b')], { onCut: () => void cuts++ })
    const found = read({ a: long, b: long })
    expect(found).toHaveLength(mostKeys)
    expect(found.at(-1)?.values).toEqual([24, 39])
    expect(cuts).toBe(1)
  })
})

function isSame(type: FieldType | undefined, one: JsonObject, other: JsonObject): boolean {
  const read = readerOf([key('a', type)])
  return read(one)[0]?.id === read(other)[0]?.id
}

describe('equality of join keys', () => {
  it.each([
    [undefined, 7, '7', true],
    [undefined, 'a', 'A', false],
    ['number', '7.0', 7, true],
    ['date', '1970-01-01T00:00:01Z', 1000, true],
    ['date', '1970-01-01T00:00:01Z', '1970-01-01T02:00:01+02:00', true],
    ['ip', '::1', '0:0:0:0:0:0:0:1', true],
    ['version', '1.0', '1.0.0', false],
  ] as const)('%s: %s and %s', (type, one, other, same) => {
    expect(isSame(type, { a: one }, { a: other })).toBe(same)
  })

  it('keeps values apart whose texts run together, and null from its word', () => {
    const read = readerOf([optional('a'), optional('b')])
    const ids = [
      { a: '1', b: '12' },
      { a: '11', b: '2' },
      { a: 'x' },
      { b: 'x' },
      { a: 'x', b: '-' },
    ]
    expect(new Set(ids.map((one) => read(one)[0]?.id)).size).toBe(ids.length)
  })

  it('prints dates as text for sequences and as milliseconds for samples', () => {
    const keys = [key('a', 'date')]
    const document = { a: '1970-01-01T00:00:01Z' }
    const [text] = readerOf(keys)(document)
    const [millis] = readerOf(keys, { dates: 'millis' })(document)
    expect(text?.values).toEqual(['1970-01-01T00:00:01.000Z'])
    expect(millis?.values).toEqual([1000])
  })
})

describe('order of join keys', () => {
  it.each([
    [undefined, [null, false, true, 2, 10, 'B', 'a', '\u{ff5e}', '\u{1f600}']],
    ['version', ['1.9.0', '1.10.0', 'bad']],
    ['ip', ['9.0.0.1', '10.0.0.1']],
  ] as const)('%s', (type, rising) => {
    const keys = rising.map((value) => ({ id: String(value), values: [value] }))
    const sorted = keys.toReversed().sort((a, b) => compareKeys(a, b, [type]))
    expect(sorted.map(({ values }) => values[0])).toEqual(rising)
  })

  it('goes place by place', () => {
    const [low, high] = [
      { id: '', values: ['a', 2] },
      { id: '', values: ['b', 1] },
    ]
    expect(low !== undefined && high !== undefined && compareKeys(low, high, [])).toBeLessThan(0)
  })
})
