import { array, assert, constantFrom, nat, property, record, string, uniqueArray } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { foldCase } from './case-fold.ts'
import { hasPlace, joinPlaces, ValueIndex } from './value-index.ts'

describe('index of the values of a field', () => {
  const text = string({ unit: constantFrom('a', 'B', 'é'), maxLength: 4 })
  const value = record({
    folded: text.map(foldCase),
    part: constantFrom('whole', 'start', 'end', 'inside'),
  })

  it('finds whoever asks for the whole text or some part of it, asked once or again', () => {
    assert(
      property(array(array(value, { maxLength: 3 })), array(text), (conditions, texts) => {
        const index = new ValueIndex()
        for (const [place, values] of conditions.entries()) {
          for (const one of values) index.add(one, place)
        }
        for (const asked of [...texts, ...texts]) {
          const folded = foldCase(asked)
          const fits = conditions.flatMap((values, place) =>
            values.some(
              ({ part, folded: wanted }) =>
                (part === 'whole' && folded === wanted) ||
                (part === 'start' && folded.startsWith(wanted)) ||
                (part === 'end' && folded.endsWith(wanted)) ||
                (part === 'inside' && folded.includes(wanted)),
            )
              ? [place]
              : [],
          )
          expect(index.placesOf(asked)).toEqual(fits)
        }
      }),
    )
  })

  it('answers all the same when more texts came than it remembers', () => {
    const index = new ValueIndex()
    index.add({ folded: 'get', part: 'start' }, 3)
    for (let number = 0; number < 10_000; number++) {
      expect(index.placesOf(`Get${number}`)).toEqual([3])
      expect(index.placesOf(`Put${number}`)).toEqual([])
    }
  })

  it('forgets what it found when a condition is added', () => {
    const index = new ValueIndex()
    index.add({ folded: 'a', part: 'whole' }, 0)
    expect(index.placesOf('A')).toEqual([0])
    index.add({ folded: 'a', part: 'start' }, 1)
    expect(index.placesOf('A')).toEqual([0, 1])
  })
})

it('keeps what it found for short texts, as long as there is room', () => {
  const index = new ValueIndex()
  index.add({ folded: 'get', part: 'start' }, 3)
  expect(index.placesIfKept(`Get${'x'.repeat(125)}`)).toEqual([3])
  expect(index.placesIfKept(`Get${'x'.repeat(126)}`)).toBeUndefined()
  for (let number = 0; number < 4096; number++) index.placesOf(`Get${number}`)
  expect(index.placesIfKept('Get7')).toEqual([3])
  expect(index.placesIfKept('GetMore')).toBeUndefined()
  expect(index.placesOf('GetMore')).toEqual([3])
})

it('tells whether a place is among others', () => {
  const places = uniqueArray(nat({ max: 20 })).map((list) => list.toSorted((a, b) => a - b))
  assert(
    property(places, nat({ max: 21 }), (list, place) => {
      expect(hasPlace(list, place)).toBe(list.includes(place))
    }),
  )
})

it('places of either are joined in rising order, each once', () => {
  const places = uniqueArray(nat({ max: 20 })).map((list) => list.toSorted((a, b) => a - b))
  assert(
    property(places, places, (first, second) => {
      const both = [...new Set([...first, ...second])].sort((a, b) => a - b)
      expect(joinPlaces(first, second)).toEqual(both)
    }),
  )
})
