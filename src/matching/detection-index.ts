import type { FieldReference, Predicate } from '../detections/query/query.ts'
import type { Event } from '../events/event.ts'
import { splitGate } from './log-gate.ts'
import { necessaryValues } from './necessary-values.ts'
import { createSharing, type FieldSlot, type Sharing } from './sharing.ts'
import { joinPlaces, type Places, ValueIndex } from './value-index.ts'
import { valueText } from './value-text.ts'

/** Finds, for an event, the conditions that it could satisfy. */
export interface DetectionIndex {
  /**
   * The places, in rising order, of a superset of the conditions that the event satisfies: those
   * whose necessary values it has and those that have none.
   */
  readonly candidates: (event: Event) => readonly number[]
}

/** The conditions that ask for some value of one field. */
interface IndexedField {
  readonly slot: FieldSlot
  readonly index: ValueIndex
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
      for (const value of needed ?? []) {
        indexedField(fields, value.field, sharing).index.add(value, place)
      }
    }
  }
  const dataset = sharing.slot({ document: 'ecs', path: 'event.dataset' })
  const anywhere = createFinder(everywhere)
  const finders = new Map([...logs].map(([name, partition]) => [name, createFinder(partition)]))
  return {
    candidates: (event) => {
      let found = anywhere(event)
      // A log names its dataset once; an event with two of them is in both.
      for (const name of dataset.folded(event)) {
        const find = finders.get(name)
        if (find !== undefined) found = joinPlaces(found, find(event))
      }
      return found
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
  const slot = sharing.slot(field)
  const added = { slot, index: new ValueIndex() }
  fields.set(key, added)
  return added
}

/** Finds the places of a partition. */
type Finder = (event: Event) => Places

function createFinder({ fields, open }: Partition): Finder {
  const all = [...fields.values()]
  return (event) => {
    let found: Places = open
    for (const { slot, index } of all) {
      for (const value of slot.values(event)) {
        const text = valueText(value)
        if (text !== undefined) found = joinPlaces(found, index.placesOf(text))
      }
    }
    return found
  }
}
