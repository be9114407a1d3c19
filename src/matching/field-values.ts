import { isJsonArray, isJsonObject, type JsonObject, type JsonValue } from '../base/json.ts'
import type { FieldReference } from '../detections/query/query.ts'
import type { Event } from '../events/event.ts'
import { headPaths, LazyEvent } from '../events/lazy-event.ts'

/** What an event holds under a field. */
export type FieldReader = (event: Event) => readonly JsonValue[]

const none: readonly JsonValue[] = []

/**
 * Makes the reader of a field: every value it has, arrays fanned out (sigma.md D1, D2), nothing when
 * it is missing. A field read as `text` keeps nulls, objects and empty arrays as values, for Sigma's
 * `null`, JSON text and `'[]'` (D3, D4, D7); one read as `leaves` yields scalars only, for EQL
 * (eql.md sections 4 and 6).
 */
export function compileFieldReader(field: FieldReference): FieldReader {
  const paths = [field.path, ...(field.aliases ?? [])].map(splitPath)
  const [only] = paths
  const expand = field.objects === 'leaves' ? leavesOf : elementsOf
  const documentOf = field.document === 'ecs' ? ecsDocument : nativeDocument
  if (only !== undefined && paths.length === 1) {
    const whole: FieldReader = (event) => expandAll(standing(documentOf(event), only, 0), expand)
    return field.document === 'ecs' ? withoutDocument(only, expand, whole) : whole
  }
  return (event) => {
    const document = documentOf(event)
    for (const path of paths) {
      const found = standing(document, path, 0)
      if (found.length > 0) return expandAll(found, expand)
    }
    return none
  }
}

/** The same as a reader of the ECS document, of events that know the field without making it. */
function withoutDocument(
  path: Path,
  expand: (value: JsonValue) => readonly JsonValue[],
  whole: FieldReader,
): FieldReader {
  const [first, second] = path
  const name = headPaths.find((one) => one === first?.rest)
  if (name !== undefined) {
    return (event) => {
      const known = event instanceof LazyEvent ? event.head[name] : undefined
      return known === undefined ? whole(event) : [known]
    }
  }
  if (first?.key !== 'spoor' || second === undefined) return whole
  return (event) => {
    if (!(event instanceof LazyEvent)) return whole(event)
    const value = event.spoorField(second.key)
    return value === undefined ? none : expandAll(standing(value, path, 2), expand)
  }
}

function ecsDocument(event: Event): JsonObject {
  return event.document
}

function nativeDocument(event: Event): JsonObject {
  return event.native
}

/** A path and its tails: `a.b.c` is `[a, a.b.c], [b, b.c], [c, c]`. */
type Path = readonly { readonly key: string; readonly rest: string }[]

function splitPath(path: string): Path {
  const keys = path.split('.')
  return keys.map((key, index) => ({ key, rest: keys.slice(index).join('.') }))
}

/**
 * The values that stand at the path, arrays at its end not yet opened. The rest of the path as one
 * own key wins over its parts (sigma.md D1); a whole number names an element of an array (eql.md 15),
 * any other key is looked for in all of them.
 */
function standing(value: JsonValue, path: Path, from: number): readonly JsonValue[] {
  let current: JsonValue | undefined = value
  for (let index = from; index < path.length; index++) {
    const step = path[index]
    if (step === undefined || current === undefined) return none
    if (isJsonArray(current)) {
      const element: JsonValue | undefined = /^\d{1,6}$/.test(step.key)
        ? current[Number(step.key)]
        : undefined
      if (element === undefined) return fannedOut(current, path, index)
      current = element
      continue
    }
    if (!isJsonObject(current)) return none
    if (Object.hasOwn(current, step.rest)) {
      const whole = current[step.rest]
      return whole === undefined ? none : [whole]
    }
    if (!Object.hasOwn(current, step.key)) return none
    current = current[step.key]
  }
  return current === undefined ? none : [current]
}

/** An array in an array is opened by a loop, not by recursion: hostile logs nest without bound. */
function fannedOut(array: readonly JsonValue[], path: Path, index: number): readonly JsonValue[] {
  return elementsOf(array).flatMap((element) =>
    isJsonObject(element) ? standing(element, path, index) : [],
  )
}

function expandAll(
  values: readonly JsonValue[],
  expand: (value: JsonValue) => readonly JsonValue[],
): readonly JsonValue[] {
  const [only] = values
  if (values.length === 1 && only !== undefined) {
    return typeof only === 'object' ? expand(only) : values
  }
  return values.flatMap(expand)
}

/** The elements of an array, of arrays in it too; an empty array is itself one value. */
function elementsOf(value: JsonValue): readonly JsonValue[] {
  return openValues(value, (one) => (isJsonArray(one) && one.length > 0 ? one : undefined))
}

/** The scalars in a value, without nulls. */
function leavesOf(value: JsonValue): readonly JsonValue[] {
  const scalars = openValues(value, (one) =>
    isJsonArray(one) ? one : isJsonObject(one) ? membersOf(one) : undefined,
  )
  return scalars.filter((one) => one !== null)
}

/** Every scalar leaf of a document, for Sigma keywords (sigma.md D12). */
export function documentLeaves(document: JsonObject): readonly JsonValue[] {
  return leavesOf(document)
}

function membersOf(object: JsonObject): readonly JsonValue[] {
  return Object.values(object).filter((member) => member !== undefined)
}

/** Opens values until none has an inside any more; keeps their order. */
function openValues(
  value: JsonValue,
  inside: (value: JsonValue) => readonly JsonValue[] | undefined,
): readonly JsonValue[] {
  const found: JsonValue[] = []
  const waiting = [value]
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const members = inside(next)
    if (members === undefined) found.push(next)
    else
      for (let index = members.length - 1; index >= 0; index--) waiting.push(members[index] ?? null)
  }
  return found
}
