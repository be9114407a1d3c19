/** Records of Azure that are passed over, and what the parser says of the same. */
import fc from 'fast-check'
import { isJsonObject, type JsonObject, parseJson } from '../../src/base/json.ts'
import { accountOf, regionOf } from '../../src/environment/place.ts'
import { operationPartOf, phaseOfStatus } from '../../src/events/merge-parts.ts'
import { normalise } from '../../src/events/normalise.ts'
import { Fingerprinter } from '../../src/telemetry/fingerprint.ts'
import type { JsonPiece } from '../../src/telemetry/json-piece.ts'
import type { RecordFilter } from '../../src/telemetry/record-filter.ts'
import { Skimmer } from '../../src/telemetry/skimmer.ts'
import type { SkimmedRecord } from '../../src/telemetry/skimmed-record.ts'
import { JsonSplitter } from '../../src/telemetry/split-json.ts'
import { defaultLimits } from '../../src/telemetry/telemetry-limits.ts'
import { unwrap, type Unwrapped } from '../../src/telemetry/unwrap.ts'

const fingerprinter = new Fingerprinter()

/** The one action that is needed. */
export const needed = 'microsoft.compute/snapshots/write'
export const subscription = 'aaaaaaaa-1111-4222-8333-444444444444'
export const resource = `/subscriptions/${subscription}/resourcegroups/rg/providers/microsoft.web/sites/shop`

const filter: RecordFilter = { needs: (_, __, action) => action === needed }

/** What a hunt counts of a record. */
export interface CountedFacts {
  readonly dialect: string | undefined
  readonly low: number
  readonly high: number
  readonly time: number
  readonly account: string | undefined
  readonly region: string | undefined
  readonly operation: string | undefined
  readonly phase: number | undefined
  /** The record that an event can still be made of. */
  readonly value: unknown
}

/** What is known of a record that was passed over; of its operation only what makes it a part of one. */
export function skimmedFacts({
  time,
  place,
  part,
  low,
  high,
}: Pick<SkimmedRecord, 'time' | 'place' | 'part' | 'low' | 'high'>): CountedFacts {
  const phase = part && phaseOfStatus(place.source, part.status)
  return {
    dialect: part?.dialect,
    low,
    high,
    time,
    account: place.account,
    region: place.region,
    operation: phase === undefined ? undefined : part?.key,
    phase,
    value: part && parseJson(Buffer.from(part.bytes).toString('latin1')),
  }
}

const skimmer = new Skimmer(filter, fingerprinter)

/** The same of a text; `undefined` where it is left to the parser. */
export function skim(text: string): CountedFacts | undefined {
  const bytes = Buffer.from(text)
  skimmer.forget()
  return skimmer.skim(bytes, 0, bytes.length) ? skimmedFacts(skimmer.record) : undefined
}

/** The same as the parser has it; `undefined` where it makes no event of the text. */
export function parse(value: JsonObject): CountedFacts | undefined {
  const [found, ...others] = unwrap(value, undefined, { limits: defaultLimits })
  return others.length > 0 ? undefined : foundFacts(found)
}

function foundFacts(found: Unwrapped | undefined): CountedFacts | undefined {
  if (found?.kind !== 'record') return undefined
  const { source, dialect } = found.shape
  const origin = { file: '', index: 0, envelopes: [] }
  const event = normalise({ source, dialect, value: found.value, origin })
  if ('rejected' in event) return undefined
  const part = operationPartOf(event)
  return {
    dialect,
    ...fingerprinter.of(found.key),
    time: event.time,
    account: accountOf(event),
    region: regionOf(event),
    operation: part?.key,
    phase: part?.phase,
    value: found.value,
  }
}

/** What a splitter makes of a text in chunks of some size, a line for each record and each fault. */
export function splitFacts(
  text: string,
  chunkBytes: number,
  { isSkimming }: { readonly isSkimming: boolean },
): { readonly facts: readonly string[]; readonly skimmed: number } {
  const bytes = Buffer.from(text)
  const splitter = new JsonSplitter(defaultLimits, isSkimming ? skimmer : undefined)
  const facts: string[] = []
  let skimmed = 0
  const take = (pieces: readonly JsonPiece[]): void => {
    for (const piece of pieces) {
      facts.push(...factsOf(piece))
      if (piece.kind === 'skimmed') skimmed += piece.times.length
    }
  }
  for (let at = 0; at < bytes.length; at += chunkBytes) {
    take(splitter.push(bytes.subarray(at, at + chunkBytes)))
  }
  take(splitter.end())
  return { facts, skimmed }
}

