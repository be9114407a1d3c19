import { type ArrayHolder, deepestArrayEnvelope } from './array-envelopes.ts'
import { arrayHolderOf, reopen } from './array-holder.ts'
import { ByteWindow } from './byte-window.ts'
import { ElementStart } from './element-start.ts'
import {
  blank,
  carriageReturn,
  closeBrace,
  closeBracket,
  colon,
  comma,
  countNewlines,
  endsScalar,
  newline,
  openBrace,
  openBracket,
  quote,
} from './json-bytes.ts'
import type { BrokenReason, JsonPiece, SplitLimits } from './json-piece.ts'
import { deepestWalk } from './kernel/kernel-layout.ts'
import { PieceList } from './piece-list.ts'
import type { Skimmer } from './skim/skimmer.ts'
import type { SkimmedRecord } from './skim/skimmed-record.ts'
import { ValueScanner } from './value-scanner.ts'

/** What is being read: a document, an element of an array, or what follows an array of records. */
type Role = 'document' | 'element' | 'remainder'

type Mode = 'between' | 'elements' | 'value' | 'scalar' | 'text' | 'resync'

/** Where a next document can begin after a torn one: in the first column of a line. */
const documentStart = Buffer.from('\n{')

/** A torn value that is longer is not gone through again: it may hold a great many pieces. */
const longestRescan = 1024 * 1024

/**
 * Cuts a stream of JSON text into the values that may be records: documents one after another
 * (NDJSON, pretty-printed, or with nothing between), the elements of an array, and the elements of
 * the arrays that {@link arrayHolderOf} knows inside a document. Never holds more than one value.
 * How the stream is cut into chunks makes no difference to what comes out.
 */
export class JsonSplitter {
  readonly #limits: SplitLimits
  readonly #window = new ByteWindow()
  readonly #scanner: ValueScanner
  readonly #skimmer: Skimmer | undefined
  readonly #hasTimedLines: boolean
  readonly #pieces = new PieceList()
  #mode: Mode = 'between'
  #role: Role = 'document'
  #markLine = 1
  /** Bytes of the current value that are no longer kept, because it is too large. */
  #dropped = 0
  /** The streamed array that is being read, and what opens the containers round it again. */
  #holder: ArrayHolder | undefined
  #before = ''
  /** How an element of the current array begins. */
  #elementStart = new ElementStart()
  #fault: { readonly reason: BrokenReason; readonly line: number } | undefined
  /** Something in the bytes at hand cannot be right: they are read the careful way. */
  #isTorn = false
  /** Bytes that may still be read a second time to find a record inside a torn one; whole values give some back. */
  #rescans: number

  /**
   * With a skimmer, records that nothing could use come out skimmed instead of as values; those behind a time on
   * their line too, unless lines have none.
   */
  constructor(limits: SplitLimits, skimmer?: Skimmer, { hasTimedLines = true } = {}) {
    this.#limits = limits
    this.#skimmer = skimmer
    this.#hasTimedLines = hasTimedLines
    this.#scanner = new ValueScanner(limits.depth)
    this.#rescans = this.#mostRescans()
  }

  /** Takes the next bytes and returns the pieces that they complete. */
  push(chunk: Buffer): readonly JsonPiece[] {
    this.#scanner.position -= this.#window.append(chunk)
    this.#skimmer?.forget()
    this.#isTorn = false
    // The record that the last chunk cut may be whole now.
    if (this.#mode === 'value' && this.#role !== 'remainder') this.#skim(this.#role)
    else if (this.#mode === 'text') this.#skimLine()
    this.#run()
    return this.#pieces.take()
  }

  /** Says that no more bytes will come and returns what is left. */
  end(): readonly JsonPiece[] {
    this.#skimmer?.forget()
    this.#run()
    while (this.#isTornDocument()) {
      this.#fail()
      this.#run()
    }
    this.#closeRest()
    return this.#pieces.take()
  }

  /**
   * How many lines were taken, if all that they hold has come out and whoever begins with the next one finds
   * what this splitter would; `undefined` otherwise.
   */
  linesAtRest(): number | undefined {
    const isBetween = this.#mode === 'between' && this.#scanner.position === this.#window.end
    return isBetween && this.#rescans === this.#mostRescans() ? this.#scanner.line - 1 : undefined
  }

  #mostRescans(): number {
    return 4 * this.#limits.recordBytes
  }

  #takeWhole(): void {
    this.#rescans = Math.min(this.#mostRescans(), this.#rescans + this.#size())
    this.#keepElementStart()
  }

