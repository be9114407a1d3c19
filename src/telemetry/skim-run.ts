import { KeyDigest } from './key-digest.ts'
import { layout, longestRun, runActionSlots } from './kernel-layout.ts'
import type { MemberGroup } from './member-group.ts'
import type { MemberReader } from './member-reader.ts'
import type { UnneededPlace } from './record-filter.ts'
import { agreeing, runMembers } from './run-kernel.ts'
import { dataEvents, eventTypes, managementEvents } from './skim-cloudtrail.ts'
import type { SkimmedRecord } from './skimmed-record.ts'

const day = 24 * 60 * 60 * 1000
const longestText = 64
/** `2026-03-02T` */
const dayLength = 11
/** Beyond that the table of actions would be slow; the others are looked at one by one. */
const mostActions = runActionSlots / 2
const absent = -1

/**
 * Passes over runs of CloudTrail records that nothing could use and that are like the one before: of its
 * account, region and day, and data events like it or none. What it knows it is told record by record, by what was passed
 * over alone.
 */
export class SkimRun {
  /** How many records the last run has. */
  count = 0
  /** Of each of them: seconds since {@link midnight}, halves of the fingerprint, newlines before it. */
  readonly seconds: Int32Array
  readonly lows: Uint32Array
  readonly highs: Uint32Array
  readonly lines: Int32Array
  /** Milliseconds UTC. */
  midnight = 0
  /** Where the records stood; `undefined` as long as no record is known. */
  place: UnneededPlace | undefined
  readonly #members: MemberReader
  readonly #digest: KeyDigest
  readonly #places: ReadonlyMap<string, number>
  readonly #words: Int32Array
  readonly #actions: Uint32Array
  #knownActions = 0

  constructor(members: MemberReader, group: MemberGroup) {
    const { walker } = members
    const { memory } = walker.kernel
    this.#members = members
    this.#digest = new KeyDigest(walker)
    this.seconds = new Int32Array(memory, layout.runSeconds, longestRun)
    this.lows = new Uint32Array(memory, layout.runLows, longestRun)
    this.highs = new Uint32Array(memory, layout.runHighs, longestRun)
    this.lines = new Int32Array(memory, layout.runLines, longestRun)
    this.#words = new Int32Array(memory, 0, layout.embedded / 4)
    this.#actions = new Uint32Array(memory, layout.runActions, 2 * runActionSlots)
    this.#places = new Map(runMembers.map((name) => [name, walker.placeOf(group, name)]))
    this.#words[layout.runGroup / 4] = walker.groupOf(group)
    for (const [index, place] of agreeing.eventType.entries()) this.#lay(place, eventTypes[index])
    for (const [index, name] of runMembers.entries()) {
      this.#words[layout.runMembers / 4 + index] = 4 * this.#placeOf(name)
    }
  }

  /** Where the last run ended: after its last record; and where what ended it begins. */
  get end(): number {
    return this.#words[layout.runEnd / 4] ?? 0
  }
  get stop(): number {
    return this.#words[layout.runStop / 4] ?? 0
  }

  /** How many newlines stood before the end of the last run. */
  get newlines(): number {
    return this.#words[layout.runNewlines / 4] ?? 0
  }

  /** Passes over records from the brace at `from` on, none of them larger than so many bytes. */
  pass(from: number, largest: number): void {
    this.#words[layout.runLargest / 4] = largest
    this.count = this.#members.walker.kernel.passRun(from)
  }

  /** Takes note of a record that was passed over alone, and that the walker still knows. */
  know(record: SkimmedRecord): void {
    const { bytes } = this.#members.walker
    const midnight = record.time - (((record.time % day) + day) % day)
    if (this.place !== record.place || this.midnight !== midnight) {
      const { from } = this.#spanOf('eventTime')
      bytes.copy(bytes, layout.runDay, from, from + dayLength)
      bytes.fill(0, layout.runDay + 16, layout.runDay + 32)
      bytes.fill(0xff, layout.runDay + 16, layout.runDay + 16 + dayLength)
    }
    this.#agreeOn(agreeing.recipientAccountId[0], 'recipientAccountId')
    this.#agreeOn(agreeing.awsRegion[0], 'awsRegion')
    this.#agreeOnCategory(record.place)
    this.place = record.place
    this.midnight = midnight
    this.#knowAction()
  }

  /** The member has the text that it has in this record, or none as there. */
  #agreeOn(place: number, name: 'recipientAccountId' | 'awsRegion'): void {
    const { from, to } = this.#spanOf(name)
    const isThere = this.#members.isText(this.#placeOf(name))
    this.#lay(place, isThere ? this.#members.walker.bytes.toString('latin1', from, to) : undefined)
  }

  /** What is no data event may name its category or not (reference/telemetry.md 1.1: since version 1.07). */
  #agreeOnCategory({ isDataEvent }: UnneededPlace): void {
    const [first, second] = agreeing.eventCategory
    this.#lay(first, isDataEvent ? dataEvents : managementEvents)
    this.#lay(second, isDataEvent ? dataEvents : undefined)
  }

  /** Lays out a text that a member may have; none: it may be absent. */
  #lay(place: number, text: string | undefined): void {
    const { bytes } = this.#members.walker
    const at = layout.runTexts + 2 * longestText * place
    const length = text?.length ?? 0
    this.#words[layout.runLengths / 4 + place] = text === undefined ? absent : length
    bytes.write(text ?? '', at, 'latin1')
    bytes.fill(0, at + longestText, at + 2 * longestText)
    bytes.fill(0xff, at + longestText, at + longestText + length)
  }

  #knowAction(): void {
    if (this.#knownActions >= mostActions) return
    const digest = this.#digest
    const [service, name] = [this.#spanOf('eventSource'), this.#spanOf('eventName')]
    if (!digest.ofAction(service, name, false)) return
    const { low, high } = digest
    // A free slot is marked by 0.
    if (low === 0) return
    let slot = (high * 2) % (2 * runActionSlots)
    while (this.#actions[slot] !== 0) {
      if (this.#actions[slot] === low && this.#actions[slot + 1] === high) return
      slot = (slot + 2) % (2 * runActionSlots)
    }
    this.#actions[slot] = low
    this.#actions[slot + 1] = high
    this.#knownActions++
  }

  #spanOf(name: (typeof runMembers)[number]): ReturnType<MemberReader['span']> {
    return this.#members.span(this.#placeOf(name))
  }

  #placeOf(name: string): number {
    return this.#places.get(name) ?? 0
  }
}
