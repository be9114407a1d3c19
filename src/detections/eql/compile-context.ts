import type { FieldReference } from '../query/query.ts'
import type { EqlField } from './ast.ts'
import { fieldReference, isUnknownField, type EqlSchema } from './schema.ts'

/** What compilation needs besides the tree. */
export interface CompileContext {
  readonly schema: EqlSchema | undefined
}

/** The field as the query names it; `undefined` for an unknown optional one, which is null. */
export function referenceOf(
  field: EqlField,
  { schema }: CompileContext,
): FieldReference | undefined {
  const isNull = field.isOptional && isUnknownField(field, schema)
  return isNull ? undefined : fieldReference(field.path, schema)
}
