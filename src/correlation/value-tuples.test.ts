import { expect, test } from 'vitest'
import type { JsonObject } from '../base/json.ts'
import type { Event } from '../events/event.ts'
import { mostKeys } from './join-keys.ts'
import { compileNumberReader, compileTupleReader } from './value-tuples.ts'

function eventOf(native: JsonObject): Event {
  return { source: 'gcp.audit', id: '1', time: 0, endTime: 0, document: {}, native, records: [] }
}

const fields = (...paths: readonly string[]) =>
  paths.map((path) => ({ document: 'native', path }) as const)

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
  const read = compileTupleReader(fields(...paths), () => undefined)
  expect(read(eventOf(native)).map((tuple) => tuple.texts)).toEqual(texts)
})

test('tuples that read alike when joined are different', () => {
  const read = compileTupleReader(fields('a', 'b'), () => undefined)
  const idOf = (a: string, b: string): string | undefined => read(eventOf({ a, b }))[0]?.id
  expect(idOf('x,', 'y')).not.toBe(idOf('x', ',y'))
})

test('arrays that multiply are cut, and said so', () => {
  let cuts = 0
  const read = compileTupleReader(fields('a', 'b'), () => cuts++)
  const many = Array.from({ length: 40 }, (_, place) => place)
  expect(read(eventOf({ a: many, b: many }))).toHaveLength(mostKeys)
  expect(cuts).toBe(1)
})

test('numbers are read as gt reads them (point 6)', () => {
  const [field] = fields('a')
  const read = compileNumberReader(field ?? { document: 'native', path: '' })
  expect(read(eventOf({ a: [1, '2.5', 'x', '', true, null, '1e999'] }))).toEqual([1, 2.5])
})
