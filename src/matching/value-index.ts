import type { FieldValue } from './necessary-values.ts'
import { foldCase } from './case-fold.ts'

/** Places of conditions, each once, rising. */
export type Places = readonly number[]

/** The conditions that ask for some text, by that text. */
type PlacesByText = Map<string, number[]>

export const noPlaces: Places = []

/** How many texts of a field are remembered with their places, and how long they may be. */
const mostRemembered = 4096
const longestRemembered = 128

/** The conditions that ask for some value of one field, by that value folded. */
export class ValueIndex {
  readonly #whole: PlacesByText = new Map()
  /** Those that ask for a beginning or an ending, by its length: mostly there are few lengths. */
  readonly #start = new Map<number, PlacesByText>()
  readonly #end = new Map<number, PlacesByText>()
  readonly #inside: PlacesByText = new Map()
  /** What was found for texts before: actions and services are few, and come over and over. */
  readonly #remembered = new Map<string, Places>()

  /** Adds a condition that asks for a value; conditions are added in rising order. */
  add({ folded, part }: Omit<FieldValue, 'field'>, place: number): void {
    const byText = this.#textsOf(part, folded.length)
    const known = byText.get(folded)
    if (known === undefined) byText.set(folded, [place])
    else if (known.at(-1) !== place) known.push(place)
    this.#remembered.clear()
  }

  /** The conditions that ask for the text, or for some part of it, in any letter case. */
  placesOf(text: string): Places {
    return this.placesIfKept(text) ?? this.#find(foldCase(text))
  }

  /** The same of a text that is remembered or can be; looking for any other takes time again and again. */
  placesIfKept(text: string): Places | undefined {
    const known = this.#remembered.get(text)
    if (known !== undefined) return known
    if (text.length > longestRemembered || this.#remembered.size >= mostRemembered) return undefined
    const places = this.#find(foldCase(text))
    // A text that was cut out of a longer one keeps that one in memory; a clone does not.
    this.#remembered.set(structuredClone(text), places)
    return places
  }

  #find(folded: string): Places {
    let found = this.#whole.get(folded) ?? noPlaces
    for (const [length, byText] of this.#start) {
      found = joinPlaces(found, byText.get(folded.slice(0, length)) ?? noPlaces)
    }
    for (const [length, byText] of this.#end) {
      found = joinPlaces(found, byText.get(endOf(folded, length)) ?? noPlaces)
    }
    for (const [text, places] of this.#inside) {
      if (folded.includes(text)) found = joinPlaces(found, places)
    }
    return found
  }

  #textsOf(part: FieldValue['part'], length: number): PlacesByText {
    if (part === 'whole') return this.#whole
    if (part === 'inside') return this.#inside
    const byLength = part === 'start' ? this.#start : this.#end
    const known = byLength.get(length)
    if (known !== undefined) return known
    const added: PlacesByText = new Map()
    byLength.set(length, added)
    return added
  }
}

/** The places of either; one of them as it is where the other has none. */
export function joinPlaces(first: Places, second: Places): Places {
  if (first.length === 0) return second
  if (second.length === 0) return first
  const joined: number[] = []
  let at = 0
  for (const place of first) {
    for (let other = second[at]; other !== undefined && other < place; other = second[++at]) {
      joined.push(other)
    }
    if (second[at] === place) at++
    joined.push(place)
  }
  return at === second.length ? joined : joined.concat(second.slice(at))
}

/** Is the place among them? */
export function hasPlace(places: Places, place: number): boolean {
  let [from, to] = [0, places.length]
  while (from < to) {
    const middle = (from + to) >> 1
    const found = places[middle] ?? place
    if (found === place) return true
    if (found < place) from = middle + 1
    else to = middle
  }
  return false
}

function endOf(text: string, length: number): string {
  return text.slice(Math.max(0, text.length - length))
}
