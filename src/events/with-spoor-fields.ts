import { objectOf, type JsonObject } from '../base/json.ts'
import type { Event } from './event.ts'
import { type LateFields, LazyEvent } from './lazy-event.ts'

const none: ReadonlySet<string> = new Set()
const nothing: JsonObject = {}

/** The event with `spoor.*` fields added; a field given here replaces one of the same name. */
export function withSpoorFields(event: Event, fields: JsonObject): Event {
  return withLateFields(event, { known: fields, names: none, make: () => nothing })
}

/** The same with fields of which some are made only when somebody asks for one of them. */
export function withLateFields(event: Event, fields: LateFields): Event {
  // The documents that we make ourselves have no such fields before.
  if (event instanceof LazyEvent) return event.withSpoor(fields)
  const { document } = event
  const spoor = { ...objectOf(document['spoor']), ...fields.known, ...fields.make() }
  return { ...event, document: { ...document, spoor } }
}
