/** What is known of a record that is passed over, beside what the parser's path says of the same text. */
import fc from 'fast-check'
import {
  isJsonObject,
  type JsonObject,
  type JsonValue,
  parseJson,
  valueAt,
} from '../../src/base/json.ts'
import { accountOf, logAccountOf, regionOf } from '../../src/environment/place.ts'
import { SourceLedger } from '../../src/environment/source-ledger.ts'
import { operationPartOf, phaseOfStatus } from '../../src/events/merge-parts.ts'
import { normalise } from '../../src/events/normalise.ts'
import { type Fingerprint, Fingerprinter } from '../../src/telemetry/fingerprint.ts'
import type { UnneededPlace } from '../../src/telemetry/record-filter.ts'
import { Skimmer } from '../../src/telemetry/skimmer.ts'
import { defaultLimits } from '../../src/telemetry/telemetry-limits.ts'
import { unwrap } from '../../src/telemetry/unwrap.ts'

/** All that a report needs of a record that nothing could use. */
export interface RecordFacts extends Fingerprint {
  readonly time: number
  readonly place: UnneededPlace
  readonly envelopes: readonly string[]
  /** Its operation, and how far that has come; `undefined` where it is an event of its own. */
  readonly part: { readonly key: string; readonly phase: number } | undefined
}

const fingerprinter = new Fingerprinter()
const skimmer = new Skimmer({ needs: () => false }, fingerprinter)

/** What is known of the text of a record when it is passed over; `undefined` when it is left to the parser. */
export function skimmedFacts(text: string): RecordFacts | undefined {
  const bytes = Buffer.from(text)
  skimmer.forget()
  if (!skimmer.skim(bytes, 0, bytes.length)) return undefined
  const { record } = skimmer
  if (record.end !== bytes.length) return undefined
  const { time, place, low, high, envelopes, part } = record
  const phase = part === undefined ? undefined : phaseOfStatus(place.source, part.status)
  return {
    time,
    place: { ...place },
    low,
    high,
    envelopes,
    part: part === undefined || phase === undefined ? undefined : { key: part.key, phase },
  }
}

/** What the parser's path says of it; `undefined` where that makes no single event of it. */
export function parsedFacts(text: string): RecordFacts | undefined {
  const value = parseJson(text)
  const [found, ...more] =
    value === undefined ? [] : unwrap(value, undefined, { limits: defaultLimits })
  if (found?.kind !== 'record' || more.length > 0) return undefined
  const { shape, envelopes, key } = found
  const { source, dialect } = shape
  const origin = { file: 'x.json', index: 0, envelopes }
  const event = normalise({ source, dialect, value: found.value, origin })
  if ('rejected' in event || event.time !== event.endTime) return undefined
  const account = accountOf(event)
  // Of whom it is the log must not hang on who acted.
  const own = logAccountOf(event, () => 'external')
  if (account === undefined || account !== own) return undefined
  const ledger = new SourceLedger()
  ledger.see(event)
  const isDataEvent = ledger.coverage()[0]?.dataEvents === true
  const place = { source, account, region: regionOf(event), isDataEvent }
  return {
    time: event.time,
    place,
    ...fingerprinter.of(key),
    envelopes,
    part: operationPartOf(event),
  }
}

/** What may stand anywhere instead of what a reader looks for. */
const oddValues: readonly (JsonValue | undefined)[] = [
  undefined,
  null,
  '',
  'none',
  'None',
  '-',
  "''",
  7,
  -1.5e3,
  1789466401,
  1789466401000,
  true,
  false,
  [],
  ['x'],
  {},
  { uid: '444455556666', name: 'Data', value: 'x' },
  'x',
  'Data',
  'a"b',
  'a\\b',
  'caf\u00e9',
  '{}',
  '444455556666',
  '1111',
  'us-east-2',
  'EU West',
  '2026-09-15 10:00:01.25',
  '2026-09-15T10:00:01.999999999Z',
  '2026-09-15T10:00:01+02:00',
  '2026-09-31T10:00:01Z',
  '0050-09-15T10:00:01Z',
  'AwsCloudTrailInsight',
  'x'.repeat(70),
]

type Path = readonly string[]
type Change = (record: JsonObject) => JsonObject

/** The paths of all members, also of those inside. */
function pathsOf(record: JsonObject, before: Path = []): readonly Path[] {
  return Object.entries(record).flatMap(([name, value]) => {
    const path = [...before, name]
    return isJsonObject(value) ? [path, ...pathsOf(value, path)] : [path]
  })
}

