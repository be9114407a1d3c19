import { isJsonObject, parseJson } from '../../base/json.ts'
import type { JsonObject } from '../../base/json.ts'
import type { World } from '../scenario/world.ts'

/**
 * The request or answer of a raw call, in which a text `@name` stands for the id of a thing or place;
 * `undefined` for what is no object.
 */
export function withIds(value: unknown, world: World): JsonObject | undefined {
  const text = JSON.stringify(value ?? null).replace(/"@([\w.-]+)"/g, (whole, name: string) => {
    const id = world.idOf(name)
    return id === undefined ? whole : JSON.stringify(id)
  })
  const parsed = parseJson(text)
  return isJsonObject(parsed) ? parsed : undefined
}
