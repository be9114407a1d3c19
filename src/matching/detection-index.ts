import type { FieldReference, Predicate } from '../detections/query/query.ts'
import type { Event } from '../events/event.ts'
import { foldCase } from './case-fold.ts'
import { compileFieldReader, type FieldReader } from './field-values.ts'
import { necessaryValues } from './necessary-values.ts'
import { valueText } from './value-text.ts'

/** Finds, for an event, the conditions that it could satisfy. */
export interface DetectionIndex {
  /**
   * The places, in rising order, of a superset of the conditions that the event satisfies: those
   * whose necessary values it has and those that have none.
   */
  readonly candidates: (event: Event) => readonly number[]
}

/** The conditions that ask for some value of one field, by that value folded. */
interface IndexedField {
  readonly read: FieldReader
  readonly places: Map<string, number[]>
}

/**
 * Sorts the conditions of rules, or of the stages of rules, by the values without which they cannot
 * be true, mostly actions, so that a thousand rules do not cost a thousand evaluations of each event.
 */
export function indexConditions(conditions: readonly Predicate[]): DetectionIndex {
  const fields = new Map<string, IndexedField>()
  const open: number[] = []
  for (const [place, condition] of conditions.entries()) {
    const needed = necessaryValues(condition)
    if (needed === undefined) open.push(place)
    else
      for (const { field, folded } of needed) addPlace(indexedField(fields, field), folded, place)
  }
  const all = [...fields.values()]
  return { candidates: (event) => findCandidates(all, open, event) }
}

function indexedField(fields: Map<string, IndexedField>, field: FieldReference): IndexedField {
  const key = JSON.stringify(field)
  const known = fields.get(key)
  if (known !== undefined) return known
  const added = { read: compileFieldReader(field), places: new Map<string, number[]>() }
  fields.set(key, added)
  return added
}

function addPlace({ places }: IndexedField, folded: string, place: number): void {
  const known = places.get(folded)
  if (known === undefined) places.set(folded, [place])
  else if (known.at(-1) !== place) known.push(place)
}

function findCandidates(
  fields: readonly IndexedField[],
  open: readonly number[],
  event: Event,
): readonly number[] {
  const found = new Set(open)
  for (const { read, places } of fields) {
    for (const value of read(event)) {
      const text = valueText(value)
      if (text === undefined) continue
      for (const place of places.get(foldCase(text)) ?? []) found.add(place)
    }
  }
  return [...found].sort((a, b) => a - b)
}
