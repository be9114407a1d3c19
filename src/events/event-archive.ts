import { assert } from '../base/assert.ts'
import { isJsonArray, isJsonObject, type JsonObject, type JsonValue } from '../base/json.ts'
import type { LogRecord, LogSource, Origin } from '../telemetry/log-record.ts'
import type { Event, EventRecord } from './event.ts'
import { LazyEvent } from './lazy-event.ts'
import { mergeParts } from './merge-operations.ts'
import { normalise } from './normalise.ts'
import { withSpoorFields } from './with-spoor-fields.ts'

/**
 * Events that wait for the end of the input are kept as the packed text of their records, in blocks,
 * and made anew from it when somebody looks: an event whole is ten times as large as its record, a
 * packed record a tenth of it. What is asked of every event (ids, times, origins) stays at hand.
 */

/** Makes text small and whole again; given, so that browsers and tests may have their own. */
export interface Packing {
  readonly pack: (text: string) => Uint8Array
  readonly unpack: (packed: Uint8Array) => string
}

/** How an archive is set up. */
export interface ArchiveOptions {
  readonly packing: Packing
  /** So many events are kept as they are: most hunts never pack one. */
  readonly whole?: number
}

/** Records in a block: enough to pack well, few enough to open one for a single event. */
const eventsPerBlock = 64

/** Blocks that stay open: events are mostly looked at in the order in which they came. */
const openBlocks = 16

/** The records of each event of a block. */
type BlockContent = readonly (readonly JsonObject[])[]

/** Events packed together: open while they are gathered, packed afterwards. */
interface Block {
  content: BlockContent | undefined
  packed: Uint8Array | undefined
}

/** The fields of ours that an event carries, made when somebody looks. */
export type FieldsOf = (event: Event) => JsonObject

/** Keeps events small. */
export class EventArchive {
  readonly #packing: Packing
  readonly #whole: number
  #kept = 0
  #gathering: JsonObject[][] = []
  #block: Block = { content: [], packed: undefined }
  readonly #open = new Map<Block, BlockContent>()
  #fieldsOf: FieldsOf | undefined
  /** The event that was looked at last: whoever reads one field reads another. */
  #last: { readonly of: ArchivedEvent; readonly event: Event } | undefined

  constructor({ packing, whole = 20_000 }: ArchiveOptions) {
    this.#packing = packing
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
    const place = this.#gathering.length
    this.#gathering.push(event.records.map(({ record }) => record.value))
    this.#block.content = this.#gathering
    const archived = new ArchivedEvent(this, event, this.#block, place)
    if (this.#gathering.length === eventsPerBlock) this.#close()
    return archived
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
    const made = isBlock(content) ? this.#remake(archived, content) : content
    const event =
      this.#fieldsOf === undefined ? made : withSpoorFields(made, this.#fieldsOf(archived))
    this.#last = { of: archived, event }
    return event
  }

  /** @internal One record of a packed event. */
  valueOf(block: Block, place: number, index: number): JsonObject {
    return this.#contentOf(block)[place]?.[index] ?? {}
  }

  #remake(archived: ArchivedEvent, block: Block): Event {
    const { records, place } = archived
    const values = this.#contentOf(block)[place]
    assert(values !== undefined, 'an archived event is not in its block')
    const parts = records.map(({ record: { source, dialect, origin } }, index) => {
      const event = normalise({ source, dialect, origin, value: values[index] ?? {} })
      assert(!('rejected' in event), 'an event that was one is none any more')
      return event
    })
    const merged = mergeParts(parts)
    return merged instanceof LazyEvent ? merged.withRecords(records) : { ...merged, records }
  }

  #close(): void {
    this.#block.packed = this.#packing.pack(JSON.stringify(this.#gathering))
    this.#block.content = undefined
    this.#gathering = []
    this.#block = { content: [], packed: undefined }
  }

  #contentOf(block: Block): BlockContent {
    if (block.content !== undefined) return block.content
    const known = this.#open.get(block)
    if (known !== undefined) {
      this.#open.delete(block)
      this.#open.set(block, known)
      return known
    }
    assert(block.packed !== undefined, 'a block of an archive is neither open nor packed')
    const parsed: JsonValue = JSON.parse(this.#packing.unpack(block.packed))
    const content = isJsonArray(parsed)
      ? parsed.map((values) => (isJsonArray(values) ? values.filter(isJsonObject) : []))
      : []
    this.#open.set(block, content)
    if (this.#open.size > openBlocks) {
      const [oldest] = this.#open.keys()
      if (oldest !== undefined) this.#open.delete(oldest)
    }
    return content
  }
}

/** What is kept of one record of a packed event: all but its value. */
interface RecordHead {
  readonly id: string
  readonly dialect: LogRecord['dialect']
  readonly origin: Origin
}

function isBlock(content: Event | Block): content is Block {
  return 'packed' in content
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
  /** The event itself while there are few, else the block that it is packed in. */
  readonly content: Event | Block
  /** Its place in the block. */
  readonly place: number
  readonly #heads: RecordHead | readonly RecordHead[]
  readonly #archive: EventArchive

  constructor(archive: EventArchive, event: Event, content: Event | Block, place = 0) {
    this.#archive = archive
    this.source = event.source
    this.id = event.id
    this.time = event.time
    this.endTime = event.endTime
    this.content = content
    this.place = place
    const heads = isBlock(content) ? event.records.map(headOf) : []
    const [only] = heads
    this.#heads = heads.length === 1 && only !== undefined ? only : heads
  }

  get records(): readonly EventRecord[] {
    const { content, source, place } = this
    if (!isBlock(content)) return content.records
    return [this.#heads].flat().map(({ id, dialect, origin }, index) => {
      const valueOf = (): JsonObject => this.#archive.valueOf(content, place, index)
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
