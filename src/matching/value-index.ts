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
  /** What was found for texts before: actions and services are few, and come over and over. */
  readonly #remembered = new Map<string, Places>()

  /** Adds a condition that asks for a value; conditions are added in rising order. */
  add({ folded, part }: Omit<FieldValue, 'field'>, place: number): void {
    const byText = part === 'whole' ? this.#whole : this.#ofLength(part, folded.length)
    const known = byText.get(folded)
    if (known === undefined) byText.set(folded, [place])
    else if (known.at(-1) !== place) known.push(place)
    this.#remembered.clear()
  }

  /** The conditions that ask for the text, or for what it begins or ends with, in any letter case. */
  placesOf(text: string): Places {
    const known = this.#remembered.get(text)
    if (known !== undefined) return known
    const places = this.#find(foldCase(text))
    if (text.length <= longestRemembered && this.#remembered.size < mostRemembered) {
      // A text that was cut out of a longer one keeps that one in memory; a clone does not.
      this.#remembered.set(structuredClone(text), places)
    }
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
    return found
  }

  #ofLength(part: 'start' | 'end', length: number): PlacesByText {
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

function endOf(text: string, length: number): string {
  return text.slice(Math.max(0, text.length - length))
}