  #run(): void {
    while (this.#step());
  }

  /** One step; false when it needs more bytes. */
  #step(): boolean {
    switch (this.#mode) {
      case 'between':
        return this.#stepBetween()
      case 'elements':
        return this.#stepElements()
      case 'value':
        return this.#stepValue()
      case 'scalar':
        return this.#stepScalar()
      case 'text':
        return this.#stepText()
      case 'resync':
        return this.#stepResync()
    }
  }

  #stepBetween(): boolean {
    const byte = this.#skipBlanks()
    if (byte === undefined) return false
    if (byte === openBracket) {
      this.#scanner.position++
      this.#enterArray(undefined, 0)
    } else if (byte === openBrace) {
      this.#beginContainer('document')
    } else {
      this.#mode = 'text'
      this.#skimLine()
    }
    return true
  }

  #stepElements(): boolean {
    const byte = this.#skipBlanks()
    if (byte === undefined) return false
    if (byte === closeBracket) this.#leaveArray()
    else if (byte === openBrace || byte === openBracket) this.#beginContainer('element')
    else if (byte === quote) this.#begin('element')
    else if (byte === closeBrace || byte === colon) this.#fail()
    else this.#mode = 'scalar'
    return true
  }

  #stepValue(): boolean {
    const { bytes, mark, end } = this.#window
    const scanner = this.#scanner
    const checkedTo = mark + this.#limits.recordBytes - this.#dropped
    switch (scanner.scan({ bytes, to: end, floor: mark, checkedTo })) {
      case 'more':
        this.#dropWhenTooLarge()
        return false
      case 'complete':
        this.#complete()
        return true
      case 'array':
        if (scanner.position <= checkedTo) this.#enterHeldArray()
        return true
      case 'fault':
        this.#fail()
        return true
    }
  }

  /** A number, a literal or anything else in an array that is no container and no string. */
  #stepScalar(): boolean {
    const { bytes, end } = this.#window
    const scanner = this.#scanner
    while (scanner.position < end && !endsScalar(bytes[scanner.position] ?? 0)) scanner.position++
    if (scanner.position === end) {
      this.#dropWhenTooLarge()
      return false
    }
    this.#role = 'element'
    this.#complete()
    return true
  }

  #stepText(): boolean {
    const { bytes, end } = this.#window
    const found = bytes.indexOf(newline, this.#scanner.position)
    this.#scanner.position = found === -1 || found >= end ? end : found
    if (this.#scanner.position === end) {
      this.#dropWhenTooLarge()
      return false
    }
    this.#completeText()
    return true
  }

  /** Looks for the start of a next record after a torn one; what it passes over is counted. */
  #stepResync(): boolean {
    const needle = this.#role === 'element' ? this.#elementStart.bytes : documentStart
    const { bytes, end } = this.#window
    const from = this.#scanner.position
    const found = needle === undefined ? -1 : bytes.subarray(0, end).indexOf(needle, from)
    if (found === -1) {
      this.#passOver(Math.max(from, end - (needle?.length ?? 1) + 1))
      this.#dropped = this.#size()
      this.#window.mark = this.#scanner.position
      return false
    }
    this.#passOver(this.#role === 'element' ? found : found + 1)
    this.#break(false)
    this.#mode = this.#role === 'element' ? 'elements' : 'between'
    return true
  }

  /** Moves to the next byte that is neither white space nor a comma. */
  #skipBlanks(): number | undefined {
    const { bytes, end } = this.#window
    const scanner = this.#scanner
    let byte: number | undefined
    for (; scanner.position < end; scanner.position++) {
      byte = bytes[scanner.position] ?? 0
      if (byte === newline) scanner.line++
      else if (byte !== comma && blank[byte] === 0) break
      byte = undefined
    }
    this.#setMark()
    return byte
  }

  #setMark(): void {
    this.#window.mark = this.#scanner.position
    this.#markLine = this.#scanner.line
    this.#dropped = 0
  }

  #begin(role: Role): void {
    this.#role = role
    this.#mode = 'value'
    if (role === 'element') this.#scanner.begin(this.#scanner.base, -1)
    else this.#scanner.begin(0, deepestArrayEnvelope)
  }

  /** Begins an object or a row, unless it is a record that is passed over at once. */
  #beginContainer(role: 'document' | 'element'): void {
    this.#begin(role)
    this.#skim(role)
  }

  #skim(role: 'document' | 'element'): void {
    const { bytes, mark, end } = this.#window
    const skimmer = this.#skimmer
    if (skimmer === undefined || this.#isTorn || this.#dropped > 0) return
    if (bytes[mark] === openBracket) {
      const isPassed = skimmer.skimRow(bytes, { from: mark, to: end, holder: this.#holder })
      this.#takeSkimmed(skimmer, role, isPassed)
      return
    }
    if (bytes[mark] !== openBrace) return
    const passed = skimmer.skimRun(bytes, {
      from: mark,
      to: end,
      largest: this.#limits.recordBytes,
    })
    if (passed > 0) {
      this.#pieces.passRun(skimmer.run, { line: this.#markLine, holder: this.#holder })
      this.#scanner.position = passed
      this.#scanner.line = this.#markLine + skimmer.run.newlines
      this.#takeWhole()
      this.#mode = role === 'element' ? 'elements' : 'between'
      return
    }
    this.#takeSkimmed(skimmer, role, skimmer.skim(bytes, mark, end))
  }

  /** Takes what a skimmer says of the value that begins at the mark. */
  #takeSkimmed(skimmer: Skimmer, role: 'document' | 'element', isPassed: boolean): void {
    const { mark } = this.#window
    const { record, whole } = skimmer
    if (isPassed ? record.end - mark > this.#limits.recordBytes : whole === 0) return
    if (!isPassed) {
      this.#completeWhole(whole, record.newlines)
      return
    }
    this.#pass(record)
    this.#mode = role === 'element' ? 'elements' : 'between'
  }

  /** A record that must be parsed, whose end and newlines are known. */
  #completeWhole(end: number, newlines: number): void {
    if (this.#limits.depth < deepestWalk) return
    this.#scanner.position = end
    this.#scanner.line = this.#markLine + newlines
    this.#complete()
  }

  /** Passes over a line of text that is a record with a time before it. */
  #skimLine(): void {
    const { bytes, mark, end } = this.#window
    const skimmer = this.#skimmer
    if (skimmer === undefined || !this.#hasTimedLines || this.#isTorn || this.#dropped > 0) return
    if (!skimmer.skimLine(bytes, mark, end)) return
    const { record } = skimmer
    const last = bytes[record.end] === carriageReturn ? record.end + 1 : record.end
    const isWhole = last < end && bytes[last] === newline
    if (!isWhole || last - mark > this.#limits.recordBytes) return
    this.#pass(record)
    this.#mode = 'between'
  }

  #pass(record: SkimmedRecord): void {
    this.#scanner.position = record.end
    this.#scanner.line = this.#markLine + record.newlines
    this.#takeWhole()
    this.#pieces.pass(record, { line: this.#markLine, holder: this.#holder })
  }

  #keepElementStart(): void {
    if (this.#role !== 'element') return
    this.#elementStart.learn(this.#window.bytes, this.#window.mark, this.#scanner.position)
  }

  #size(): number {
    return this.#dropped + this.#scanner.position - this.#window.mark
  }

  #dropWhenTooLarge(): void {
    if (this.#size() <= this.#limits.recordBytes) return
    this.#dropped = this.#size()
    this.#window.mark = this.#scanner.position
  }

  #complete(): void {
    const isTooLarge = this.#size() > this.#limits.recordBytes
    const isTooDeep = this.#mode === 'value' && this.#scanner.isTooDeep
    if (isTooDeep || isTooLarge) {
      this.#fault = {
        reason: isTooDeep ? 'record-too-deep' : 'record-too-large',
        line: this.#markLine,
      }
      this.#break(false)
    } else if (this.#role !== 'remainder') {
      this.#emitValue()
    }
    this.#mode = this.#role === 'element' ? 'elements' : 'between'
  }

  #emitValue(): void {
    const bytes = this.#window.bytes.subarray(this.#window.mark, this.#scanner.position)
    this.#takeWhole()
    this.#pieces.push({ kind: 'value', bytes, line: this.#markLine, holder: this.#holder })
  }

  #completeText(): void {
    if (this.#size() > this.#limits.recordBytes) {
      this.#fault = { reason: 'record-too-large', line: this.#markLine }
      this.#break(false)
    } else {
      const bytes = this.#window.bytes.subarray(this.#window.mark, this.#scanner.position)
      this.#pieces.push({ kind: 'text', bytes, line: this.#markLine })
    }
    this.#mode = 'between'
  }

  /** An array has opened in a document; goes into it when it is one that holds records. */
  #enterHeldArray(): void {
    const scanner = this.#scanner
    const containers = scanner.openContainers().slice(0, -1)
    const holder = arrayHolderOf({
      bytes: this.#window.bytes,
      from: this.#window.mark,
      to: scanner.position,
      containers,
      before: this.#role === 'remainder' ? this.#before : '',
    })
    if (holder === undefined) return
    this.#before = reopen(containers, holder.envelope.path)
    this.#enterArray(holder, containers.length)
  }

  #enterArray(holder: ArrayHolder | undefined, base: number): void {
    this.#holder = holder
    this.#elementStart = new ElementStart()
    this.#mode = 'elements'
    this.#role = 'element'
    this.#scanner.base = base
    this.#setMark()
  }

  #leaveArray(): void {
    this.#setMark()
    this.#scanner.position++
    if (this.#holder === undefined) {
      this.#mode = 'between'
      return
    }
    this.#holder = undefined
    this.#mode = 'value'
    this.#role = 'remainder'
    this.#scanner.resume(deepestArrayEnvelope)
  }

  /** The value cannot be right: goes back to look for the next record after its first byte. */
  #fail(): void {
    this.#isTorn = true
    const { bytes, mark } = this.#window
    const scanner = this.#scanner
    const length = this.#size()
    const isKept = length <= this.#limits.recordBytes
    if (isKept) this.#keepElementStart()
    this.#fault = {
      reason: isKept ? 'json-invalid' : 'record-too-large',
      line: this.#markLine,
    }
    if (isKept && this.#canRescan(length)) {
      this.#rescans -= length
      scanner.position = mark + 1
      scanner.line = this.#markLine
    } else if (isKept && length > 0) {
      // The newline before a next document may be the byte before the faulty one.
      scanner.position--
      if (bytes[scanner.position] === newline) scanner.line--
    }
    this.#mode = 'resync'
  }

  #canRescan(length: number): boolean {
    return length <= longestRescan && length < this.#rescans
  }

  #passOver(to: number): void {
    const scanner = this.#scanner
    scanner.line += countNewlines(this.#window.bytes, scanner.position, to)
    scanner.position = to
  }

  /** Reports what was passed over up to the position, which becomes the start of what follows. */
  #break(isLast: boolean): void {
    if (this.#fault === undefined) return
    this.#pieces.push({ kind: 'broken', ...this.#fault, size: this.#size(), isLast })
    this.#fault = undefined
    this.#setMark()
  }

  /** At the end: does a document begin inside the one that has no end? */
  #isTornDocument(): boolean {
    if (this.#mode !== 'value' || this.#role !== 'document') return false
    const { bytes, mark, end } = this.#window
    const size = this.#size()
    const isKept = size <= this.#limits.recordBytes
    return isKept && this.#canRescan(size) && bytes.subarray(mark, end).includes(documentStart)
  }

  /** At the end: reports what is not complete. */
  #closeRest(): void {
    this.#scanner.position = this.#window.end
    if (this.#mode === 'text') this.#completeText()
    else if (this.#mode === 'resync') this.#break(true)
    else if (this.#mode !== 'between') {
      const isTooLarge = this.#size() > this.#limits.recordBytes
      this.#fault = { reason: isTooLarge ? 'record-too-large' : 'json-cut', line: this.#markLine }
      this.#break(true)
    }
    this.#mode = 'between'
  }
}
