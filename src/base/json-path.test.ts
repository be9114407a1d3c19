import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  every,
  parseJsonPath,
  type PathPart,
  printJsonPath,
  replaceAt,
  valuesAt,
} from './json-path.ts'

const record = {
  a: { items: [{ id: 'x' }, { id: 'y' }, {}] },
  'http://claims/oid': 'o',
  none: null,
}

/** The parts of a path that is one. */
function parts(text: string): readonly PathPart[] {
  return parseJsonPath(text) ?? []
}

describe('a path', () => {
  it.each<[string, readonly PathPart[]]>([
    ['a.b', ['a', 'b']],
    ['a.items[*].id', ['a', 'items', every, 'id']],
    ['a[0]["b.c"].d', ['a', 0, 'b.c', 'd']],
    ['["x\\"y"]', ['x"y']],
  ])('%j is %j', (text, expected) => {
    expect(parseJsonPath(text)).toEqual(expected)
  })

  it.each(['', '.a', 'a.', 'a..b', 'a[', 'a[x]', 'a["b', 'a[0]b'])('%j is none', (text) => {
    expect(parseJsonPath(text)).toBeUndefined()
  })

  it('prints as text that gives the same parts', () => {
    const part = fc.oneof(fc.string(), fc.nat(1000), fc.constant(every))
    fc.assert(
      fc.property(fc.array(part, { minLength: 1 }), (list) => {
        expect(parseJsonPath(printJsonPath(list))).toEqual(list)
      }),
    )
  })
})

describe('the values at a path', () => {
  it('are all that it leads to, with their own paths', () => {
    expect(valuesAt(record, parts('a.items[*].id'))).toEqual([
      { path: 'a.items[0].id', value: 'x' },
      { path: 'a.items[1].id', value: 'y' },
    ])
    expect(valuesAt(record, parts('["http://claims/oid"]'))[0]?.value).toBe('o')
  })

  it('are none where it leads nowhere; null is a value', () => {
    expect(valuesAt(record, parts('a.other.id'))).toEqual([])
    expect(valuesAt(record, parts('a.__proto__'))).toEqual([])
    expect(valuesAt(record, parts('none'))).toEqual([{ path: 'none', value: null }])
  })
})

describe('a replacement', () => {
  it('changes one value and leaves the given object as it is', () => {
    expect(replaceAt(record, parts('a.items[1].id'), 'z')).toEqual({
      ...record,
      a: { items: [{ id: 'x' }, { id: 'z' }, {}] },
    })
    expect(record.a.items[1]).toEqual({ id: 'y' })
  })

  it('makes what is missing on the way', () => {
    expect(replaceAt({}, parts('a.b[0].c'), 1)).toEqual({ a: { b: [{ c: 1 }] } })
  })

  it('beyond the end of a list comes after its last element, however far beyond', () => {
    expect(replaceAt({ a: [1] }, parts('a[999999999]'), 2)).toEqual({ a: [1, 2] })
    expect(replaceAt({}, parts('a[999999999].b'), 2)).toEqual({ a: [{ b: 2 }] })
  })

  it('removes, and removes nothing where nothing is', () => {
    expect(replaceAt({ a: { b: 1, c: 2 } }, parts('a.b'), undefined)).toEqual({ a: { c: 2 } })
    expect(replaceAt({ a: 1 }, parts('b.c'), undefined)).toEqual({ a: 1 })
  })

  it('changes every element', () => {
    expect(replaceAt({ a: [{ b: 1 }, { b: 2 }] }, parts('a[*].b'), 0)).toEqual({
      a: [{ b: 0 }, { b: 0 }],
    })
  })
})
