/** What is known of a record that is passed over, beside what the parser's path says of the same text. */
import assert from 'node:assert/strict'
import fc from 'fast-check'
import { parseJson, textOf, valueAt } from '../../src/base/json.ts'
import { accountOf, logAccountOf, regionOf } from '../../src/environment/place.ts'
import { SourceLedger } from '../../src/environment/source-ledger.ts'
import { nameIn } from '../../src/events/azure-fields.ts'
import type { Event } from '../../src/events/event.ts'
import { type OperationPart, operationPartOf, phaseOfStatus } from '../../src/events/merge-parts.ts'
import { normalise } from '../../src/events/normalise.ts'
import { type Fingerprint, Fingerprinter } from '../../src/telemetry/fingerprint.ts'
import type { Dialect } from '../../src/telemetry/log-record.ts'
import type { RecordFilter, UnneededPlace } from '../../src/telemetry/record-filter.ts'
import type { SkimmedRecord } from '../../src/telemetry/skim/skimmed-record.ts'
import { Skimmer } from '../../src/telemetry/skim/skimmer.ts'
import { defaultLimits } from '../../src/telemetry/telemetry-limits.ts'
import { unwrap, type Unwrapped } from '../../src/telemetry/unwrap.ts'

/** All that a report needs of a record that nothing could use. */
export interface RecordFacts extends Fingerprint {
  /** Milliseconds UTC. */
  readonly time: number
  readonly place: UnneededPlace
  readonly envelopes: readonly string[]
  /** Its operation, and how far that has come; `undefined` where it is an event of its own. */
  readonly part: OperationPart | undefined
  /** The record as it waits for the others of its operation, as JSON text; `undefined` where it does not. */
  readonly kept: { readonly dialect: Dialect; readonly json: string } | undefined
}

/** What the parser's path makes of a record. */
export interface ParsedRecord {
  readonly event: Event
  readonly dialect: Dialect
  readonly facts: RecordFacts
}

/** All skimmers and the parser share it: fingerprints of different secrets cannot be compared. */
export const fingerprinter = new Fingerprinter()

/** What is told of a record that is passed over, whether alone or in a column of many. */
export type ToldRecord = Pick<
  SkimmedRecord,
  'time' | 'place' | 'low' | 'high' | 'envelopes' | 'part'
>

/** What is known of a record that was passed over. */
export function factsOf({ time, place, low, high, envelopes, part }: ToldRecord): RecordFacts {
  const phase = part && phaseOfStatus(place.source, part.status)
  return {
    time,
    place: { ...place },
    low,
    high,
    envelopes,
    part: part === undefined || phase === undefined ? undefined : { key: part.key, phase },
    kept: part && {
      dialect: part.dialect,
      json: JSON.stringify(parseJson(Buffer.from(part.bytes).toString('latin1'))),
    },
  }
}

/** What the parser's path makes of a text; `undefined` where that is no single event. */
export function parsedRecord(text: string): ParsedRecord | undefined {
  const value = parseJson(text)
  const [found, ...more] =
    value === undefined ? [] : unwrap(value, undefined, { limits: defaultLimits })
  return more.length > 0 ? undefined : recordOf(found)
}

/** The same of what was found in a value. */
export function recordOf(found: Unwrapped | undefined): ParsedRecord | undefined {
  if (found?.kind !== 'record') return undefined
  const { shape, envelopes, key, value } = found
  const { source, dialect } = shape
  const event = normalise({
    source,
    dialect,
    value,
    origin: { file: 'x.json', index: 0, envelopes },
  })
  if ('rejected' in event || event.time !== event.endTime) return undefined
  const place = placeOf(event)
  if (place === undefined) return undefined
  const part = operationPartOf(event)
  // Of Azure every record waits: its state is looked at when it is counted.
  const isKept = source === 'azure.activitylogs' || part !== undefined
  const kept = isKept ? { dialect, json: JSON.stringify(value) } : undefined
  const facts = { time: event.time, place, ...fingerprinter.of(key), envelopes, part, kept }
  return { event, dialect, facts }
}

