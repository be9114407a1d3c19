import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { PackedTexts, type Packing } from './packed-texts.ts'

/** Packs nothing, and counts how often a block is opened. */
function countingPacking(): Packing & { opened: number } {
  return {
    opened: 0,
    pack: (text) => new TextEncoder().encode(text),
    unpack(packed) {
      this.opened++
      return new TextDecoder().decode(packed)
    },
  }
}

const line = fc.string({ unit: 'binary' }).map((text) => JSON.stringify(text))

it('gives every text back, in whatever order and however little may be open', () => {
  fc.assert(
    fc.property(
      fc.array(line, { minLength: 1, maxLength: 100 }),
      fc.array(fc.nat()),
      fc.nat({ max: 500 }),
      (texts, order, most) => {
        const packed = new PackedTexts(countingPacking(), { most })
        const places = texts.map((text) => packed.add(text))
        const wanted = order.map((number) => number % texts.length)
        const found = wanted.map((index) => {
          const place = places[index]
          return place && packed.at(place)
        })
        expect(found).toEqual(wanted.map((index) => texts[index]))
      },
    ),
  )
})

/** How often blocks are opened when 960 texts, each of ten characters, are looked at in some order. */
function openedFor(order: (index: number) => number, most: number): number {
  const packing = countingPacking()
  const packed = new PackedTexts(packing, { most })
  const places = Array.from({ length: 960 }, (_, index) => packed.add(String(1e9 + index)))
  for (let index = 0; index < places.length; index++) {
    const place = places[order(index)]
    if (place !== undefined) packed.at(place)
  }
  return packing.opened
}

/** Ten logs, read one behind the other, of which each has an event in turn. */
const inTurn = (index: number): number => (index % 10) * 96 + Math.floor(index / 10)

it('opens a block once where texts are looked at log by log or in turn', () => {
  expect(openedFor((index) => index, 2000)).toBe(60)
  expect(openedFor(inTurn, 2000)).toBe(60)
})

it('keeps open what was looked at last, within its bound', () => {
  expect(openedFor(inTurn, 1000)).toBeGreaterThan(500)
  expect(openedFor((index) => index % 32, 320)).toBe(2)
  expect(openedFor((index) => index % 33, 320)).toBeGreaterThan(80)
})
