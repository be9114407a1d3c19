import type { JsonObject } from '../../base/json.ts'
import { nameOf, typeOf } from './azure-ids.ts'
import type { AzureOperation } from './azure-player.ts'

/**
 * A resource is written, which takes a while: its type says what the operation is called. It answers with
 * what was asked for, and `answered`.
 */
export function writeResource(plan: {
  readonly resourceId: string
  readonly location: string
  readonly properties: JsonObject
  readonly answered?: JsonObject
}): AzureOperation {
  const { resourceId, location, properties } = plan
  const { answered = { provisioningState: 'Creating' } } = plan
  const type = typeOf(resourceId)
  return {
    name: `${type}/write`,
    resourceId,
    method: 'PUT',
    course: 'long',
    request: { location, properties },
    response: {
      name: nameOf(resourceId),
      id: resourceId,
      type,
      location,
      properties: { ...properties, ...answered },
    },
  }
}
