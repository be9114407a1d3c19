import { compareText } from '../base/compare.ts'
import type { JsonValue } from '../base/json.ts'
import type { FieldReference } from '../detections/query/query.ts'
import type { Event } from '../events/event.ts'
import { compareCodePoints } from '../matching/compare-values.ts'
import { compareMoments, type KeptEvent } from './kept-event.ts'
import type { KeptFields } from './kept-fields.ts'

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

/** What the order of ties looks at in an event. */
export function orderFields({ ties, tiebreakerField }: OrderOptions): readonly FieldReference[] {
  if (ties !== 'elastic') return [verbField]
  return tiebreakerField === undefined ? [] : [leafField(tiebreakerField)]
}

const verbField = leafField('spoor.verb')

function leafField(path: string): FieldReference {
  return { document: 'ecs', path, objects: 'leaves' }
}

/**
 * Event time first, to the nanosecond where documents tell it, then the order of ties. `fields` hold at
 * least the {@link orderFields}.
 */
export function compileEventOrder(fields: KeptFields, options: OrderOptions = {}): EventOrder {
  const compileTies = options.ties === 'elastic' ? elasticTies : huntTies
  const orderTies = compileTies(fields, options)
  return (first, second) => compareMoments(first, second) || orderTies(first, second)
}

function huntTies(fields: KeptFields, { verbs = [] }: OrderOptions): EventOrder {
  const places = new Map<JsonValue | undefined, number>(verbs.map((verb, place) => [verb, place]))
  const read = fields.reader(verbField)
  const placeOf = (kept: KeptEvent): number => places.get(read(kept)[0]) ?? verbs.length
  return (first, second) =>
    placeOf(first) - placeOf(second) ||
    compareText(first.event.id, second.event.id) ||
    compareText(first.event.source, second.event.source) ||
    compareOrigins(first.event, second.event)
}

function elasticTies(fields: KeptFields, { tiebreakerField }: OrderOptions): EventOrder {
  if (tiebreakerField === undefined) return (one, other) => compareOrigins(one.event, other.event)
  const read = fields.reader(leafField(tiebreakerField))
  return (first, second) =>
    compareTiebreakers(read(first)[0], read(second)[0]) || compareOrigins(first.event, second.event)
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
