import type { FieldReference } from '../query/query.ts'

/** What Sigma rules call the parts of one log, and where these parts stand in its native records. */
export interface LogTaxonomy {
  readonly product: string
  readonly service: string
  /** `event.dataset` of its events. */
  readonly dataset: string
  /**
   * Where a field stands that rules name otherwise than the native record; `undefined` for all
   * others, which are read under their own name.
   */
  readonly nativeField: (name: string) => FieldReference | undefined
  /** The spellings that a value of the field can have, itself first. */
  readonly spellingsOf: (name: string, value: string) => readonly string[]
}

/** A native field with the paths it may stand under, tried in order. */
export function nativeField(path: string, ...aliases: readonly string[]): FieldReference {
  return { document: 'native', path, ...(aliases.length === 0 ? {} : { aliases }) }
}
