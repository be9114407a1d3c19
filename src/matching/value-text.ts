import { isJsonArray, isJsonObject, type JsonValue } from '../base/json.ts'

/** Deeper objects have no text: `JSON.stringify` recurses and a hostile record would end the run. */
const deepestObject = 200

/**
 * The text that a string matcher sees of a value: numbers in decimal, booleans as words, objects and
 * arrays as compact JSON in the order of the source (sigma.md D3 to D6). Null has none.
 */
export function valueText(value: JsonValue): string | undefined {
  switch (typeof value) {
    case 'string':
      return value
    case 'number':
    case 'boolean':
      return String(value)
    default:
      return value === null || isDeeperThan(value, deepestObject)
        ? undefined
        : JSON.stringify(value)
  }
}

function isDeeperThan(value: JsonValue, limit: number): boolean {
  let level: readonly JsonValue[] = [value]
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > limit) return true
    level = level.flatMap(membersOf)
  }
  return false
}

function membersOf(value: JsonValue): readonly JsonValue[] {
  if (isJsonArray(value)) return value
  if (!isJsonObject(value)) return []
  return Object.values(value).filter((member) => member !== undefined)
}

/** The number that a value is or whose decimal text it is; text such as `0x10` or `` is none. */
export function valueNumber(value: JsonValue): number | undefined {
  if (typeof value === 'number') return value
  if (typeof value !== 'string' || value.length > 400) return undefined
  return /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/.test(value) ? Number(value) : undefined
}
