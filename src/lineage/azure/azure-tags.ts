/**
 * Tags in Azure Activity records. The body of a write is the whole resource with its `tags` (real records:
 * shared/data/azure/securathesis); the operation on tags alone stands on `<resource>/providers/
 * Microsoft.Resources/tags/default` with the body that its API documents: no record of it was at hand.
 * Tags of a resource group are none of what is in it, in Azure as here.
 */
import { isJsonObject, type JsonValue, textOf, valueAt } from '../../base/json.ts'
import type { Event } from '../../events/event.ts'
import type { ResourceTag, TaggedResource } from '../resource-tag.ts'
import { type AzureCall, readAzureCall } from './azure-call.ts'
import { azureResource, scopeOf } from './azure-resource.ts'

const tagsWrite = 'microsoft.resources/tags/write'
const tagsProvider = '/providers/microsoft.resources/tags/'

/** The tags of an Azure Activity event. */
export function azureTags(event: Event): readonly TaggedResource[] {
  const call = readAzureCall(event)
  if (call === undefined || call.failed || !call.operation.endsWith('/write')) return []
  const isOnTags = call.operation === tagsWrite
  const id = isOnTags && call.id.includes(tagsProvider) ? scopeOf(call.id) : call.id
  if (azureResource(id) === undefined) return []
  const tags = isOnTags ? tagsPut(call) : call.bodies.flatMap((body) => tagsOf(body['tags']))
  return tags.length === 0 ? [] : [{ id, tags }]
}

/** What is written over tags; to take some away is an operation of the same name. */
function tagsPut({ bodies }: AzureCall): readonly ResourceTag[] {
  const isDelete = bodies.some((body) => textOf(body['operation'])?.toLowerCase() === 'delete')
  return isDelete ? [] : bodies.flatMap((body) => tagsOf(valueAt(body, 'properties', 'tags')))
}

function tagsOf(value: JsonValue | undefined): readonly ResourceTag[] {
  if (!isJsonObject(value)) return []
  return Object.entries(value).flatMap(([key, text]): readonly ResourceTag[] =>
    typeof text === 'string' ? [[key, text]] : [],
  )
}
