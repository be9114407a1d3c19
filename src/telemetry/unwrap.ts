import { gunzipSync } from 'node:zlib'
import {
  isJsonArray,
  isJsonObject,
  type JsonArray,
  type JsonObject,
  type JsonValue,
} from '../base/json.ts'
import { type ArrayHolder, arraysOf } from './array-envelopes.ts'
import { insightsMessageOf, lakeRowOf } from './aws-envelopes.ts'
import { tableRowOf } from './azure-envelopes.ts'
import { isEcsWithoutOriginal, looksLikeJson } from './elastic-envelopes.ts'
import { firstOf, type JsonPiece, type SkimmedPiece } from './json-piece.ts'
import { parseRecord } from './parse-record.ts'
import { openEnvelope, recordKeyOf, recordShapeOf, skipReasonOf } from './recognise-record.ts'
import type { RecordShape, Wrapped } from './record-shape.ts'
import type { Skimmer } from './skim/skimmer.ts'
import type { TelemetrySkip } from './skip-reasons.ts'
import { JsonSplitter } from './split-json.ts'
import type { TelemetryCode } from './telemetry-diagnostics.ts'
import type { Limits } from './telemetry-limits.ts'
import { inflateInOneGo, isGzip } from './unpack-gzip.ts'
import { wrapperForms } from './skim/wrapper-forms.ts'

/** What is split at a time. */
const stepBytes = 64 * 1024
/** The most wrappers through which a record is passed over, with the array that it stands in. */
const deepestSkimmed = 1 + Math.max(...wrapperForms.map(({ names }) => names.length))

/** What was found in a value when all wrappers were taken off. */
export type Unwrapped = { readonly envelopes: readonly string[] } & (
  | {
      readonly kind: 'record'
      readonly shape: RecordShape
      readonly value: JsonObject
      readonly key: string
    }
  | { readonly kind: 'skimmed'; readonly piece: SkimmedPiece }
  | { readonly kind: 'skipped'; readonly reason: TelemetrySkip }
  | { readonly kind: 'rejected'; readonly reason: TelemetryCode; readonly message: string }
)

/** Where in its wrappers a value stands. */
interface Place {
  readonly envelopes: readonly string[]
  /** The array of records of which the value is an element. */
  readonly holder: ArrayHolder | undefined
  readonly depth: number
}

/** How values are unwrapped. */
export interface Unwrapping {
  readonly limits: Limits
  /** Passes over records that nothing could use, in texts and payloads inside a value. */
  readonly skimmer?: Skimmer | undefined
}

/** Takes the wrappers off a value, however many, and tells what each thing inside is. */
export function unwrap(
  value: JsonValue,
  holder: ArrayHolder | undefined,
  unwrapping: Unwrapping,
): readonly Unwrapped[] {
  const unwrapper = new Unwrapper(unwrapping)
  const envelopes = holder === undefined ? [] : [holder.envelope.name]
  unwrapper.take(value, { envelopes, holder, depth: envelopes.length })
  return unwrapper.found
}

/** Works through one value; the bytes that its payloads may unpack to are counted over all of them. */
class Unwrapper {
  readonly found: Unwrapped[] = []
  readonly #limits: Limits
  readonly #skimmer: Skimmer | undefined
  #payloadBytes: number
  /** How many things were found: of what was skimmed every record. */
  #count = 0

  constructor({ limits, skimmer }: Unwrapping) {
    this.#limits = limits
    this.#skimmer = skimmer
    this.#payloadBytes = limits.payloadBytes
  }

  take(value: JsonValue, place: Place): void {
    if (this.#count > this.#limits.recordsInside) return
    if (this.#count === this.#limits.recordsInside) {
      this.#rejectMore(place)
    } else if (place.depth > this.#limits.envelopes) {
      this.#reject('envelopes-too-deep', place, 'a record is wrapped too many times')
    } else if (isJsonObject(value)) {
      this.#takeObject(value, place)
    } else if (isJsonArray(value)) {
      this.#takeArray(value, place)
    } else if (typeof value === 'string' && looksLikeJson(value)) {
      this.#takeText(value, within(place, 'text'))
    } else {
      this.#rejectUnknown(value, place)
    }
  }

  #takeObject(value: JsonObject, place: Place): void {
    const { envelopes } = place
    const reason = skipReasonOf(value)
    if (reason !== undefined) {
      this.#add({ kind: 'skipped', reason, envelopes })
      return
    }
    const shape = recordShapeOf(value)
    if (shape !== undefined) {
      const key = recordKeyOf(shape, value)
      this.#add({ kind: 'record', shape, value, key, envelopes })
      return
    }
    const envelope = openEnvelope(value)
    if (envelope !== undefined) this.#takeWrapped(envelope.wrapped, within(place, envelope.name))
    else this.#takeHolders(value, place)
  }

