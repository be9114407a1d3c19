/** What a JSON Schema says about a place in a document, as hints for whoever wrote the document. */
import { isJsonArray, isJsonObject, type JsonObject, type JsonValue } from './json.ts'

/** The nearest description on the way to a value: of the value itself, else of what holds it. */
export function describeAt(
  schema: JsonObject,
  path: readonly (string | number)[],
): string | undefined {
  const found = partsAt(schema, path)
  const told = found.map(({ description }) => description).findLast((one) => one !== undefined)
  return typeof told === 'string' ? told : undefined
}

/** The keys that the map at a path may have. */
export function keysAt(schema: JsonObject, path: readonly (string | number)[]): readonly string[] {
  const part = partsAt(schema, path)
  return part.length > path.length ? Object.keys(propertiesOf(part.at(-1))) : []
}

/** The parts of the schema from the whole to the value, as far as they can be followed. */
function partsAt(schema: JsonObject, path: readonly (string | number)[]): readonly JsonObject[] {
  const parts = [schema]
  for (const step of path) {
    const next = partBelow(parts.at(-1), step)
    if (next === undefined) break
    parts.push(next)
  }
  return parts
}

function partBelow(part: JsonObject | undefined, step: string | number): JsonObject | undefined {
  for (const branch of branchesOf(part)) {
    const properties = propertiesOf(branch)
    const below =
      typeof step === 'number'
        ? branch['items']
        : Object.hasOwn(properties, step)
          ? properties[step]
          : branch['additionalProperties']
    if (isJsonObject(below)) return below
  }
  return undefined
}

function branchesOf(part: JsonObject | undefined): readonly JsonObject[] {
  if (part === undefined) return []
  const choices: JsonValue | undefined = part['anyOf']
  return isJsonArray(choices) ? [part, ...choices.filter(isJsonObject)] : [part]
}

function propertiesOf(part: JsonObject | undefined): JsonObject {
  const properties = part?.['properties']
  return isJsonObject(properties) ? properties : {}
}
