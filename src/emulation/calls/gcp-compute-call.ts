import { numericId } from './gcp-resource-number.ts'
import type { GcpCall } from './gcp-player.ts'

/** Names of Compute Engine resources, as audit logs spell them. */
export const gcpNames = {
  disk: (project: string, location: string, name: string) =>
    `projects/${project}/${locationPath(location)}/disks/${name}`,
  instance: (project: string, zone: string, name: string) =>
    `projects/${project}/zones/${zone}/instances/${name}`,
  instantSnapshot: (project: string, location: string, name: string) =>
    `projects/${project}/${locationPath(location)}/instantSnapshots/${name}`,
  snapshot: (project: string, name: string) => `projects/${project}/global/snapshots/${name}`,
  image: (project: string, name: string) => `projects/${project}/global/images/${name}`,
  machineImage: (project: string, name: string) =>
    `projects/${project}/global/machineImages/${name}`,
  firewall: (project: string, name: string) => `projects/${project}/global/firewalls/${name}`,
  network: (project: string, name: string) => `projects/${project}/global/networks/${name}`,
  resourcePolicy: (project: string, region: string, name: string) =>
    `projects/${project}/regions/${region}/resourcePolicies/${name}`,
} as const

/** Disks and their instant snapshots lie in a zone, or with a replica in a second zone in a region. */
function locationPath(location: string): string {
  return isZone(location) ? `zones/${location}` : `regions/${location}`
}

/** Is it a zone, `europe-west1-c`, rather than a region? */
export function isZone(location: string): boolean {
  return /-[a-z]$/.test(location)
}

/** A resource as the URL that requests mostly hold. */
export function linkTo(resource: string): string {
  return `https://www.googleapis.com/compute/v1/${resource}`
}

/** The parts of a resource name; zone and region are empty for what is global. */
export function partsOf(resource: string): {
  project: string
  zone: string
  region: string
  type: string
  name: string
} {
  const parts = resource.split('/')
  const [, , scope, place = ''] = parts
  const [type = '', name = ''] = parts.slice(parts[2] === 'global' ? 3 : 4)
  return {
    project: parts[1] ?? '',
    zone: scope === 'zones' ? place : '',
    region: scope === 'regions' ? place : '',
    type,
    name,
  }
}

/** The region of a zone: `europe-west1` of `europe-west1-c`. */
export function regionOf(zone: string): string {
  return zone.slice(0, zone.lastIndexOf('-'))
}

/**
 * The monitored resource that stands for each type of Compute Engine resource. Those of machine images
 * and instant snapshots, and the labels of a region's disks, are unconfirmed: no entry of them was found.
 */
const monitored: ReadonlyMap<string, readonly [type: string, label: string]> = new Map([
  ['disks', ['gce_disk', 'disk_id']],
  ['snapshots', ['gce_snapshot', 'snapshot_id']],
  ['instantSnapshots', ['gce_instant_snapshot', 'instant_snapshot_id']],
  ['images', ['gce_image', 'image_id']],
  ['machineImages', ['gce_machine_image', 'machine_image_id']],
  ['instances', ['gce_instance', 'instance_id']],
  ['firewalls', ['gce_firewall_rule', 'firewall_rule_id']],
])

/**
 * The monitored resource of an entry about a resource, with its labels beside the project; what has none
 * of its own is an audited resource of a service and a method.
 */
export function monitoredResource(resourceName: string, method: string): GcpCall['resource'] {
  const { zone, type } = partsOf(resourceName)
  const [resourceType, label] = monitored.get(type) ?? []
  if (resourceType === undefined || label === undefined) {
    return { type: 'audited_resource', labels: { method, service: 'compute.googleapis.com' } }
  }
  const zonal = zone === '' ? {} : { zone }
  return { type: resourceType, labels: { ...zonal, [label]: numericId(resourceName) } }
}

/** What the methods of a region's own resources are called by. */
const regionalCollections: ReadonlyMap<string, string> = new Map([
  ['disks', 'regionDisks'],
  ['instantSnapshots', 'regionInstantSnapshots'],
])

/** The API version in a method; the console calls `beta` where gcloud calls `v1`. */
export type ComputeVersion = 'v1' | 'beta' | 'alpha'

/** A call on a Compute Engine resource, before its request is filled in. */
export function computeCall(
  verb: string,
  resourceName: string,
  more: Pick<GcpCall, 'permissions'> & Partial<GcpCall> & { readonly version?: ComputeVersion },
): GcpCall {
  const { version = 'v1', ...fields } = more
  const { project, zone, region, type } = partsOf(resourceName)
  const collection = region === '' ? type : (regionalCollections.get(type) ?? type)
  const method = `${version}.compute.${collection}.${verb}`
  return {
    service: 'compute.googleapis.com',
    method,
    project,
    resourceName,
    resource: monitoredResource(resourceName, method),
    locations: [zone || region || 'global'],
    ...fields,
  }
}

/** The same call made with another version of the API. */
export function inVersion(call: GcpCall, version: ComputeVersion): GcpCall {
  return { ...call, method: call.method.replace(/^(?:v1|beta|alpha)\./, `${version}.`) }
}
