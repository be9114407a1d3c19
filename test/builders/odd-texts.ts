/** Texts of a record about which something is odd: what reads them in haste must not take them for something else. */
import fc from 'fast-check'
import { isJsonObject, type JsonObject, type JsonValue, valueAt } from '../../src/base/json.ts'

/** What may be odd about records of one dialect, beside what may be odd about all. */
export interface Oddities {
  /** Members that they do not have: of other dialects, of wrappers, of what is skipped. */
  readonly members: readonly string[]
  /** Values that mean something in them. */
  readonly values?: readonly JsonValue[]
}

/** What may stand anywhere instead of what a reader looks for. */
const oddValues: readonly (JsonValue | undefined)[] = [
  undefined,
  null,
  '',
  ' ',
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
  { value: 'x' },
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

/** Behind a name until the record is written: a name may stand twice in a text, though not in an object. */
const again = ' (again)'

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

function inCapitals(record: JsonObject, path: Path): JsonObject {
  const value = valueAt(record, ...path)
  return typeof value === 'string' ? withValue(record, path, value.toUpperCase()) : record
}

/** The same with members the other way round, at every depth. */
export function reversed(record: JsonObject): JsonObject {
  const entries = Object.entries(record).toReversed()
  return Object.fromEntries(
    entries.map(([name, value]) => [name, isJsonObject(value) ? reversed(value) : value]),
  )
}

/** The same with its members in the order of some numbers. */
function ordered(record: JsonObject, numbers: readonly number[]): JsonObject {
  const entries = Object.entries(record).map((entry, place) => ({
    entry,
    number: numbers[place % numbers.length] ?? 0,
  }))
  return Object.fromEntries(
    entries.toSorted((one, other) => one.number - other.number).map(({ entry }) => entry),
  )
}

const renamings: readonly ((name: string) => string)[] = [
  (name) => name.toUpperCase(),
  (name) => name.toLowerCase(),
  (name) => `${name}.x`,
]

/** What may be set: what is odd anywhere or in the dialect, and what stands elsewhere in the record. */
function valuesOf(
  record: JsonObject,
  values: readonly JsonValue[],
): fc.Arbitrary<JsonValue | undefined> {
  const elsewhere = pathsOf(record).map((path) => valueAt(record, ...path))
  const common = [fc.constantFrom(...oddValues), fc.constantFrom(...elsewhere)]
  if (values.length === 0) return fc.oneof(...common)
  return fc.oneof(...common, { weight: 3, arbitrary: fc.constantFrom(...values) })
}

function changesOf(record: JsonObject, { members, values = [] }: Oddities): fc.Arbitrary<Change> {
  const path = fc.constantFrom(...pathsOf(record))
  const value = valuesOf(record, values)
  const set = fc.tuple(path, value).map<Change>(
    ([at, one]) =>
      (given) =>
        withValue(given, at, one),
  )
  const beside = (naming: fc.Arbitrary<(last: string) => string>): fc.Arbitrary<Change> =>
    fc.tuple(path, naming, value).map<Change>(([at, nameOf, one]) => (given) => {
      const name = nameOf(at.at(-1) ?? '')
      return withValue(given, [...at.slice(0, -1), name], one)
    })
  const added = beside(fc.constantFrom(...members).map((name) => () => name))
  const repeated = beside(fc.constant((last) => last + again))
  const rename = fc.tuple(path, fc.constantFrom(...renamings)).map<Change>(
    ([at, to]) =>
      (given) =>
        renamed(given, at, to),
  )
  const capitals = path.map<Change>((at) => (given) => inCapitals(given, at))
  const turned = fc.constant<Change>(reversed)
  return fc.oneof({ weight: 4, arbitrary: set }, added, repeated, rename, capitals, turned)
}

/** Writes of a text what means the same, or nearly, at one of the places where that can be done. */
type Writing = (text: string, place: number, letter: number) => string

const writings: readonly Writing[] = [
  // A character as an escape, in a name or a value.
  (text, place, letter) => atText(text, place, (found) => escaped(found, letter)),
  (text, place) => atText(text, place, (found) => found.replace('/', '\\/')),
  (text, place) => atText(text, place, (found) => found.replaceAll('/', '\\/')),
  // A number that is not written as a program would.
  (text, place) => atMember(text, place, (name) => `${name}-0.5e3`, anyScalar),
  // A member twice, of which the last one counts.
  (text, place) => atMember(text, place, (name) => `${name}null,${name}`),
  (text, place) => atMember(text, place, (name) => `${name}"x",${name}`),
  (text, place, letter) =>
    atMember(text, place, (name) => `${escaped(name.slice(0, -1), letter)}:null,${name}`),
]

/** Make of a text what is no JSON. */
const faults: readonly ((text: string) => string)[] = [
  (text) => text.slice(0, -1),
  (text) => text.replace(',', ',,'),
  (text) => text.replace(/:(\d)/, ':0$1'),
]

const anyText = String.raw`"(?:[^"\\]|\\.)*"`
const anyScalar = `(?:${anyText}|-?[0-9][0-9.e+-]*|true|false|null)`

/** One letter of a text in quotes as an escape. */
export function escaped(quoted: string, letter: number): string {
  const plain = /^"[^"\\]+/.exec(quoted)?.[0] ?? ''
  if (plain === '') return quoted
  const at = 1 + (letter % (plain.length - 1))
  const code = quoted.charCodeAt(at).toString(16).padStart(4, '0')
  return `${quoted.slice(0, at)}\\u${code}${quoted.slice(at + 1)}`
}

