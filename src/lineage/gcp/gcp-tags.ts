/**
 * Labels in Google Cloud audit entries: `labels` of the request of Compute Engine, a list of keys with
 * values or a map of them, and `userLabels` of Cloud SQL, as their APIs document them; the records at hand
 * show requests of these methods without labels. The tags of Resource Manager are bound by ids and not
 * read; the `tags` of a machine are for firewalls.
 */
import { isJsonObject, type JsonValue, textOf, valueAt } from '../../base/json.ts'
import type { Event } from '../../events/event.ts'
import type { Activity } from '../activity.ts'
import { objectsIn, textAt } from '../json-lists.ts'
import type { ResourceTag, TaggedResource } from '../resource-tag.ts'
import type { ResourceKind } from '../resource.ts'
import { type GcpCall, namedResource, namesPermitted, readGcpCall } from './gcp-call.ts'
import { computeResource } from './gcp-resource.ts'
import { databaseOf } from './gcp-sql.ts'

/** Methods whose labels are those of something else than the resource that they are called on. */
const madeByMethod: ReadonlyMap<string, ResourceKind> = new Map([
  ['createsnapshot', 'snapshot'],
  ['bulkinsert', 'instance'],
])

/** The labels of an audit entry; `activity` is what lineage reads in it. */
export function gcpTags(event: Event, activity: Activity | undefined): readonly TaggedResource[] {
  const call = readGcpCall(event)
  if (call === undefined || call.failed || !call.hasRequest) return []
  const { method, request } = call
  if (method.startsWith('cloudsql.instances.')) return databaseLabels(call)
  if (!method.startsWith('compute.')) return []
  const kind = madeByMethod.get(method.slice(method.lastIndexOf('.') + 1))
  const named = kind === undefined ? [namedResource(call)] : (activity?.outputs ?? [])
  const ids = named.flatMap((one) =>
    one === undefined || (kind !== undefined && one.kind !== kind) ? [] : [one.id],
  )
  const labels = [
    ...labelsOf(request['labels']),
    ...labelsOf(valueAt(request, 'instanceProperties', 'labels')),
  ]
  return [...tagged(ids, labels), ...diskLabels(call)]
}

/** The labels of disks that a launch makes; a boot disk without a name has that of its machine. */
function diskLabels(call: GcpCall): readonly TaggedResource[] {
  const permitted = namesPermitted(call, 'compute.disks.create')
  const only = permitted.length === 1 ? permitted[0] : undefined
  return objectsIn(call.request['disks']).flatMap((disk) => {
    const machine = textOf(call.request['name'])
    const bootName = disk['boot'] === true ? machine : undefined
    const name = textAt(disk, 'initializeParams', 'diskName') ?? only ?? bootName
    const made = computeResource(name, call.place, 'disks')
    const labels = labelsOf(valueAt(disk, 'initializeParams', 'labels'))
    return made === undefined ? [] : tagged([made.id], labels)
  })
}

function databaseLabels(call: GcpCall): readonly TaggedResource[] {
  const database = databaseOf(call)
  const labels = [
    ...labelsOf(valueAt(call.request, 'body', 'settings', 'userLabels')),
    ...labelsOf(valueAt(call.request, 'settings', 'userLabels')),
  ]
  return database === undefined ? [] : tagged([database.id], labels)
}

function labelsOf(value: JsonValue | undefined): readonly ResourceTag[] {
  if (isJsonObject(value)) {
    return Object.entries(value).flatMap(([key, text]): readonly ResourceTag[] =>
      typeof text === 'string' ? [[key, text]] : [],
    )
  }
  return objectsIn(value).flatMap((label): readonly ResourceTag[] => {
    const key = textOf(label['key'])
    return key === undefined ? [] : [[key, textOf(label['value']) ?? '']]
  })
}

function tagged(ids: readonly string[], tags: readonly ResourceTag[]): readonly TaggedResource[] {
  return tags.length === 0 ? [] : ids.map((id) => ({ id, tags }))
}