/** The record with another value at a path; `undefined` takes the member out. */
export function withValue(
  record: JsonObject,
  [name = '', ...rest]: Path,
  value: JsonValue | undefined,
): JsonObject {
  const inner = record[name]
  const changed = rest.length === 0 || !isJsonObject(inner) ? value : withValue(inner, rest, value)
  return { ...record, [name]: changed }
}

function renamed(record: JsonObject, path: Path, rename: (name: string) => string): JsonObject {
  const last = path.at(-1) ?? ''
  const value = valueAt(record, ...path)
  const without = withValue(record, path, undefined)
  return withValue(without, [...path.slice(0, -1), rename(last)], value)
}

function reversed(value: JsonValue | undefined): JsonValue | undefined {
  if (!isJsonObject(value)) return value
  const entries = Object.entries(value).toReversed()
  return Object.fromEntries(entries.map(([name, one]) => [name, reversed(one)]))
}

function changesOf(record: JsonObject, strange: readonly string[]): fc.Arbitrary<Change> {
  const paths = pathsOf(record)
  const path = fc.constantFrom(...paths)
  const value = fc.oneof(
    fc.constantFrom(...oddValues),
    // What stands elsewhere in the record.
    fc.constantFrom(...paths).map((other) => valueAt(record, ...other)),
  )
  const set = fc.tuple(path, value).map(
    ([at, one]): Change =>
      (given) =>
        withValue(given, at, one),
  )
  const added = fc.tuple(path, fc.constantFrom(...strange), value).map(
    ([at, name, one]): Change =>
      (given) =>
        withValue(given, [...at.slice(0, -1), name], one),
  )
  const rename = fc
    .tuple(
      path,
      fc.constantFrom<(name: string) => string>(
        (name) => name.toUpperCase(),
        (name) => name.toLowerCase(),
        (name) => `${name}.x`,
      ),
    )
    .map(
      ([at, to]): Change =>
        (given) =>
          renamed(given, at, to),
    )
  const turned = fc.constant<Change>((given) => {
    const other = reversed(given)
    return isJsonObject(other) ? other : given
  })
  return fc.oneof({ weight: 4, arbitrary: set }, added, rename, turned)
}

/** Writes of a text what means the same, or nearly. */
const writings: readonly ((text: string, place: number) => string)[] = [
  (text) => text,
  (text) => text,
  (text) => JSON.stringify(parseJson(text), null, 2),
  (text) => text.replaceAll('":', '" :\t'),
  // A character as an escape, in a name or a value.
  (text, place) => atText(text, place, (found) => `"${escaped(found.slice(1, -1))}"`),
  (text, place) => atText(text, place, (found) => found.replace('/', '\\/')),
  // A member twice.
  (text, place) => atMember(text, place, (member) => `${member}null,${member}`),
  (text, place) => atMember(text, place, (member) => `${member}"x",${member}`),
  (text) => text.slice(0, -1),
  (text) => text.replace(',', ',,'),
  (text) => text.replace(/:(\d)/, ':0$1'),
]

function escaped(text: string): string {
  if (text === '' || text.startsWith('\\')) return text
  return `\\u${text.charCodeAt(0).toString(16).padStart(4, '0')}${text.slice(1)}`
}

function atText(text: string, place: number, write: (found: string) => string): string {
  return atMatch(text, place, /"(?:[^"\\]|\\.)*"/g, write)
}

function atMember(text: string, place: number, write: (found: string) => string): string {
  return atMatch(text, place, /"(?:[^"\\]|\\.)*":/g, write)
}

function atMatch(
  text: string,
  place: number,
  pattern: RegExp,
  write: (found: string) => string,
): string {
  const all = [...text.matchAll(pattern)]
  const match = all[place % Math.max(1, all.length)]
  if (match === undefined) return text
  const [found] = match
  return text.slice(0, match.index) + write(found) + text.slice(match.index + found.length)
}

/**
 * The texts of a record with some things about it that are odd: members changed, renamed, in another order, written
 * otherwise or twice, and such as it does not have, by the names given.
 */
export function oddTexts(record: JsonObject, strange: readonly string[]): fc.Arbitrary<string> {
  return fc
    .record({
      changes: fc.array(changesOf(record, strange), { maxLength: 3 }),
      writing: fc.constantFrom(...writings),
      place: fc.nat(200),
    })
    .map(({ changes, writing, place }) => {
      const changed = changes.reduce((given, change) => change(given), record)
      return writing(JSON.stringify(changed), place)
    })
}
