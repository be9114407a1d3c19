import * as z from 'zod'
import type { JsonObject } from '../base/json.ts'
import type { DocumentSchema } from '../proving/document-schemas.ts'
import { reportLineSchema, reportSchema } from './report-schema.ts'

/**
 * The schemas of what Spoor writes for programs (JSON Schema, draft 2020-12). They let through fields that
 * they do not know, because later versions of a report add some; `closed` ones do not, for tests.
 */
export function reportJsonSchemas({
  closed = false,
}: { readonly closed?: boolean } = {}): readonly DocumentSchema[] {
  const published = (file: string, title: string, schema: z.ZodType): DocumentSchema => {
    const { $schema, ...rest } = z.toJSONSchema(schema, { io: closed ? 'output' : 'input' })
    // JSON Schema is JSON; the library types it more loosely.
    const body = rest as JsonObject
    return { file, schema: { $schema: String($schema), title, ...body } }
  }
  return [
    published('report.schema.json', 'A report of Spoor', reportSchema),
    published('report-line.schema.json', 'A line of a report of Spoor', reportLineSchema),
  ]
}
