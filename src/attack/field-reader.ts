import { isJsonArray, isJsonObject, type JsonObject, type JsonValue } from '../base/json.ts'
import type { Faults } from './faults.ts'
import type { StixObject } from './stix-bundle.ts'

/**
 * Reads the fields of one object. A field that is absent, null or an empty text counts as absent; one
 * of another type than expected is told, with the id of the object, and counts as absent too.
 */
export interface FieldReader {
  readonly text: (name: string) => string | undefined
  /** A text without which its object says nothing: its absence is told too. */
  readonly needed: (name: string) => string | undefined
  readonly flag: (name: string) => boolean
  /** The texts of a list; repeats of a text are dropped, their order is kept. */
  readonly texts: (name: string) => readonly string[]
  /** The objects of a list, each with a reader of its own. */
  readonly rows: (name: string) => readonly FieldReader[]
}

/** A reader for an object of a bundle. */
export function readFields(object: StixObject, faults: Faults): FieldReader {
  return readerOf(object.fields, '', (name, fault) =>
    faults.tell({
      code: 'attack-field-invalid',
      severity: 'warning',
      message: `${object.id}: ${name} ${fault}; it is read as absent`,
      hint: 'mend the bundle, or fetch it again',
    }),
  )
}

type Tell = (name: string, fault: string) => void

function readerOf(fields: JsonObject, path: string, tell: Tell): FieldReader {
  const valueOf = (name: string): JsonValue | undefined => {
    const value = Object.hasOwn(fields, name) ? fields[name] : undefined
    return value === null || value === '' ? undefined : value
  }
  const listOf = (name: string): readonly JsonValue[] => {
    const value = valueOf(name)
    if (value === undefined) return []
    if (isJsonArray(value)) return value
    tell(path + name, 'is not a list')
    return []
  }
  const text: FieldReader['text'] = (name) => {
    const value = valueOf(name)
    if (value === undefined || typeof value === 'string') return value
    tell(path + name, 'is not a text')
    return undefined
  }
  return {
    text,
    needed: (name) => {
      if (valueOf(name) !== undefined) return text(name)
      tell(path + name, 'is missing')
      return undefined
    },
    flag: (name) => {
      const value = valueOf(name)
      if (value === undefined || typeof value === 'boolean') return value ?? false
      tell(path + name, 'is not true or false')
      return false
    },
    texts: (name) => {
      const items = listOf(name)
      const texts = items.filter((item) => typeof item === 'string')
      if (texts.length < items.length) tell(path + name, 'is not a list of texts throughout')
      return [...new Set(texts.filter((item) => item !== ''))]
    },
    rows: (name) => {
      const items = listOf(name)
      const rows = items.filter(isJsonObject)
      if (rows.length < items.length) tell(path + name, 'is not a list of objects throughout')
      return rows.map((row) => readerOf(row, `${path}${name}.`, tell))
    },
  }
}
