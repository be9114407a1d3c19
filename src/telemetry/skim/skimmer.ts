import { assert } from '../../base/assert.ts'
import type { ArrayHolder } from '../array-envelopes.ts'
import type { Fingerprinter } from '../fingerprint.ts'
import { JsonWalker, largestWindow } from './json-walker.ts'
import { layout, longestRun } from '../kernel/kernel-layout.ts'
import { MemberReader } from './member-reader.ts'
import type { RecordFilter } from '../record-filter.ts'
import { recordForms } from './record-forms.ts'
import { cloudtrailForm } from './skim-cloudtrail.ts'
import { logAnalyticsForm } from './skim-log-analytics.ts'
import { SkimRun } from './skim-run.ts'
import { noEnvelopes, SkimmedRecord } from './skimmed-record.ts'
import { TableRows } from './table-rows.ts'
import { timeBefore } from '../text-format.ts'
import type { WrappedPlace } from './wrapper-form.ts'
import { wrapperForms } from './wrapper-forms.ts'

/** Where a run may be: its first record, the end of the bytes, and the largest record in bytes. */
export interface RunBounds {
  readonly from: number
  readonly to: number
  readonly largest: number
}

/** Where the row of a table may be, and the array of rows that it is an element of. */
export interface RowBounds {
  readonly from: number
  readonly to: number
  readonly holder: ArrayHolder | undefined
}

const timedLine = 'timed-line'

/** A form at work. */
interface Reader {
  readonly group: number
  readonly envelopes: readonly string[]
  /** Is it a record itself? A wrapper may hold an array of them, which is read element by element. */
  readonly isRecord: boolean
  /** Can records of this form be passed over in runs? */
  readonly isRun: boolean
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
  /** Rows of tables, and the form that they have as objects. */
  readonly #rows: TableRows
  readonly #row: Reader
  readonly #timed = new Map<readonly string[], readonly string[]>()
  /** The records that were passed over last in one go. */
  readonly run: SkimRun
  /** What has to be added to a place of ours to get the walker's. */
  #shift: number | undefined
  /** Where the last run ended, in the walker's bytes: what begins there is not like those before it. */
  #stop = -1

  constructor(filter: RecordFilter, fingerprinter: Fingerprinter) {
    const walker = new JsonWalker([...recordForms, ...wrapperForms].map(({ group }) => group))
    const members = new MemberReader(walker)
    this.#walker = walker
    this.run = new SkimRun(members, cloudtrailForm.group)
    walker.bytes.set(fingerprinter.secret, layout.secret)
    this.#records = recordForms.map(({ group, reader }) => ({
      group: walker.groupOf(group),
      envelopes: noEnvelopes,
      isRecord: true,
      isRun: group === cloudtrailForm.group,
      read: reader({ members, filter }),
    }))
    const row = this.#records.find(({ group }) => group === walker.groupOf(logAnalyticsForm.group))
    assert(row !== undefined, 'the rows of tables have no form')
    this.#row = row
    this.#rows = new TableRows(walker, logAnalyticsForm.group)
    const wrappers = wrapperForms.map(({ group, names, opener }) => {
      const open = opener(members)
      return {
        group: walker.groupOf(group),
        envelopes: names,
        isRecord: false,
        isRun: false,
        read: (record: SkimmedRecord) => this.#readWrapped(open(), record),
      }
    })
    this.#forms = [...this.#records, ...wrappers]
  }

  /** Says that the bytes have changed since the last record. */
  forget(): void {
    this.#shift = undefined
    this.#stop = -1
  }

  /**
   * Passes over a run of records, the first of which begins with the brace at `from`; returns one past the
   * last of them, 0 where there is none. None is larger than so many bytes.
   */
  skimRun(bytes: Buffer, { from, to, largest }: RunBounds): number {
    const shift = this.run.places === undefined ? undefined : this.#lay(bytes, from, to)
    if (shift === undefined || from + shift === this.#stop) return 0
    this.run.pass(from + shift, largest)
    this.#stop = this.run.count === longestRun ? -1 : this.run.stop
    return this.run.count === 0 ? 0 : this.run.end - shift
  }

  /** One past the record that was looked at last and must be parsed, where its end is known; otherwise 0. */
  whole = 0

  /**
   * Skims the value whose brace is at `from`, of bytes that end at `to`; false when it must be parsed, or
   * is not whole.
   */
  skim(bytes: Buffer, from: number, to: number): boolean {
    this.whole = 0
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
      const isPassed = form.read(record)
      if (isPassed && form.isRun && record.isUselessByAction) this.run.know(record)
      if (!isPassed && form.isRecord) this.whole = record.end
      return isPassed
    }
    return false
  }

  /**
   * Skims the row of a table whose bracket is at `from`, of bytes that end at `to`; false when it must be
   * parsed, or is not whole.
   */
  skimRow(bytes: Buffer, { from, to, holder }: RowBounds): boolean {
    this.whole = 0
    const shift = this.#rows.begin(holder) ? this.#lay(bytes, from, to) : undefined
    const end = shift === undefined ? 0 : this.#walker.walkRow(from + shift)
    if (shift === undefined || end === 0) return false
    const { record } = this
    record.end = end - shift
    record.from = layout.embedded
    record.to = this.#walker.textEnd
    record.newlines = this.#walker.newlines
    record.envelopes = noEnvelopes
    const isPassed = this.#row.read(record)
    if (!isPassed) this.whole = record.end
    return isPassed
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
