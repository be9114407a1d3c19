import type { Fingerprinter } from './fingerprint.ts'
import { JsonWalker, largestWindow } from './json-walker.ts'
import { layout } from './kernel-layout.ts'
import { MemberReader } from './member-reader.ts'
import type { RecordFilter } from './record-filter.ts'
import type { RecordForm } from './record-form.ts'
import { eventHubForm, restForm } from './skim-azure.ts'
import { cloudtrailForm } from './skim-cloudtrail.ts'
import { logEntryForm } from './skim-gcp.ts'
import { SkimmedRecord } from './skimmed-record.ts'
import { timeBefore } from './text-format.ts'
import type { WrappedPlace } from './wrapper-form.ts'
import { wrapperForms } from './wrapper-forms.ts'

const recordForms: readonly RecordForm[] = [cloudtrailForm, eventHubForm, restForm, logEntryForm]

const none: readonly string[] = []
const timedLine = 'timed-line'

/** A form at work. */
interface Reader {
  readonly group: number
  readonly envelopes: readonly string[]
  /** Reads what was walked over; false leaves it to the parser. */
  readonly read: (record: SkimmedRecord) => boolean
}

/**
 * Passes over records that nothing could use, without parsing them. A record is passed over only if
 * everything is plain that decides what it is: any doubt leaves it to the parser.
 */
export class Skimmer {
  /** The record that was passed over last. */
  readonly record = new SkimmedRecord()
  readonly #walker: JsonWalker
  /** Records alone, by the group of their members, and all forms; what fitted last stands first. */
  readonly #records: Reader[]
  readonly #forms: Reader[]
  readonly #timed = new Map<readonly string[], readonly string[]>()
  /** What has to be added to a place of ours to get the walker's. */
  #shift: number | undefined

  constructor(filter: RecordFilter, fingerprinter: Fingerprinter) {
    const walker = new JsonWalker([...recordForms, ...wrapperForms].map(({ group }) => group))
    const members = new MemberReader(walker)
    this.#walker = walker
    walker.bytes.set(fingerprinter.secret, layout.secret)
    this.#records = recordForms.map(({ group, reader }) => ({
      group: walker.groupOf(group),
      envelopes: none,
      read: reader({ members, filter }),
    }))
    const wrappers = wrapperForms.map(({ group, names, opener }) => {
      const open = opener(members)
      return {
        group: walker.groupOf(group),
        envelopes: names,
        read: (record: SkimmedRecord) => this.#readWrapped(open(), record),
      }
    })
    this.#forms = [...this.#records, ...wrappers]
  }

  /** Says that the bytes have changed since the last record. */
  forget(): void {
    this.#shift = undefined
  }

  /**
   * Skims the value whose brace is at `from`, of bytes that end at `to`; false when it must be parsed, or
   * is not whole.
   */
  skim(bytes: Buffer, from: number, to: number): boolean {
    const shift = this.#lay(bytes, from, to)
    if (shift === undefined) return false
    for (const form of this.#forms) {
      const end = this.#walker.walk(from + shift, form.group)
      if (end === 0) continue
      bringForward(this.#forms, form)
      const { record } = this
      record.end = end - shift
      record.from = from + shift
      record.to = end
      record.newlines = this.#walker.newlines
      record.envelopes = form.envelopes
      return form.read(record)
    }
    return false
  }

  /**
   * Skims a line that begins with a time and goes on with a record, as exports of CloudWatch Logs do; false
   * when it must be parsed, or its end is not among the bytes.
   */
  skimLine(bytes: Buffer, from: number, to: number): boolean {
    const length = timeBefore(bytes, from, to)
    if (length === 0 || !this.skim(bytes, from + length, to)) return false
    const { record } = this
    if (record.newlines > 0) return false
    const { envelopes } = record
    const timed = this.#timed.get(envelopes) ?? [timedLine, ...envelopes]
    this.#timed.set(envelopes, timed)
    record.envelopes = timed
    return true
  }

  #lay(bytes: Buffer, from: number, to: number): number | undefined {
    if (this.#shift === undefined && to - from <= largestWindow) {
      this.#walker.lay(bytes.subarray(from, to))
      this.#shift = this.#walker.start - from
    }
    return this.#shift
  }

  #readWrapped(wrapped: WrappedPlace | undefined, record: SkimmedRecord): boolean {
    if (wrapped === undefined) return false
    if (wrapped.kind === 'member') {
      const { begins, ends, groupOf } = this.#walker
      record.from = begins[wrapped.place] ?? 0
      record.to = ends[wrapped.place] ?? 0
      const group = groupOf(wrapped.of)
      return this.#records.find((form) => form.group === group)?.read(record) ?? false
    }
    const { from, to } = wrapped.span
    for (const form of this.#records) {
      if (!this.#walker.walkText(from, to, form.group)) continue
      bringForward(this.#records, form)
      record.from = layout.embedded
      record.to = this.#walker.textEnd
      return form.read(record)
    }
    return false
  }
}

/** Records next to each other are mostly of one form. */
function bringForward<Item>(items: Item[], item: Item): void {
  if (items[0] === item) return
  items.splice(items.indexOf(item), 1)
  items.unshift(item)
}
