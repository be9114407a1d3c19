import { isJsonArray, type JsonValue } from '../base/json.ts'
import { valueNumber, valueText } from '../matching/value-text.ts'
import { mostKeys } from './join-keys.ts'
import type { KeptEvent } from './kept-event.ts'
import type { KeptFieldReader } from './kept-fields.ts'

/** The values of several fields, as text: case matters, `7` and `"7"` are one (sigma.md 8, point 5). */
export interface ValueTuple {
  /** Equal for equal texts: what maps go by. */
  readonly id: string
  readonly texts: readonly string[]
}

export function tupleOf(texts: readonly string[]): ValueTuple {
  return { id: JSON.stringify(texts), texts }
}

/**
 * Makes the reader of what an event has under several fields: one tuple for each combination of the
 * elements of arrays (sigma.md 8, point 3), none when a field is missing, null or an empty array.
 * `onCut` is called for an event with more than {@link mostKeys}, of which the first are read.
 */
export function compileTupleReader(
  fields: readonly KeptFieldReader[],
  onCut: () => void,
): (kept: KeptEvent) => readonly ValueTuple[] {
  const readers = fields.map(compileTextReader)
  const [only] = readers
  if (only !== undefined && readers.length === 1) {
    return (kept) => {
      const texts = only(kept)
      if (texts.length > mostKeys) onCut()
      return texts.slice(0, mostKeys).map((text) => tupleOf([text]))
    }
  }
  return (kept) => {
    let tuples: readonly (readonly string[])[] = [[]]
    for (const read of readers) {
      const texts = read(kept)
      if (tuples.length * texts.length > mostKeys) onCut()
      tuples = multiply(tuples, texts)
    }
    return tuples.map(tupleOf)
  }
}

function multiply(
  tuples: readonly (readonly string[])[],
  texts: readonly string[],
): readonly (readonly string[])[] {
  const product: (readonly string[])[] = []
  for (const tuple of tuples) {
    for (const text of texts) {
      if (product.length === mostKeys) return product
      product.push([...tuple, text])
    }
  }
  return product
}

function compileTextReader(read: KeptFieldReader): (kept: KeptEvent) => readonly string[] {
  return (kept) => {
    const values = read(kept)
    const [value] = values
    return values.length === 1 && value !== undefined
      ? textsOf(value)
      : [...new Set(values.flatMap(textsOf))]
  }
}

function textsOf(value: JsonValue): readonly string[] {
  // The reader opens arrays: one that is still there is empty.
  const text = isJsonArray(value) ? undefined : valueText(value)
  return text === undefined ? [] : [text]
}

/** Makes the reader of the numbers under a field, of texts too; what is no number is left out. */
export function compileNumberReader(read: KeptFieldReader): (kept: KeptEvent) => readonly number[] {
  return (kept) => read(kept).flatMap(numbersOf)
}

/** The number of a value, or none (sigma.md 8, point 6). */
export function numbersOf(value: JsonValue): readonly number[] {
  const number = valueNumber(value)
  return number !== undefined && Number.isFinite(number) ? [number] : []
}
