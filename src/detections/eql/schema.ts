import type { FieldReference, FieldType } from '../query/query.ts'
import type { EqlField } from './ast.ts'

/**
 * The fields that events may have. With one, unknown fields are refused and types are checked, as
 * Elasticsearch does it by its mapping; without one every field is taken as known and its values tell
 * its type (eql.md section 16).
 */
export interface EqlSchema {
  /** The type of a field; `undefined` when there is no such field. */
  typeOf(path: string): FieldType | undefined
  /** All names, for "did you mean". */
  readonly names: Iterable<string>
}

/** The type of a field where the schema or the language knows it. */
export function fieldType(path: string, schema: EqlSchema | undefined): FieldType | undefined {
  return schema?.typeOf(path) ?? (path === '@timestamp' ? 'date' : undefined)
}

/** Is the field known not to exist, so that with `?` it is the literal null (eql.md section 4)? */
export function isUnknownField(field: EqlField, schema: EqlSchema | undefined): boolean {
  return schema !== undefined && schema.typeOf(field.path) === undefined
}

/** The field as a query names it. */
export function fieldReference(path: string, schema: EqlSchema | undefined): FieldReference {
  const type = fieldType(path, schema)
  const reference = { document: 'ecs', path, objects: 'leaves' } as const
  return type === undefined ? reference : { ...reference, type }
}
