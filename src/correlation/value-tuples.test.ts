import { expect, test } from 'vitest'
import type { JsonObject } from '../base/json.ts'
import { keptWith } from '../../test/builders/kept-builder.ts'
import type { Event } from '../events/event.ts'
import type { KeptEvent } from './kept-event.ts'
import type { KeptFieldReader } from './kept-fields.ts'
import { mostKeys } from './join-keys.ts'
import { compileNumberReader, compileTupleReader } from './value-tuples.ts'

function eventOf(native: JsonObject): Event {
  return { source: 'gcp.audit', id: '1', time: 0, endTime: 0, document: {}, native, records: [] }
}

/** Readers of fields, and a way to keep what they read. */
function fields(...paths: readonly string[]): {
  readonly readers: readonly KeptFieldReader[]
  readonly keep: (native: JsonObject) => KeptEvent
} {
  const asked = paths.map((path) => ({ document: 'native', path }) as const)
  const kept = keptWith(...asked)
  const readers = asked.map((field) => kept.fields.reader(field))
  return { readers, keep: (native) => kept.keep(eventOf(native)) }
}

test.each<readonly [readonly string[], JsonObject, readonly (readonly string[])[]]>([
  [[], {}, [[]]],
  [['a'], { a: 7 }, [['7']]],
  [['a'], { a: [7, '7', 'x', 'X'] }, [['7'], ['x'], ['X']]],
  [
    ['a', 'b'],
    { a: ['x', 'y'], b: true },
    [
      ['x', 'true'],
      ['y', 'true'],
    ],
  ],
  [['a', 'b'], { a: 'x' }, []],
  [['a'], { a: null }, []],
  [['a'], { a: [] }, []],
  [['a'], { a: [null, ''] }, [['']]],
  [['a'], { a: { b: 1 } }, [['{"b":1}']]],
])('%j of %j are %j (sigma.md 8, point 3)', (paths, native, texts) => {
  const { readers, keep } = fields(...paths)
  const read = compileTupleReader(readers, () => undefined)
  expect(read(keep(native)).map((tuple) => tuple.texts)).toEqual(texts)
})

test('tuples that read alike when joined are different', () => {
  const { readers, keep } = fields('a', 'b')
  const read = compileTupleReader(readers, () => undefined)
  const idOf = (a: string, b: string): string | undefined => read(keep({ a, b }))[0]?.id
  expect(idOf('x,', 'y')).not.toBe(idOf('x', ',y'))
})

test('arrays that multiply are cut, and said so', () => {
  let cuts = 0
  const { readers, keep } = fields('a', 'b')
  const read = compileTupleReader(readers, () => cuts++)
  const many = Array.from({ length: 40 }, (_, place) => place)
  expect(read(keep({ a: many, b: many }))).toHaveLength(mostKeys)
  expect(cuts).toBe(1)
})

test('numbers are read as gt reads them (point 6)', () => {
  const { readers, keep } = fields('a')
  const [read] = readers.map(compileNumberReader)
  expect(read?.(keep({ a: [1, '2.5', 'x', '', true, null, '1e999'] }))).toEqual([1, 2.5])
})
