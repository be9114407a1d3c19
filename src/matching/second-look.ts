import type { Predicate } from '../detections/query/query.ts'
import type { Event } from '../events/event.ts'
import { splitGate } from './log-gate.ts'
import { everyNecessarySet, type FieldValue, necessaryValues } from './necessary-values.ts'
import type { FieldSlot, Sharing } from './sharing.ts'
import { hasPlace, joinPlaces, noPlaces, type Places, ValueIndex } from './value-index.ts'

/** Strikes out, of many conditions that an event could satisfy, such as it cannot. */
export type SecondLook = (places: Places, event: Event) => Places

/** So few conditions are sooner asked than looked at again. */
const few = 4

/** A field of which several conditions ask for some value. */
interface AskedField {
  readonly slot: FieldSlot
  readonly index: ValueIndex
}

/**
 * Makes the second look of conditions that were sorted by their most telling values. An action can leave
 * hundreds of rules, such as those about `Get...` that each go on to name an agent, an address or a person.
 * What else they cannot be true without is looked up by the value that the event has there, for all of them
 * at once, as far as such values come again and again.
 */
export function createSecondLook(conditions: readonly Predicate[], sharing: Sharing): SecondLook {
  const fields = new Map<FieldSlot, AskedField>()
  const asked = conditions.map((condition, place) => {
    const { rest } = splitGate(condition)
    const sorted = necessaryValues(rest)
    const isNever = sorted?.length === 0
    const known = new Set(sorted?.map(({ field }) => field.path))
    const sets = isNever ? [] : everyNecessarySet(rest).filter((set) => isOther(set, known))
    return sets.flatMap((set) => {
      const slot = slotOf(set, sharing)
      if (slot === undefined) return []
      const field = fields.get(slot) ?? { slot, index: new ValueIndex() }
      fields.set(slot, field)
      for (const value of set) field.index.add(value, place)
      return field
    })
  })
  return (places, event) => {
    if (places.length <= few) return places
    const left = new Map<AskedField, Places | undefined>()
    const leaves = (field: AskedField, place: number): boolean => {
      if (!left.has(field)) left.set(field, placesLeft(field, event))
      const those = left.get(field)
      return those === undefined || hasPlace(those, place)
    }
    return places.filter((place) => asked[place]?.every((field) => leaves(field, place)))
  }
}

/** Is a set of other fields than those that the condition was sorted by? */
function isOther(set: readonly FieldValue[], known: ReadonlySet<string>): boolean {
  return set.every(({ field }) => !known.has(field.path))
}

/** The one field that all values of a set are of; `undefined` where there are several. */
function slotOf(set: readonly FieldValue[], sharing: Sharing): FieldSlot | undefined {
  const references = new Set(set.map(({ field }) => field))
  const slots = new Set([...references].map((field) => sharing.slot(field)))
  const [slot] = slots
  return slots.size === 1 ? slot : undefined
}

/** The conditions that the values of an event leave; `undefined` where that takes longer than to ask them. */
function placesLeft({ slot, index }: AskedField, event: Event): Places | undefined {
  let found = noPlaces
  for (const value of slot.values(event)) {
    const places = typeof value === 'string' ? index.placesIfKept(value) : undefined
    if (places === undefined) return undefined
    found = joinPlaces(found, places)
  }
  return found
}
