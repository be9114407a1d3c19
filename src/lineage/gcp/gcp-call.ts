/** A Google Cloud audit entry as lineage reads it: one method on one resource with its request. */
import { type JsonObject, type JsonValue, objectOf, textOf, valueAt } from '../../base/json.ts'
import type { Event } from '../../events/event.ts'
import { type GcpPlace, computeResource, regionOfZone } from './gcp-resource.ts'
import { objectsIn, textAt } from '../json-lists.ts'
import type { Resource } from '../resource.ts'

/** One call of a Google Cloud API, merged from the entries of its operation. */
export interface GcpCall {
  /** Lower case, without the version: `compute.disks.insert` (reference/telemetry.md 9.3). */
  readonly method: string
  /** The project in whose log the entry stands, and the zone of its resource. */
  readonly place: GcpPlace
  /** The `resourceName` as logged. */
  readonly resourceName: string | undefined
  /** The fields of the request besides its type; the last entry of an operation has none. */
  readonly request: JsonObject
  readonly hasRequest: boolean
  readonly failed: boolean
  readonly payload: JsonObject
  readonly labels: JsonObject
}

/** Reads the call; `undefined` for an entry without a method. */
export function readGcpCall({ native }: Event): GcpCall | undefined {
  const payload = objectOf(native['protoPayload'])
  const method = payload && methodOf(payload)
  if (payload === undefined || method === undefined) return undefined
  const labels = objectOf(valueAt(native, 'resource', 'labels')) ?? {}
  const request = objectOf(payload['request']) ?? {}
  const resourceName = textOf(payload['resourceName'])
  return {
    method,
    place: placeOf(labels, resourceName),
    resourceName,
    request,
    hasRequest: Object.keys(request).some((key) => key !== '@type'),
    failed: isFailure(payload),
    payload,
    labels,
  }
}

/** A method without a dot is qualified by its service: `cloudresourcemanager.setiampolicy`. */
function methodOf(payload: JsonObject): string | undefined {
  const name = textOf(payload['methodName'])?.toLowerCase()
  if (name === undefined) return undefined
  const service = textOf(payload['serviceName'])?.toLowerCase().split('.')[0]
  if (!name.includes('.')) return service === undefined ? name : `${service}.${name}`
  const [first = '', ...rest] = name.split('.')
  return /^(?:v\d+[a-z0-9]*|alpha|beta)$/.test(first) ? rest.join('.') : name
}

/** Code 0 and an absent status mean success or not known yet (design section 4.3). */
function isFailure(payload: JsonObject): boolean {
  const code = valueAt(payload, 'status', 'code')
  return code !== undefined && code !== null && Number(code) !== 0
}

function placeOf(labels: JsonObject, resourceName: string | undefined): GcpPlace {
  const segments = (resourceName ?? '').split('/')
  const after = (name: string): string | undefined => {
    const place = segments.indexOf(name)
    return place < 0 ? undefined : textOf(segments[place + 1])
  }
  return {
    project: textOf(labels['project_id']) ?? after('projects'),
    zone: textOf(labels['zone']) ?? after('zones'),
  }
}

/** The resource that the entry is about, with the number that Google knows it by. */
export function namedResource(call: GcpCall, collection?: string): Resource | undefined {
  const resource = computeResource(call.resourceName, call.place, collection)
  if (resource === undefined) return undefined
  const target = computeResource(textAt(call.payload, 'response', 'targetLink'), call.place)
  const number = textAt(call.payload, 'response', 'targetId')
  const isTarget = number !== undefined && target?.id === resource.id
  return isTarget ? { ...resource, aliases: [number] } : resource
}

/** The resource in a field of the request, of the collection that the field implies. */
export function requestedResource(
  call: GcpCall,
  value: JsonValue | undefined,
  collection: string,
): Resource | undefined {
  return computeResource(textOf(value), call.place, collection)
}

/** Names of the resources that the caller was allowed a permission on. */
export function namesPermitted(call: GcpCall, permission: string): readonly string[] {
  return objectsIn(call.payload['authorizationInfo'])
    .filter((one) => one['permission'] === permission)
    .flatMap((one) => textAt(one, 'resourceAttributes', 'name') ?? textOf(one['resource']) ?? [])
}

/** The region of the entry's resource; global resources have none. */
export function regionOf({ labels, place }: GcpCall): string | undefined {
  const location = textOf(labels['region']) ?? place.zone ?? textOf(labels['location'])
  return location === undefined || location === 'global'
    ? undefined
    : regionOfZone(location.toLowerCase())
}
