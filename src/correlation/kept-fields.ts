import { assert } from '../base/assert.ts'
import type { JsonValue } from '../base/json.ts'
import type { FieldReference, Query } from '../detections/query/query.ts'
import { stagesOf } from '../detections/query/stages-of.ts'
import type { Event } from '../events/event.ts'
import { compileFieldReader, type FieldReader } from '../matching/field-values.ts'
import { type KeptEvent, nanosOf } from './kept-event.ts'

/** What a kept event holds under a field. */
export type KeptFieldReader = (kept: KeptEvent) => readonly JsonValue[]

/**
 * The fields by which events that wait are ordered, joined, grouped and counted. They are read while an
 * event is whole: it may wait packed, and to open it for every rule costs more than all else together.
 */
export class KeptFields {
  readonly #places = new Map<string, number>()
  readonly #readers: FieldReader[] = []
  readonly #shared = new SharedSingles<JsonValue>()

  constructor(fields: readonly FieldReference[]) {
    for (const field of fields) {
      const key = nameOf(field)
      if (this.#places.has(key)) continue
      this.#places.set(key, this.#readers.length)
      this.#readers.push(compileFieldReader(field))
    }
  }

  /** The event as the machines take it; `kept` is the same event where another form of it is held. */
  keep(event: Event, stages: readonly number[], kept = event): KeptEvent {
    const values = this.#readers.map((read) => this.#shared.share(read(event)))
    return { event: kept, time: event.time, nanos: nanosOf(event), stages, values }
  }

  /** Makes the reader of one of the fields; another one is a mistake of ours and throws. */
  reader(field: FieldReference): KeptFieldReader {
    const place = this.#places.get(nameOf(field))
    assert(place !== undefined, `${field.path} is no field that was kept`)
    return ({ values }) => values[place] ?? []
  }
}

/** Most lists hold one value, and of those very many the same: one list stands for them all. */
export class SharedSingles<Value> {
  readonly #known = new Map<Value, readonly Value[]>()

  /** The list, or one that holds the same. Values that are different every time fill no memory. */
  share(list: readonly Value[]): readonly Value[] {
    const [value] = list
    const known = value === undefined || list.length > 1 ? undefined : this.#known.get(value)
    if (known !== undefined || value === undefined) return known ?? list
    // A list that was filled one by one has room for more than it holds; a copy has not.
    const tight = list.slice()
    if (tight.length === 1 && this.#known.size < mostShared) this.#known.set(value, tight)
    return tight
  }
}

const mostShared = 10_000

/** How an event is read under a field; what type its values have is asked later. */
function nameOf({ document, path, aliases = [], objects = 'text' }: FieldReference): string {
  return [document, objects, path, ...aliases].join('\n')
}

/** The field of a join key: EQL reads the leaves of objects (eql.md section 9.2). */
export function keyField(field: FieldReference): FieldReference {
  return { ...field, objects: 'leaves' }
}

/** Every field that a query asks of events beyond its conditions. */
export function fieldsOf(query: Query): readonly FieldReference[] {
  if (query.kind !== 'correlation') {
    const keys = stagesOf(query).flatMap((stage) => stage.keys)
    return keys.flatMap(({ field }) => (field === undefined ? [] : [keyField(field)]))
  }
  return query.members.flatMap((member) => [
    ...fieldsOf(member.query),
    ...[...member.groupBy, ...member.values].flatMap((one) =>
      one.kind === 'field' ? [one.field] : [],
    ),
  ])
}
