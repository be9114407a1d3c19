import type { JsonValue } from '../base/json.ts'
import { dateUnitOfMillis, parseDateUnit } from '../detections/query/date-unit.ts'
import { compareAddresses, parseAddress } from '../detections/query/ip-block.ts'
import type { FieldType, JoinKey, Literal } from '../detections/query/query.ts'
import type { Event } from '../events/event.ts'
import { compareCodePoints } from '../matching/compare-values.ts'
import { compileFieldReader } from '../matching/field-values.ts'
import { valueNumber, valueText } from '../matching/value-text.ts'
import { compareVersions } from '../matching/version-order.ts'
import type { KeptEvent } from './kept-event.ts'
import { keyField, type KeptFields } from './kept-fields.ts'

/** The values that tie the events of one result together, one for each join key. */
export interface KeyValues {
  /** Equal for equal values: what maps go by. */
  readonly id: string
  readonly values: readonly Literal[]
}

/** The keys under which an event counts for a stage, rising; none when a plain key is missing. */
export type KeyReader = (kept: KeptEvent) => readonly KeyValues[]

/** One event counts under so many keys at most: several array keys multiply. */
export const mostKeys = 1000

export interface KeyReaderOptions {
  readonly fields: KeptFields
  /** Dates print as ISO text in sequences and as epoch milliseconds in samples (eql.md section 1). */
  readonly dates: 'text' | 'millis'
  /** Called for each event that has more than {@link mostKeys}; the first of them are used. */
  readonly onCut: () => void
}

/** One value of one key. */
interface KeyPart {
  /** Equal for equal values of the field's type; `undefined` for null. */
  readonly identity: string | undefined
  readonly value: Literal
}

const nullPart: KeyPart = { identity: undefined, value: null }

/**
 * Makes the reader of a stage's keys: one key for each distinct value of an array, every combination
 * for several arrays, null for a missing optional one (eql.md section 9.2).
 */
export function compileKeyReader(keys: readonly JoinKey[], options: KeyReaderOptions): KeyReader {
  const parts = keys.map((key) => compilePartReader(key, options))
  return (kept) => {
    let tuples: readonly (readonly KeyPart[])[] = [[]]
    for (const read of parts) {
      const found = read(kept)
      if (tuples.length * found.length > mostKeys) options.onCut()
      tuples = multiply(tuples, found)
    }
    return tuples.map(keyValues)
  }
}

/** Every tuple with every part behind it, rising as both do, so that a cut leaves the lowest. */
function multiply(
  tuples: readonly (readonly KeyPart[])[],
  parts: readonly KeyPart[],
): readonly (readonly KeyPart[])[] {
  const product: (readonly KeyPart[])[] = []
  for (const tuple of tuples) {
    for (const part of parts) {
      if (product.length === mostKeys) return product
      product.push([...tuple, part])
    }
  }
  return product
}

/** Has the event a value for every key that is not optional? */
export function compileKeyPresence(keys: readonly JoinKey[]): (event: Event) => boolean {
  const readers = keys.flatMap(({ field, isOptional }) =>
    field === undefined || isOptional ? [] : [compileFieldReader(field)],
  )
  return (event) => readers.every((read) => read(event).length > 0)
}

function keyValues(parts: readonly KeyPart[]): KeyValues {
  const id = parts.map(({ identity }) =>
    identity === undefined ? '-' : `${identity.length}:${identity}`,
  )
  return { id: id.join(''), values: parts.map(({ value }) => value) }
}

function compilePartReader(
  { field, isOptional }: JoinKey,
  options: KeyReaderOptions,
): (kept: KeptEvent) => readonly KeyPart[] {
  if (field === undefined) return () => [nullPart]
  const read = options.fields.reader(keyField(field))
  const partOf = (value: JsonValue): KeyPart => keyPart(value, field.type, options)
  return (kept) => {
    const values = read(kept)
    if (values.length === 0) return isOptional ? [nullPart] : []
    if (values.length === 1) return values.map(partOf)
    const distinct = new Map(values.map(partOf).map((part) => [part.identity, part]))
    return [...distinct.values()].sort((a, b) => compareKeyValue(a.value, b.value, field.type))
  }
}

/**
 * Values are equal as values of the field's type; without a type by their text, as an index that maps
 * `7` and `"7"` to one field would have it.
 */
function keyPart(
  value: JsonValue,
  type: FieldType | undefined,
  { dates }: KeyReaderOptions,
): KeyPart {
  const text = valueText(value) ?? ''
  const plain = typeof value === 'object' ? text : value
  switch (type) {
    case 'number':
    case 'decimal': {
      const number = valueNumber(value)
      return { identity: number === undefined ? text : String(number), value: number ?? plain }
    }
    case 'date': {
      const unit = typeof value === 'number' ? dateUnitOfMillis(value) : parseDateUnit(text)
      if (unit === undefined) return { identity: text, value: plain }
      const millis = Number(unit.start / 1_000_000n)
      const shown = dates === 'millis' ? millis : new Date(millis).toISOString()
      return { identity: String(unit.start), value: shown }
    }
    case 'ip':
      return { identity: parseAddress(text)?.join('.') ?? text, value: plain }
    case 'string':
    case 'version':
      return { identity: text, value: text }
    default:
      return { identity: text, value: plain }
  }
}

/** Orders keys place by place: null, booleans, numbers, then texts by code point. */
export function compareKeys(
  first: KeyValues,
  second: KeyValues,
  types: readonly (FieldType | undefined)[],
): number {
  for (const [place, value] of first.values.entries()) {
    const order = compareKeyValue(value, second.values[place] ?? null, types[place])
    if (order !== 0) return order
  }
  return 0
}

function compareKeyValue(first: Literal, second: Literal, type: FieldType | undefined): number {
  if (typeof first === 'number' && typeof second === 'number') return first - second
  if (typeof first === 'string' && typeof second === 'string') {
    return type === 'version' ? compareVersions(first, second) : compareTexts(first, second, type)
  }
  const kinds = kindPlace(first) - kindPlace(second)
  return kinds === 0 && first !== second ? (first === true ? 1 : -1) : kinds
}

function compareTexts(first: string, second: string, type: FieldType | undefined): number {
  const one = type === 'ip' ? parseAddress(first) : undefined
  const other = type === 'ip' ? parseAddress(second) : undefined
  return one === undefined || other === undefined
    ? compareCodePoints(first, second)
    : compareAddresses(one, other)
}

function kindPlace(value: Literal): number {
  if (value === null) return 0
  return typeof value === 'boolean' ? 1 : typeof value === 'number' ? 2 : 3
}
