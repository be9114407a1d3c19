import { assert } from '../base/assert.ts'
import { isJsonArray, isJsonObject, type JsonObject, type JsonValue } from '../base/json.ts'
import type { LogRecord, LogSource, Origin } from '../telemetry/log-record.ts'
import { type Event, type EventRecord, withSpoorFields } from './event.ts'
import { mergeParts } from './merge-operations.ts'
import { normalise } from './normalise.ts'

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

/** Keeps events small. */
export class EventArchive {
  readonly #packing: Packing
  readonly #whole: number
  #kept = 0
  #gathering: JsonObject[][] = []
  #block: Block = { content: [], packed: undefined }
  readonly #open = new Map<Block, BlockContent>()
  /** The event that was looked at last: whoever reads one field reads another. */
  #last: { readonly of: ArchivedEvent; readonly event: Event } | undefined

  constructor({ packing, whole = 20_000 }: ArchiveOptions) {
    this.#packing = packing
    this.#whole = whole
  }

  /** The event as it can be kept: itself while there are few, packed from then on. */
  keep(event: Event): Event {
    if (++this.#kept <= this.#whole || event.records.length === 0) return event
    const place = this.#gathering.length
    this.#gathering.push(event.records.map(({ record }) => record.value))
    this.#block.content = this.#gathering
    const archived = new ArchivedEvent(this, event, { block: this.#block, place })
    if (this.#gathering.length === eventsPerBlock) this.#close()
    return archived
  }

  /** The event whole again, for whoever reads many of its fields; itself if it was not packed. */
  open(event: Event): Event {
    return event instanceof ArchivedEvent ? this.whole(event) : event
  }

  /** The event with `spoor.*` fields, which are asked for when somebody looks. */
  withSpoor(event: Event, fields: () => JsonObject): Event {
    if (event instanceof ArchivedEvent) return event.withSpoor(fields)
    return withSpoorFields(event, fields())
  }

  /** @internal The event of a packed one. */
  whole(archived: ArchivedEvent): Event {
    if (this.#last?.of === archived) return this.#last.event
    const { block, place } = archived.place
    const values = this.#contentOf(block)[place]
    assert(values !== undefined, 'an archived event is not in its block')
    const parts = archived.records.map(({ record }, index) => {
      const event = normalise({ ...recordHead(record), value: values[index] ?? {} })
      assert(!('rejected' in event), 'an event that was one is none any more')
      return event
    })
    const { spoor } = archived
    const made = { ...mergeParts(parts), records: archived.records }
    const event = spoor === undefined ? made : withSpoorFields(made, spoor())
    this.#last = { of: archived, event }
    return event
  }

  /** @internal One record of a packed event. */
  valueOf({ block, place }: ArchivePlace, index: number): JsonObject {
    return this.#contentOf(block)[place]?.[index] ?? {}
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

/** Where a packed event stands. */
interface ArchivePlace {
  readonly block: Block
  readonly place: number
}

/** An event that is packed; reading its documents opens it. */
class ArchivedEvent implements Event {
  readonly source: LogSource
  readonly id: string
  readonly time: number
  readonly endTime: number
  readonly records: readonly EventRecord[]
  readonly place: ArchivePlace
  readonly spoor: (() => JsonObject) | undefined
  readonly #archive: EventArchive

  constructor(archive: EventArchive, event: Event, place: ArchivePlace, spoor?: () => JsonObject) {
    this.#archive = archive
    this.source = event.source
    this.id = event.id
    this.time = event.time
    this.endTime = event.endTime
    this.place = place
    this.spoor = spoor
    this.records =
      event instanceof ArchivedEvent
        ? event.records
        : event.records.map(({ id, record }, index) => ({
            id,
            record: new ArchivedRecord(archive, record, { place, index }),
          }))
  }

  get document(): JsonObject {
    return this.#archive.whole(this).document
  }

  get native(): JsonObject {
    return this.#archive.whole(this).native
  }

  withSpoor(fields: () => JsonObject): ArchivedEvent {
    return new ArchivedEvent(this.#archive, this, this.place, fields)
  }
}

/** A record of a packed event: its origin at hand, its value packed. */
class ArchivedRecord implements LogRecord {
  readonly source: LogSource
  readonly dialect: LogRecord['dialect']
  readonly origin: Origin
  readonly #archive: EventArchive
  readonly #place: ArchivePlace
  readonly #index: number

  constructor(
    archive: EventArchive,
    { source, dialect, origin }: LogRecord,
    at: { readonly place: ArchivePlace; readonly index: number },
  ) {
    this.#archive = archive
    this.source = source
    this.dialect = dialect
    this.origin = origin
    this.#place = at.place
    this.#index = at.index
  }

  get value(): JsonObject {
    return this.#archive.valueOf(this.#place, this.#index)
  }
}

function recordHead({ source, dialect, origin }: LogRecord): Omit<LogRecord, 'value'> {
  return { source, dialect, origin }
}
