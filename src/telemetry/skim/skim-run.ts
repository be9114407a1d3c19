import { layout, longestRun } from '../kernel/kernel-layout.ts'
import type { TextSpan } from './json-walker.ts'
import type { MemberGroup } from './member-group.ts'
import type { MemberReader } from './member-reader.ts'
import { leaves } from '../kernel/pattern-layout.ts'
import { PatternTree } from './pattern-tree.ts'
import type { UnneededPlace } from '../record-filter.ts'
import { agreeing } from '../kernel/run-kernel.ts'
import type { SkimmedRecord } from './skimmed-record.ts'

const day = 24 * 60 * 60 * 1000
const longestText = 64
/** `2026-03-02T` */
const dayLength = 11
const dayBytes = 16
/** So many records may be learned at once; then one for so many that were passed over. */
const mostLessons = 2048
const passedPerLesson = 16

/**
 * Passes over runs of CloudTrail records that nothing could use and that are like others that were passed over alone:
 * a pattern fits them, and they are of the account, region and day of the last of those.
 */
export class SkimRun {
  /** How many records the last run has. */
  count = 0
  /** Of each of them: seconds since {@link midnight}, halves of the fingerprint, newlines before it, its kind. */
  readonly seconds: Int32Array
  readonly lows: Uint32Array
  readonly highs: Uint32Array
  readonly lines: Int32Array
  readonly kinds: Int32Array
  /** Milliseconds UTC. */
  midnight = 0
  /** Where the records stood, those that are no data events and those that are; `undefined` as long as none is known. */
  places: readonly [UnneededPlace, UnneededPlace] | undefined
  readonly #members: MemberReader
  readonly #group: MemberGroup
  readonly #words: Int32Array
  readonly #patterns: PatternTree
  #lessons = mostLessons

  constructor(members: MemberReader, group: MemberGroup) {
    const { memory } = members.walker.kernel
    this.#members = members
    this.#group = group
    this.seconds = new Int32Array(memory, layout.runSeconds, longestRun)
    this.lows = new Uint32Array(memory, layout.runLows, longestRun)
    this.highs = new Uint32Array(memory, layout.runHighs, longestRun)
    this.lines = new Int32Array(memory, layout.runLines, longestRun)
    this.kinds = new Int32Array(memory, layout.runKinds, longestRun)
    this.#words = new Int32Array(memory, 0, layout.embedded / 4)
    this.#patterns = new PatternTree(memory)
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
    this.#lessons = Math.min(mostLessons, this.#lessons + this.count / passedPerLesson)
  }

  /** Takes note of a record that was passed over alone, and that the walker still knows. */
  know(record: SkimmedRecord): void {
    this.#standAt(record)
    const { kernel } = this.#members.walker
    if (this.#lessons < 1 || kernel.matchPattern(record.from) !== 0) return
    this.#lessons--
    const { from, to, newlines, place, mark } = record
    const leaf = place.isDataEvent ? leaves.dataEvent : leaves.event
    this.#patterns.learn({ from, to, newlines, leaf, mark })
  }

  #standAt({ place, time }: SkimmedRecord): void {
    const { walker } = this.#members
    const midnight = time - (((time % day) + day) % day)
    if (this.places === undefined || this.midnight !== midnight) {
      const { from } = this.#spanOf('eventTime')
      walker.keepMasked(layout.runDay, dayBytes, { from, to: from + dayLength })
      this.midnight = midnight
    }
    if (this.places?.includes(place) === true) return
    const [event, dataEvent] = this.places ?? []
    const isSame = event?.account === place.account && event.region === place.region
    const other = place.isDataEvent ? event : dataEvent
    const known =
      isSame && other !== undefined ? other : { ...place, isDataEvent: !place.isDataEvent }
    this.places = place.isDataEvent ? [known, place] : [place, known]
    for (const [index, name] of agreeing.entries()) this.#agree(index, this.#spanOf(name))
  }

  /** Records of a run have this text where this one has it, or none as this one. */
  #agree(index: number, span: TextSpan): void {
    const at = layout.runTexts + 2 * longestText * index
    this.#words[layout.runLengths / 4 + index] = span.to - span.from
    this.#members.walker.keepMasked(at, longestText, span)
  }

  #spanOf(name: 'eventTime' | (typeof agreeing)[number]): TextSpan {
    const { walker } = this.#members
    return this.#members.span(walker.placeOf(this.#group, name))
  }
}