function atText(text: string, place: number, write: (found: string) => string): string {
  return atMatch(text, place, { pattern: new RegExp(anyText, 'g'), write })
}

/** Writes the name of a member with its colon otherwise, and the value behind it if that is named as well. */
function atMember(
  text: string,
  place: number,
  write: (name: string) => string,
  value = '',
): string {
  const pattern = new RegExp(`(${anyText}:)${value}`, 'g')
  return atMatch(text, place, { pattern, write: (_, name) => write(name) })
}

interface Rewriting {
  readonly pattern: RegExp
  readonly write: (found: string, group: string) => string
}

function atMatch(text: string, place: number, { pattern, write }: Rewriting): string {
  const all = [...text.matchAll(pattern)]
  const match = all[place % Math.max(1, all.length)]
  if (match === undefined) return text
  const [found, group = ''] = match
  return text.slice(0, match.index) + write(found, group) + text.slice(match.index + found.length)
}

/** White space round every sign of a text that stands in no quotes. */
function spaced(text: string, space: string): string {
  if (space === '') return text
  const pattern = new RegExp(`${anyText}|[{}[\\],:]`, 'g')
  return text
    .replace(pattern, (found) => (found.startsWith('"') ? found : space + found + space))
    .trim()
}

/**
 * The texts of a record with some things about it that are odd: members changed, renamed, in another order, written
 * otherwise or twice, and such as it does not have; one in four is no JSON, or may be none.
 */
export function oddTexts(record: JsonObject, oddities: Oddities): fc.Arbitrary<string> {
  const written = fc.tuple(fc.constantFrom(...writings), fc.nat(200), fc.nat(30)).map(
    ([write, place, letter]) =>
      (text: string): string =>
        write(text, place, letter),
  )
  const fault = fc.oneof(
    { weight: 3, arbitrary: fc.constant((text: string) => text) },
    { weight: 1, arbitrary: fc.constantFrom(...faults) },
  )
  return fc
    .record({
      changes: fc.array(changesOf(record, oddities), { maxLength: 3 }),
      order: fc.oneof(fc.constant([0]), fc.array(fc.nat(999), { minLength: 20, maxLength: 60 })),
      rewritings: fc.array(written, { maxLength: 2 }),
      space: fc.constantFrom('', '', '', ' ', '\t', '\n  ', '\r\n  '),
      fault,
    })
    .map(({ changes, order, rewritings, space, fault: spoil }) => {
      const changed = changes.reduce((given, change) => change(given), record)
      const text = JSON.stringify(ordered(changed, order)).replaceAll(`${again}":`, '":')
      const odd = rewritings.reduce((given, write) => write(given), text)
      return spoil(spaced(odd, space))
    })
}
