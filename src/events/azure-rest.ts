import { textOf, valueAt, type JsonObject, type JsonValue } from '../base/json.ts'
import { replaceKeys } from './azure-fields.ts'
import { readProperties } from './azure-properties.ts'

/** What is read rather than taken over. */
const keys: ReadonlySet<string> = new Set(['properties', 'resourceId'])

/**
 * The native form of a record of the REST API, of `az monitor activity-log list` and of
 * Get-AzActivityLog's REST output: the record itself, with its properties read and, where an older
 * API version left `resourceId` out, the resource that its event id or its authorization names.
 */
export function nativeFromRest(value: JsonObject): JsonObject {
  return replaceKeys(value, keys, {
    resourceId:
      textOf(value['resourceId']) ??
      resourceOfEventId(value['id']) ??
      textOf(valueAt(value, 'authorization', 'scope')),
    properties: readProperties(value['properties']),
  })
}

/** `<resource id>/events/<event id>/ticks/<ticks>` names the resource in front. */
function resourceOfEventId(value: JsonValue | undefined): string | undefined {
  const text = textOf(value)
  const end = text?.lastIndexOf('/events/') ?? -1
  return end > 0 ? text?.slice(0, end) : undefined
}