  /** An object that may hold arrays of records: such a document inside another. */
  #takeHolders(value: JsonObject, place: Place): void {
    const arrays = arraysOf(value)
    for (const { holder, elements } of arrays) {
      const inside = { ...within(place, holder.envelope.name), holder }
      for (const element of elements) this.take(element, inside)
    }
    if (arrays.length > 0) return
    if (isEcsWithoutOriginal(value)) {
      this.#reject('original-missing', place, 'an ECS document without event.original')
    } else {
      this.#rejectUnknown(value, place)
    }
  }

  /** A row of a table, or an array of records within an array. */
  #takeArray(value: JsonArray, place: Place): void {
    const inside = { ...place, holder: undefined, depth: place.depth + 1 }
    const message = rowMessageOf(value, place.holder)
    const row = rowOf(value, place.holder)
    if (message !== undefined) this.#takeText(message, inside)
    else if (row !== undefined) this.take(row, inside)
    else for (const element of value) this.take(element, inside)
  }

  #takeWrapped(wrapped: Wrapped, place: Place): void {
    if (wrapped.kind === 'value') this.take(wrapped.value, place)
    else if (wrapped.kind === 'text') this.#takeText(wrapped.text, place)
    else this.#takePacked(wrapped.base64, place)
  }

  #takeText(text: string, place: Place): void {
    if (looksLikeJson(text)) this.#takeBytes(Buffer.from(text), place)
    else this.#reject('unknown-record', place, `is no JSON: ${excerpt(text)}`)
  }

  #takePacked(base64: string, place: Place): void {
    const bytes = this.#unpack(Buffer.from(base64, 'base64'))
    if (bytes === undefined) {
      this.#reject('payload-invalid', place, 'a packed payload could not be unpacked')
    } else if (looksLikeJson(bytes.toString('latin1', 0, 64))) {
      this.#takeBytes(bytes, place)
    } else {
      this.#reject('payload-invalid', place, 'a packed payload holds no JSON')
    }
  }

  #unpack(packed: Buffer): Buffer | undefined {
    let bytes = packed
    for (let layer = 0; isGzip(bytes); layer++) {
      if (layer === this.#limits.gzipLayers || this.#payloadBytes <= 0) return undefined
      try {
        const maxOutputLength = this.#payloadBytes
        bytes = inflateInOneGo(bytes, maxOutputLength) ?? gunzipSync(bytes, { maxOutputLength })
      } catch {
        return undefined
      }
      this.#payloadBytes -= bytes.length
    }
    return bytes
  }

  /** JSON text inside a record is split like a file: it may hold documents one after another. */
  #takeBytes(bytes: Buffer, place: Place): void {
    for (const piece of piecesOf(bytes, this.#limits, this.#skimmerAt(place))) {
      if (this.#count > this.#limits.recordsInside) return
      const holder = 'holder' in piece ? piece.holder : undefined
      const inside = holder === undefined ? place : within(place, holder.envelope.name)
      if (piece.kind === 'skimmed') this.#takeSkimmed(piece, inside)
      else if (piece.kind === 'broken') {
        this.#reject(piece.reason, inside, 'the JSON text inside a record is not whole')
      } else {
        const parsed = parseRecord(piece.bytes)
        if (parsed !== undefined) this.take(parsed.value, { ...inside, holder })
        else this.#reject('json-invalid', inside, 'the text inside a record is not valid JSON')
      }
    }
  }

  /** None where the wrappers of what it passes over could be too many. */
  #skimmerAt({ depth }: Place): Skimmer | undefined {
    return depth + deepestSkimmed <= this.#limits.envelopes ? this.#skimmer : undefined
  }

  #takeSkimmed(piece: SkimmedPiece, place: Place): void {
    const room = this.#limits.recordsInside - this.#count
    const taken = piece.times.length > room ? firstOf(piece, room) : piece
    const envelopes = [...place.envelopes, ...piece.envelopes]
    if (taken.times.length > 0) this.found.push({ kind: 'skimmed', piece: taken, envelopes })
    this.#count += taken.times.length
    if (taken !== piece) this.#rejectMore(place)
  }

  #rejectUnknown(value: JsonValue, place: Place): void {
    const what = isJsonObject(value) ? `an object with the keys ${keysOf(value)}` : excerpt(value)
    this.#reject('unknown-record', place, `no record of a known log: ${what}`)
  }

  #rejectMore(place: Place): void {
    this.#reject('records-too-many', place, 'more records are wrapped in one than is allowed')
  }

  #reject(reason: TelemetryCode, { envelopes }: Place, message: string): void {
    this.#add({ kind: 'rejected', reason, message, envelopes })
  }

  #add(found: Unwrapped): void {
    this.found.push(found)
    this.#count++
  }
}

/** The pieces of a text, step by step: a hostile one holds millions. */
function* piecesOf(
  bytes: Buffer,
  limits: Limits,
  skimmer: Skimmer | undefined,
): Generator<JsonPiece> {
  const splitter = new JsonSplitter(limits, skimmer, { hasTimedLines: false })
  for (let at = 0; at < bytes.length; at += stepBytes) {
    yield* splitter.push(bytes.subarray(at, at + stepBytes))
  }
  yield* splitter.end()
}

function within(place: Place, name: string): Place {
  return { envelopes: [...place.envelopes, name], holder: undefined, depth: place.depth + 1 }
}

function rowMessageOf(row: JsonArray, holder: ArrayHolder | undefined): string | undefined {
  return holder?.envelope.name === 'results' ? insightsMessageOf(row) : undefined
}

function rowOf(row: JsonArray, holder: ArrayHolder | undefined): JsonObject | undefined {
  if (holder?.envelope.name === 'query-result-rows') return lakeRowOf(row)
  if (holder?.envelope.name === 'table-rows') return tableRowOf(holder.members, row)
  return undefined
}

function keysOf(value: JsonObject): string {
  const keys = Object.keys(value)
  const shown = keys.slice(0, 5).map((key) => excerpt(key))
  return keys.length > shown.length ? `${shown.join(', ')}...` : shown.join(', ')
}

/** The beginning of a text or scalar as JSON, which escapes what a terminal should not see. */
function excerpt(value: JsonValue): string {
  const text = JSON.stringify(typeof value === 'string' ? value.slice(0, 40) : value)
  return text.length > 60 ? `${text.slice(0, 60)}...` : text
}
