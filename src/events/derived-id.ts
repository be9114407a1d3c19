import { fingerprint } from '../base/fingerprint.ts'

const prefix = 'derived-'

/** Was the id made by {@link derivedId}? Then it need not stand in the record. */
export function isDerivedId(id: string): boolean {
  return id.startsWith(prefix)
}

/**
 * An id for a record that has none, made of the texts that tell it from every other: the same record
 * read twice gets the same id. Each text is closed by a line feed before all are hashed.
 */
export function derivedId(texts: readonly (string | undefined)[]): string {
  return `${prefix}${fingerprint(texts.map((text) => `${text ?? ''}\n`).join(''))}`
}
