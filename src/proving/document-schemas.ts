import * as z from 'zod'
import type { JsonObject } from '../base/json.ts'
import { environmentSchema } from '../environment/configuration/environment-schema.ts'
import { scenarioSchema } from '../emulation/scenario/scenario.ts'
import { emulationTestSchema } from './emulation-test.ts'

/** A JSON Schema of one kind of document of ours, for editors and other tools. */
export interface DocumentSchema {
  /** The file in schemas/ that holds it. */
  readonly file: string
  readonly schema: JsonObject
}

/** The schemas of all documents that Spoor reads (JSON Schema, draft 2020-12). */
export function documentSchemas(): readonly DocumentSchema[] {
  return [
    published('scenario.schema.json', 'A scenario of Spoor', scenarioSchema),
    published('emulation-test.schema.json', 'A test of Spoor', emulationTestSchema),
    published('environment.schema.json', 'What an organisation knows of itself', environmentSchema),
  ]
}

function published(file: string, title: string, schema: z.ZodType): DocumentSchema {
  const { $schema, ...rest } = z.toJSONSchema(schema)
  // JSON Schema is JSON; the library types it more loosely.
  const body = rest as JsonObject
  return { file, schema: { $schema: String($schema), title, ...body } }
}