function placeOf(event: Event): UnneededPlace | undefined {
  const account = accountOf(event)
  // In whose log it stands must not hang on who acted.
  if (account === undefined || account !== logAccountOf(event, () => 'external')) return undefined
  const ledger = new SourceLedger()
  ledger.see(event)
  const isDataEvent = ledger.coverage()[0]?.dataEvents === true
  return { source: event.source, account, region: regionOf(event), isDataEvent }
}

/** Log, service and action as a filter is asked for them. */
function actionOf({ source, native }: Event): Parameters<RecordFilter['needs']> {
  const at = (...path: readonly string[]): string => textOf(valueAt(native, ...path)) ?? ''
  switch (source) {
    case 'aws.cloudtrail':
      return [source, at('eventSource'), at('eventName')]
    case 'azure.activitylogs':
      return [source, '', (nameIn(native['operationName']) ?? '').toLowerCase()]
    case 'gcp.audit':
      return [source, at('protoPayload', 'serviceName'), at('protoPayload', 'methodName')]
  }
}

/** What is passed over; without a filter everything may be. */
export interface Passing {
  readonly filter?: RecordFilter
  /** The only dialects in which records are expected to be passed over; any where absent. */
  readonly dialects?: readonly Dialect[]
}

/** Passes over records, and holds what is known of them then against what the parser says. */
export class RecordPasser {
  readonly skimmer: Skimmer
  readonly #dialects: readonly Dialect[] | undefined
  /** What the filter said of each action. */
  readonly #needed = new Map<string, boolean>()

  constructor({ filter = { needs: () => false }, dialects }: Passing = {}) {
    const needs: RecordFilter['needs'] = (...action) => {
      const isNeeded = filter.needs(...action)
      this.#needed.set(action.join(' '), isNeeded)
      return isNeeded
    }
    this.skimmer = new Skimmer({ ...filter, needs }, fingerprinter)
    this.#dialects = dialects
  }

  /** The record that a text is when it is passed over, the same object every time; `undefined` when it is parsed. */
  skim(text: string): SkimmedRecord | undefined {
    const bytes = Buffer.from(text)
    this.skimmer.forget()
    if (!this.skimmer.skim(bytes, 0, bytes.length)) return undefined
    const { record } = this.skimmer
    assert.equal(record.end, bytes.length, 'it ends elsewhere')
    return record
  }

  /** What is known of that record. */
  facts(text: string): RecordFacts | undefined {
    const record = this.skim(text)
    return record && factsOf(record)
  }

  /** The record as `skim` has it; fails unless the parser says the same of it. */
  skimSoundly(text: string): SkimmedRecord | undefined {
    const record = this.skim(text)
    if (record === undefined) return undefined
    const parsed = parsedRecord(text)
    assert.deepEqual(factsOf(record), parsed?.facts)
    assert.ok(parsed)
    const { event, dialect } = parsed
    const isNeeded = this.#needed.get(actionOf(event).join(' '))
    assert.equal(isNeeded, false, 'its action is needed, or was not asked about')
    assert.ok(this.#dialects?.includes(dialect) ?? true, `it is in the dialect ${dialect}`)
    const { part, envelopes } = record
    const isAlone = part !== undefined && envelopes.length === 0
    if (isAlone) assert.equal(Buffer.from(part.bytes).toString(), text, 'it waits otherwise')
    return record
  }

  /** How many of so many texts are passed over; fails unless the parser says the same of each. */
  countSound(texts: fc.Arbitrary<string>, numRuns: number): number {
    let passed = 0
    const count = (text: string): void => {
      if (this.skimSoundly(text) !== undefined) passed++
    }
    fc.assert(fc.property(texts, count), { numRuns })
    return passed
  }
}
