import { assert } from '../base/assert.ts'
import { isJsonArray, isJsonObject, type JsonObject, parseJson } from '../base/json.ts'
import type { LogRecord, LogSource, Origin } from '../telemetry/log-record.ts'
import type { Event, EventRecord } from './event.ts'
import { LazyEvent } from './lazy-event.ts'
import { mergeParts } from './merge-operations.ts'
import { normalise } from './normalise.ts'
import { PackedTexts, type Packing, type TextPlace } from './packed-texts.ts'
import { withSpoorFields } from './with-spoor-fields.ts'

/**
 * Events that wait for the end of the input are kept as the packed text of their records and made anew
 * from it when somebody looks: an event whole is ten times as large as its record, a packed record a
 * quarter of it. What is asked of every event (ids, times, origins) stays at hand.
 */

/** How an archive is set up. */
export interface ArchiveOptions {
  readonly packing: Packing
  /** So many events are kept as they are: most hunts never pack one. */
  readonly whole?: number
}

/** The fields of ours that an event carries, made when somebody looks. */
export type FieldsOf = (event: Event) => JsonObject

/** Keeps events small. */
export class EventArchive {
  readonly #texts: PackedTexts
  readonly #whole: number
  #kept = 0
  /** The records that were looked at last. */
  #opened: { readonly place: TextPlace; readonly values: readonly JsonObject[] } | undefined
  #fieldsOf: FieldsOf | undefined
  /** The event that was looked at last: whoever reads one field reads another. */
  #last: { readonly of: ArchivedEvent; readonly event: Event } | undefined

  constructor({ packing, whole = 20_000 }: ArchiveOptions) {
    this.#texts = new PackedTexts(packing)
    this.#whole = whole
  }

  /**
   * The event as it can be kept, packed unless there are few; one and the same object stands for it from
   * now on, whatever is told of it.
   */
  keep(event: Event): Event {
    if (++this.#kept <= this.#whole || event.records.length === 0) {
      return new ArchivedEvent(this, event, event)
    }
    const values = event.records.map(({ record }) => record.value)
    return new ArchivedEvent(this, event, this.#texts.add(JSON.stringify(values)))
  }

  /** The event whole, for whoever reads many of its fields; itself if it is not of this archive. */
  open(event: Event): Event {
    return event instanceof ArchivedEvent ? this.whole(event) : event
  }

  /** From now on every kept event carries these `spoor.*` fields, made anew whenever somebody looks. */
  tell(fieldsOf: FieldsOf): void {
    this.#fieldsOf = fieldsOf
    this.#last = undefined
  }

  /** @internal The event of a kept one. */
  whole(archived: ArchivedEvent): Event {
    if (this.#last?.of === archived) return this.#last.event
    const { content } = archived
    const made = isPlace(content) ? this.#remake(archived, content) : content
    const event =
      this.#fieldsOf === undefined ? made : withSpoorFields(made, this.#fieldsOf(archived))
    this.#last = { of: archived, event }
    return event
  }

  /** @internal One record of a packed event. */
  valueOf(place: TextPlace, index: number): JsonObject {
    return this.#valuesAt(place)[index] ?? {}
  }

  #remake(archived: ArchivedEvent, place: TextPlace): Event {
    const { records } = archived
    const values = this.#valuesAt(place)
    const parts = records.map(({ record: { source, dialect, origin } }, index) => {
      const event = normalise({ source, dialect, origin, value: values[index] ?? {} })
      assert(!('rejected' in event), 'an event that was one is none any more')
      return event
    })
    const merged = mergeParts(parts)
    return merged instanceof LazyEvent ? merged.withRecords(records) : { ...merged, records }
  }

  #valuesAt(place: TextPlace): readonly JsonObject[] {
    if (this.#opened?.place === place) return this.#opened.values
    const parsed = parseJson(this.#texts.at(place))
    const values = parsed !== undefined && isJsonArray(parsed) ? parsed.filter(isJsonObject) : []
    this.#opened = { place, values }
    return values
  }
}

/** What is kept of one record of a packed event: all but its value. */
interface RecordHead {
  readonly id: string
  readonly dialect: LogRecord['dialect']
  readonly origin: Origin
}

function isPlace(content: Event | TextPlace): content is TextPlace {
  return 'block' in content
}

/**
 * A kept event; reading its documents opens it. There may be a million, so that it has few fields and
 * makes its records when they are asked for.
 */
class ArchivedEvent implements Event {
  readonly source: LogSource
  readonly id: string
  readonly time: number
  readonly endTime: number
  /** The event itself while there are few, else where the text of its records is. */
  readonly content: Event | TextPlace
  readonly #heads: RecordHead | readonly RecordHead[]
  readonly #archive: EventArchive

  constructor(archive: EventArchive, event: Event, content: Event | TextPlace) {
    this.#archive = archive
    this.source = event.source
    this.id = event.id
    this.time = event.time
    this.endTime = event.endTime
    this.content = content
    const heads = isPlace(content) ? event.records.map(headOf) : []
    const [only] = heads
    this.#heads = heads.length === 1 && only !== undefined ? only : heads
  }

  get records(): readonly EventRecord[] {
    const { content, source } = this
    if (!isPlace(content)) return content.records
    return [this.#heads].flat().map(({ id, dialect, origin }, index) => {
      const valueOf = (): JsonObject => this.#archive.valueOf(content, index)
      return { id, record: new ArchivedRecord({ source, dialect, origin }, valueOf) }
    })
  }

  get document(): JsonObject {
    return this.#archive.whole(this).document
  }

  get native(): JsonObject {
    return this.#archive.whole(this).native
  }
}

function headOf({ id, record: { dialect, origin } }: EventRecord): RecordHead {
  return { id, dialect, origin }
}

/** A record of a packed event: its origin at hand, its value packed. */
class ArchivedRecord implements LogRecord {
  readonly source: LogSource
  readonly dialect: LogRecord['dialect']
  readonly origin: Origin
  readonly #valueOf: () => JsonObject

  constructor({ source, dialect, origin }: Omit<LogRecord, 'value'>, valueOf: () => JsonObject) {
    this.source = source
    this.dialect = dialect
    this.origin = origin
    this.#valueOf = valueOf
  }

  get value(): JsonObject {
    return this.#valueOf()
  }
}
