import { describe, expect, it } from 'vitest'
import type { JsonObject } from './json.ts'
import { describeAt, keysAt } from './schema-hints.ts'

const schema: JsonObject = {
  type: 'object',
  properties: {
    name: { type: 'string', description: 'A name.' },
    people: {
      description: 'Who is there.',
      items: { properties: { age: { description: 'In years.' }, title: { type: 'string' } } },
    },
    size: { anyOf: [{ type: 'number' }, { properties: { from: { description: 'At least.' } } }] },
    cast: { additionalProperties: { description: 'A part.' } },
  },
}

describe('what a schema says of a place', () => {
  it.each([
    [['name'], 'A name.'],
    [['people', 3, 'age'], 'In years.'],
    [['people', 3, 'title'], 'Who is there.'],
    [['people', 'nobody'], 'Who is there.'],
    [['size', 'from'], 'At least.'],
    [['cast', 'hero'], 'A part.'],
    [['constructor'], undefined],
    [[], undefined],
  ])('%j: %s', (path, expected) => {
    expect(describeAt(schema, path)).toBe(expected)
  })

  it('names the keys of a map', () => {
    expect(keysAt(schema, [])).toEqual(['name', 'people', 'size', 'cast'])
    expect(keysAt(schema, ['people', 0])).toEqual(['age', 'title'])
    expect(keysAt(schema, ['nothing'])).toEqual([])
  })
})
