import { isDeepStrictEqual } from 'node:util'
import * as z from 'zod'
import { compareText } from '../base/compare.ts'
import { isJsonObject, type JsonObject, type JsonValue } from '../base/json.ts'

/**
 * The file that lies beside a file of Atomic Red Team and holds, for each guid, what its strict schema
 * has no place for: everything that the test expects, its telemetry, safety, further techniques, inputs
 * that no command uses. It repeats nothing that the Atomic says, so that either can be edited.
 */

/** The schema of the side file; what it says of a test is checked with the test as a whole. */
export const signalsSchema = z.strictObject({
  schema: z.literal('spoor/signals@1'),
  tests: z
    .record(z.uuid({ version: 'v4' }), z.record(z.string(), z.json()))
    .describe('By guid: keys of the test, over those that the Atomic gives; null takes one away.'),
})

/** The name of the side file of a file of Atomic Red Team. */
export function signalsNameOf(file: string): string {
  return file.replace(/(\.ya?ml)?$/i, '.signals.yaml')
}

/**
 * What must be said of a value beside its base: `undefined` when they are equal, else the members that
 * differ, `null` for one that is not there, in the order of their names (JSON merge patch, RFC 7396).
 * A value without a base, and any list, stands as it is.
 */
export function differenceOf(
  base: JsonValue | undefined,
  value: JsonValue | undefined,
): JsonValue | undefined {
  if (isDeepStrictEqual(base, value)) return undefined
  if (value === undefined) return null
  if (!isJsonObject(base) || !isJsonObject(value)) return value
  const names = [...new Set([...Object.keys(base), ...Object.keys(value)])].sort(compareText)
  return Object.fromEntries(
    names.flatMap((name) => {
      const difference = differenceOf(base[name], value[name])
      return difference === undefined ? [] : [[name, difference]]
    }),
  )
}

/** The value that a difference was taken of. */
export function withDifference(base: JsonValue | undefined, difference: JsonValue): JsonValue {
  if (!isJsonObject(base) || !isJsonObject(difference)) return difference
  // The order of the base stays: that of its inputs is the order in which they are exported.
  const names = [...new Set([...Object.keys(base), ...Object.keys(difference)])]
  return Object.fromEntries(
    names.flatMap((name): readonly [string, JsonValue][] => {
      const [own, part] = [base[name], difference[name]]
      if (part === null) return []
      if (part !== undefined) return [[name, withDifference(own, part)]]
      return own === undefined ? [] : [[name, own]]
    }),
  )
}

/** The keys of a whole test that a base does not give, in the order of the test. */
export function besides(base: JsonObject, test: JsonObject): JsonObject {
  const names = [...Object.keys(test), ...Object.keys(base).filter((name) => !(name in test))]
  return Object.fromEntries(
    names.flatMap((name) => {
      const difference = differenceOf(base[name], test[name])
      return difference === undefined ? [] : [[name, difference]]
    }),
  )
}
