/**
 * Events whose documents are made when somebody reads them. Most events are only counted: what rules are
 * sorted by is known beforehand, and the document costs more than all else that is done with an event.
 */
import type { JsonObject, JsonValue } from '../base/json.ts'
import type { LogSource } from '../telemetry/log-record.ts'
import type { Event, EventRecord } from './event.ts'

/** Fields of the ECS document that are known without making it, by their paths. */
export interface EventHead {
  readonly 'event.dataset': string
  /** A log that does not know these tells them by its document. */
  readonly 'event.action'?: string | undefined
  readonly 'event.provider'?: string | undefined
}

export const headPaths: readonly (keyof EventHead)[] = [
  'event.dataset',
  'event.action',
  'event.provider',
]

/** `spoor.*` fields of which some are made when somebody asks for one of them. */
export interface LateFields {
  readonly known: JsonObject
  /** Names of those that are made together, and how; one may turn out to be absent. */
  readonly names: ReadonlySet<string>
  readonly make: () => JsonObject
}

/** How what is not yet there is made. */
export interface LazyParts {
  readonly head: EventHead
  readonly document: () => JsonObject
  readonly spoor?: LateFields
}

/**
 * An event whose document is made once, when it is first read. It is no property of its own, which would cost as
 * much as all else about an event that is only counted: whoever spreads an event names its document.
 */
export class LazyEvent implements Event {
  readonly source: LogSource
  readonly id: string
  readonly time: number
  readonly endTime: number
  readonly native: JsonObject
  readonly records: readonly EventRecord[]
  readonly #parts: LazyParts
  #document: JsonObject | undefined
  #late: JsonObject | undefined

  constructor(facts: Omit<Event, 'document'>, parts: LazyParts) {
    this.source = facts.source
    this.id = facts.id
    this.time = facts.time
    this.endTime = facts.endTime
    this.native = facts.native
    this.records = facts.records
    this.#parts = parts
  }

  /** What is known of the document without making it. */
  get head(): EventHead {
    return this.#parts.head
  }

  /** The field `spoor.<name>`, without making the document. */
  spoorField(name: string): JsonValue | undefined {
    const { spoor } = this.#parts
    if (spoor === undefined) return undefined
    if (Object.hasOwn(spoor.known, name)) return spoor.known[name]
    return spoor.names.has(name) ? this.#lateFields(spoor)[name] : undefined
  }

  /** The same event with `spoor.*` fields added; one given here replaces one of the same name. */
  withSpoor(fields: LateFields): LazyEvent {
    const { head, spoor: before } = this.#parts
    const document = (): JsonObject => this.document
    const own = before === undefined ? {} : { ...before.known, ...this.#lateFields(before) }
    const known = before === undefined ? fields.known : { ...own, ...fields.known }
    return new LazyEvent(this, { head, document, spoor: { ...fields, known } })
  }

  /** The same event of other records. */
  withRecords(records: readonly EventRecord[]): LazyEvent {
    const { source, id, time, endTime, native } = this
    return new LazyEvent({ source, id, time, endTime, native, records }, this.#parts)
  }

  /** Made now, or when it was first read. */
  get document(): JsonObject {
    return (this.#document ??= this.#makeDocument())
  }

  /** The same without keeping it, for whoever reads the documents of very many events once. */
  passingDocument(): JsonObject {
    return this.#document ?? this.#makeDocument()
  }

  /** The event as it is written: with its document. */
  toJSON(): Event {
    const { source, id, time, endTime, document, native, records } = this
    return { source, id, time, endTime, document, native, records }
  }

  #makeDocument(): JsonObject {
    const { document, spoor } = this.#parts
    if (spoor === undefined) return document()
    return { ...document(), spoor: { ...spoor.known, ...this.#lateFields(spoor) } }
  }

  #lateFields({ make }: LateFields): JsonObject {
    return (this.#late ??= make())
  }
}

/** The document of an event, which is not kept for it: see {@link LazyEvent.passingDocument}. */
export function passingDocument(event: Event): JsonObject {
  return event instanceof LazyEvent ? event.passingDocument() : event.document
}
