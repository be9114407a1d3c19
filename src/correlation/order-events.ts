import { compareText } from '../base/compare.ts'
import { valueAt, type JsonValue } from '../base/json.ts'
import { compileFieldReader } from '../matching/field-values.ts'
import type { Event } from '../events/event.ts'
import { compareCodePoints } from '../matching/compare-values.ts'
import { compareMoments, type KeptEvent } from './kept-event.ts'

/**
 * How events of one time stand to each other (design section 4.7). `hunt`: by `spoor.verb`, so that
 * what makes a copy comes before what uses it, then by event id. `elastic`: by the tiebreaker field,
 * missing last, then in the order of the input: where the records stood, and for events without
 * records as they were given.
 */
export type EventTies = 'hunt' | 'elastic'

export interface OrderOptions {
  /** `hunt` for a correlator and `elastic` for `runEql` when not given. */
  readonly ties?: EventTies
  /**
   * For `hunt`: verbs in the order in which they can happen to one copy; events with another or none
   * come after them. Lineage knows them, which correlation may not import.
   */
  readonly verbs?: readonly string[]
  /** The dotted ECS field of Elastic's `tiebreaker_field`; without one input order decides. */
  readonly tiebreakerField?: string
}

/** Orders two events; zero only for events that nothing tells apart. */
export type EventOrder = (first: KeptEvent, second: KeptEvent) => number

/** Event time first, to the nanosecond where documents tell it, then the order of ties. */
export function compileEventOrder(options: OrderOptions = {}): EventOrder {
  const orderTies = options.ties === 'elastic' ? elasticTies(options) : huntTies(options)
  return (first, second) => compareMoments(first, second) || orderTies(first.event, second.event)
}

type TieOrder = (first: Event, second: Event) => number

function huntTies({ verbs = [] }: OrderOptions): TieOrder {
  const places = new Map<JsonValue | undefined, number>(verbs.map((verb, place) => [verb, place]))
  const placeOf = ({ document }: Event): number =>
    places.get(valueAt(document, 'spoor', 'verb')) ?? verbs.length
  return (first, second) =>
    placeOf(first) - placeOf(second) ||
    compareText(first.id, second.id) ||
    compareText(first.source, second.source) ||
    compareOrigins(first, second)
}

function elasticTies({ tiebreakerField }: OrderOptions): TieOrder {
  if (tiebreakerField === undefined) return compareOrigins
  const read = compileFieldReader({ document: 'ecs', path: tiebreakerField, objects: 'leaves' })
  return (first, second) =>
    compareTiebreakers(read(first)[0], read(second)[0]) || compareOrigins(first, second)
}

/** Numbers by value before texts by code point; missing comes last (eql.md section 1). */
function compareTiebreakers(first: JsonValue | undefined, second: JsonValue | undefined): number {
  if (typeof first === 'number' && typeof second === 'number') return first - second
  if (typeof first === 'string' && typeof second === 'string') {
    return compareCodePoints(first, second)
  }
  return kindPlace(first) - kindPlace(second)
}

function kindPlace(value: JsonValue | undefined): number {
  if (typeof value === 'number') return 0
  return value === undefined ? 2 : 1
}

/** By file, then by place in it: the same however the files are read. */
function compareOrigins(first: Event, second: Event): number {
  const one = first.records[0]?.record.origin
  const other = second.records[0]?.record.origin
  if (one === undefined || other === undefined) return 0
  return compareText(one.file, other.file) || one.index - other.index
}