function factsOf(piece: JsonPiece): readonly string[] {
  if (piece.kind === 'skimmed') {
    const { place, times, lines, lows, highs, parts = [], holder } = piece
    return parts.map((part, index) => {
      const [low = 0, high = 0, time = 0] = [lows[index], highs[index], times[index]]
      const facts = skimmedFacts({ time, place, part, low, high })
      return `${lines[index]} ${holder?.envelope.name} ${JSON.stringify(facts)}`
    })
  }
  if (piece.kind !== 'value') return [`${piece.line} ${piece.kind}`]
  const { bytes, line, holder } = piece
  return unwrap(parseJson(bytes.toString()) ?? null, holder, { limits: defaultLimits }).map(
    (found) => `${line} ${holder?.envelope.name} ${JSON.stringify(foundFacts(found))}`,
  )
}

/** A member as it is written. */
type Member = readonly [name: string, value: string]

const odd = ['null', '""', '" "', '7', '-0.5e3', 'true', '{}', '[]', '"x"', '"None"', '"Start"']
const values = [...odd, '"CoreAzureBackup"', '{"Value":"Success"}', '{"value":"x","Value":"y"}']

/** One letter of a text as an escape. */
function escaped(text: string, at: number): string {
  const letter = text.charCodeAt(1 + (at % Math.max(1, text.length - 2)))
  const isPlain = text.startsWith('"') && text.length > 2 && !text.includes('\\')
  if (!isPlain) return text
  const place = 1 + (at % (text.length - 2))
  const code = letter.toString(16).padStart(4, '0')
  return `${text.slice(0, place)}\\u${code}${text.slice(place + 1)}`
}

const changes: Readonly<Record<string, (member: Member, number: number) => readonly Member[]>> = {
  drop: () => [],
  replace: ([name], number) => [[name, values[number % values.length] ?? '']],
  escapeName: ([name, value], number) => [[escaped(name, number), value]],
  escapeValue: ([name, value], number) => [[name, escaped(value, number)]],
  repeat: ([name, value], number) => [
    [name, value],
    [name, values[number % values.length] ?? ''],
  ],
  fold: ([name, value]) => [[name, value.startsWith('"') ? value.toUpperCase() : value]],
  rename: ([name, value]) => [[name.toLowerCase(), value]],
  precede: (member, number) => [[`"${extra[number % extra.length]}"`, '"x"'], member],
}

const extra = ['eventType', 'time', 'TableName', 'EventTimestamp', 'Type', 'TimeGenerated [UTC]']

/** Texts of a record with some of its members changed, in another order, and with white space. */
export function changedRecords(record: JsonObject): fc.Arbitrary<string> {
  const members = Object.entries(record).map(([name, value]): Member => [
    JSON.stringify(name),
    JSON.stringify(value),
  ])
  const change = fc.tuple(
    fc.nat(members.length - 1),
    fc.constantFrom(...Object.keys(changes)),
    fc.nat(100),
  )
  return fc
    .record({
      some: fc.array(change, { maxLength: 3 }),
      order: fc.oneof(
        fc.constant(members),
        fc.shuffledSubarray(members, { minLength: members.length }),
      ),
      space: fc.constantFrom('', ' ', '\r\n  '),
    })
    .map(({ some, order, space }) => {
      const changed = order.flatMap((member, place) => {
        const own = some.find(([at]) => at === place)
        return own === undefined ? [member] : (changes[own[1]]?.(member, own[2]) ?? [])
      })
      return `{${space}${changed.map(([name, value]) => `${name}:${space}${value}`).join(`,${space}`)}${space}}`
    })
}

/** Of a text that is passed over the parser says the same; returns whether it is. */
export function isPassedSoundly(text: string): boolean {
  const skimmed = skim(text)
  if (skimmed === undefined) return false
  const value = parseJson(text)
  const parsed = isJsonObject(value) ? parse(value) : undefined
  if (JSON.stringify(skimmed) !== JSON.stringify(parsed)) {
    throw new Error(`${text}\n${JSON.stringify(skimmed)}\n${JSON.stringify(parsed)}`)
  }
  return true
}
