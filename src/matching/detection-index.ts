import type { FieldReference, Predicate } from '../detections/query/query.ts'
import type { Event } from '../events/event.ts'
import { splitGate } from './log-gate.ts'
import { necessaryValues } from './necessary-values.ts'
import { createSharing, type FieldSlot, type Sharing } from './sharing.ts'

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
  readonly slot: FieldSlot
  readonly places: Map<string, number[]>
}

/** The conditions about one log, or about every log. */
interface Partition {
  readonly fields: Map<string, IndexedField>
  /** Those that no value rules out. */
  readonly open: number[]
}

/**
 * Sorts the conditions of rules, or of the stages of rules, first by the log that they are about and
 * then by the values without which they cannot be true, mostly actions, so that a thousand rules do
 * not cost a thousand evaluations of each event (sigma.md 16).
 */
export function indexConditions(
  conditions: readonly Predicate[],
  sharing: Sharing = createSharing(),
): DetectionIndex {
  const everywhere: Partition = { fields: new Map(), open: [] }
  const logs = new Map<string, Partition>()
  for (const [place, condition] of conditions.entries()) {
    const { datasets, rest } = splitGate(condition)
    const needed = necessaryValues(rest)
    const partitions = datasets?.map((dataset) => partitionOf(logs, dataset)) ?? [everywhere]
    for (const { fields, open } of partitions) {
      if (needed === undefined) open.push(place)
      for (const { field, folded } of needed ?? []) {
        addPlace(indexedField(fields, field, sharing), folded, place)
      }
    }
  }
  const dataset = sharing.slot({ document: 'ecs', path: 'event.dataset' })
  const anywhere = createFinder(everywhere)
  const finders = new Map([...logs].map(([name, partition]) => [name, createFinder(partition)]))
  return {
    candidates: (event) => {
      const found: number[] = []
      anywhere(event, found)
      // A log names its dataset once; an event with two of them is in both.
      for (const name of new Set(dataset.folded(event))) finders.get(name)?.(event, found)
      return inOrder(found)
    },
  }
}

function partitionOf(logs: Map<string, Partition>, dataset: string): Partition {
  const known = logs.get(dataset)
  if (known !== undefined) return known
  const added: Partition = { fields: new Map(), open: [] }
  logs.set(dataset, added)
  return added
}

function indexedField(
  fields: Map<string, IndexedField>,
  field: FieldReference,
  sharing: Sharing,
): IndexedField {
  const key = JSON.stringify(field)
  const known = fields.get(key)
  if (known !== undefined) return known
  const added = { slot: sharing.slot(field), places: new Map<string, number[]>() }
  fields.set(key, added)
  return added
}

function addPlace({ places }: IndexedField, folded: string, place: number): void {
  const known = places.get(folded)
  if (known === undefined) places.set(folded, [place])
  else if (known.at(-1) !== place) known.push(place)
}

/** Adds the places of a partition, some perhaps more than once. */
type Finder = (event: Event, found: number[]) => void

function createFinder({ fields, open }: Partition): Finder {
  const all = [...fields.values()]
  return (event, found) => {
    for (const place of open) found.push(place)
    for (const { slot, places } of all) {
      for (const text of slot.folded(event)) {
        const known = places.get(text)
        if (known !== undefined) for (const place of known) found.push(place)
      }
    }
  }
}

/** Each place once, rising; mostly they are so already. */
function inOrder(found: number[]): readonly number[] {
  const isRising = found.every((place, index) => index === 0 || place > (found[index - 1] ?? 0))
  if (isRising) return found
  return found
    .sort((a, b) => a - b)
    .filter((place, index) => index === 0 || place !== found[index - 1])
}
