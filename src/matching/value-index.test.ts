import { array, assert, constantFrom, nat, property, record, string, uniqueArray } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { foldCase } from './case-fold.ts'
import { joinPlaces, ValueIndex } from './value-index.ts'

describe('index of the values of a field', () => {
  const text = string({ unit: constantFrom('a', 'B', 'é'), maxLength: 4 })
  const value = record({ folded: text.map(foldCase), part: constantFrom('whole', 'start', 'end') })

  it('finds whoever asks for the whole text, its beginning or its ending, asked once or again', () => {
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
                (part === 'end' && folded.endsWith(wanted)),
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

it('places of either are joined in rising order, each once', () => {
  const places = uniqueArray(nat({ max: 20 })).map((list) => list.toSorted((a, b) => a - b))
  assert(
    property(places, places, (first, second) => {
      const both = [...new Set([...first, ...second])].sort((a, b) => a - b)
      expect(joinPlaces(first, second)).toEqual(both)
    }),
  )
})
