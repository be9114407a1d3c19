import { isJsonArray, isJsonObject } from '../../src/base/json.ts'
import type { JsonObject, JsonValue } from '../../src/base/json.ts'

/**
 * The key paths of a record with the types of their values: `userIdentity.arn` a string, the elements
 * of a list below `[]`. A path that holds values of several types names them all, in order.
 */
export function keyPathsOf(record: JsonObject): ReadonlyMap<string, string> {
  const types = new Map<string, Set<string>>()
  const visit = (value: JsonValue, path: string): void => {
    if (path !== '') types.set(path, (types.get(path) ?? new Set()).add(typeOf(value)))
    if (isJsonArray(value)) for (const element of value) visit(element, `${path}[]`)
    else if (isJsonObject(value)) {
      for (const [key, member] of Object.entries(value)) {
        if (member !== undefined) visit(member, path === '' ? key : `${path}.${key}`)
      }
    }
  }
  visit(record, '')
  return new Map([...types].map(([path, names]) => [path, [...names].sort().join(' or ')]))
}

/**
 * How an emulated record differs in shape from a real one of its kind: `+ path: type` stands in the
 * emulated record only, `- path: type` in the real one only, `path: type, real type` in both. What
 * lies below a path that is missing on one side is not listed.
 */
export function shapeDifferences(emulated: JsonObject, real: JsonObject): readonly string[] {
  const [ours, theirs] = [keyPathsOf(emulated), keyPathsOf(real)]
  const added = [...ours].filter(([path]) => !theirs.has(path) && hasParent(path, theirs))
  const missing = [...theirs].filter(([path]) => !ours.has(path) && hasParent(path, ours))
  const changed = [...ours].filter(([path, type]) => (theirs.get(path) ?? type) !== type)
  return [
    ...added.map(([path, type]) => `+ ${path}: ${type}`),
    ...missing.map(([path, type]) => `- ${path}: ${type}`),
    ...changed.map(([path, type]) => `${path}: ${type}, real ${theirs.get(path) ?? ''}`),
  ].sort()
}

/** The real record whose shape is nearest, with the differences; `undefined` without real records. */
export function nearestReal(
  emulated: JsonObject,
  reals: readonly JsonObject[],
): { readonly real: JsonObject; readonly differences: readonly string[] } | undefined {
  const compared = reals.map((real) => ({ real, differences: shapeDifferences(emulated, real) }))
  return compared.toSorted((a, b) => a.differences.length - b.differences.length)[0]
}

function hasParent(path: string, paths: ReadonlyMap<string, string>): boolean {
  const parent = path.endsWith('[]') ? path.slice(0, -2) : path.slice(0, Math.max(0, lastDot(path)))
  return parent === '' || paths.has(parent)
}

/** The dot before the last key; keys of Azure claims hold dots of their own, which cut them no worse. */
function lastDot(path: string): number {
  return path.lastIndexOf('.')
}

function typeOf(value: JsonValue): string {
  if (value === null) return 'null'
  return isJsonArray(value) ? 'list' : typeof value
}
