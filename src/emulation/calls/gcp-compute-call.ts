import { numericId } from './gcp-resource-number.ts'
import type { GcpCall } from './gcp-player.ts'

/** Names of Compute Engine resources, as audit logs spell them. */
export const gcpNames = {
  disk: (project: string, zone: string, name: string) =>
    `projects/${project}/zones/${zone}/disks/${name}`,
  instance: (project: string, zone: string, name: string) =>
    `projects/${project}/zones/${zone}/instances/${name}`,
  instantSnapshot: (project: string, zone: string, name: string) =>
    `projects/${project}/zones/${zone}/instantSnapshots/${name}`,
  snapshot: (project: string, name: string) => `projects/${project}/global/snapshots/${name}`,
  image: (project: string, name: string) => `projects/${project}/global/images/${name}`,
  machineImage: (project: string, name: string) =>
    `projects/${project}/global/machineImages/${name}`,
  firewall: (project: string, name: string) => `projects/${project}/global/firewalls/${name}`,
  network: (project: string, name: string) => `projects/${project}/global/networks/${name}`,
  resourcePolicy: (project: string, region: string, name: string) =>
    `projects/${project}/regions/${region}/resourcePolicies/${name}`,
} as const

/** A resource as the URL that requests mostly hold. */
export function linkTo(resource: string): string {
  return `https://www.googleapis.com/compute/v1/${resource}`
}

/** The parts of a resource name; the zone is empty for what is global. */
export function partsOf(resource: string): {
  project: string
  zone: string
  type: string
  name: string
} {
  const parts = resource.split('/')
  const zonal = parts[2] === 'zones'
  const [type = '', name = ''] = parts.slice(parts[2] === 'global' ? 3 : 4)
  return { project: parts[1] ?? '', zone: zonal ? (parts[3] ?? '') : '', type, name }
}

/** The region of a zone: `europe-west1` of `europe-west1-c`. */
export function regionOf(zone: string): string {
  return zone.slice(0, zone.lastIndexOf('-'))
}

/**
 * The monitored resource that stands for each type of Compute Engine resource. Those of machine images
 * and instant snapshots are unconfirmed: no entry of them was found.
 */
const monitored = {
  disks: ['gce_disk', 'disk_id'],
  snapshots: ['gce_snapshot', 'snapshot_id'],
  instantSnapshots: ['gce_instant_snapshot', 'instant_snapshot_id'],
  images: ['gce_image', 'image_id'],
  machineImages: ['gce_machine_image', 'machine_image_id'],
  instances: ['gce_instance', 'instance_id'],
  firewalls: ['gce_firewall_rule', 'firewall_rule_id'],
} as const

/** The API version in a method; the console calls `beta` where gcloud calls `v1`. */
export type ComputeVersion = 'v1' | 'beta' | 'alpha'

/** A call on a Compute Engine resource, before its request is filled in. */
export function computeCall(
  verb: string,
  resourceName: string,
  more: Pick<GcpCall, 'permissions'> & Partial<GcpCall> & { readonly version?: ComputeVersion },
): GcpCall {
  const { version = 'v1', ...fields } = more
  const { project, zone, type } = partsOf(resourceName)
  // Every name that gcpNames builds and calls are made on is of one of these types.
  const [resourceType, label] = monitored[type as keyof typeof monitored]
  const zonal = zone === '' ? {} : { zone }
  return {
    service: 'compute.googleapis.com',
    method: `${version}.compute.${type}.${verb}`,
    project,
    resourceName,
    resource: { type: resourceType, labels: { ...zonal, [label]: numericId(resourceName) } },
    locations: [zone === '' ? 'global' : zone],
    ...fields,
  }
}

/** The same call made with another version of the API. */
export function inVersion(call: GcpCall, version: ComputeVersion): GcpCall {
  return { ...call, method: call.method.replace(/^(?:v1|beta|alpha)\./, `${version}.`) }
}
