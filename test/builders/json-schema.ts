/** Checks documents against JSON Schemas with ajv, a validator that is not ours. */
import { Ajv2020 } from 'ajv/dist/2020.js'
import formats from 'ajv-formats'
import type { JsonObject } from '../../src/base/json.ts'

/** Returns what a schema (draft 2020-12) has against a document; nothing when it is valid. */
export function schemaChecker(schema: JsonObject): (document: unknown) => readonly string[] {
  const ajv = new Ajv2020({
    allErrors: false,
    strict: true,
    allowUnionTypes: true,
    strictRequired: false,
    discriminator: true,
  })
  formats.default(ajv)
  const validate = ajv.compile(schema)
  return (document) =>
    validate(document)
      ? []
      : (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath}: ${message}`)
}
