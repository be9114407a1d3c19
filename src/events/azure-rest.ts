import { textOf, valueAt, type JsonObject, type JsonValue } from '../base/json.ts'
import { present } from './azure-fields.ts'
import { readProperties } from './azure-properties.ts'

/**
 * The native form of a record of the REST API, of `az monitor activity-log list` and of
 * Get-AzActivityLog's REST output: the record itself, with its properties read and, where an older
 * API version left `resourceId` out, the resource that its event id or its authorization names.
 */
export function nativeFromRest(value: JsonObject): JsonObject {
  const { properties, resourceId, ...others } = value
  const read = present({
    resourceId:
      textOf(resourceId) ??
      resourceOfEventId(value['id']) ??
      textOf(valueAt(value, 'authorization', 'scope')),
    properties: readProperties(properties),
  })
  return { ...others, ...read }
}

/** `<resource id>/events/<event id>/ticks/<ticks>` names the resource in front. */
function resourceOfEventId(value: JsonValue | undefined): string | undefined {
  const text = textOf(value)
  const end = text?.lastIndexOf('/events/') ?? -1
  return end > 0 ? text?.slice(0, end) : undefined
}
