import { numericId } from './gcp-player.ts'
import type { GcpCall } from './gcp-player.ts'

/** Names of Compute Engine resources, as audit logs spell them. */
export const gcpNames = {
  disk: (project: string, zone: string, name: string) =>
    `projects/${project}/zones/${zone}/disks/${name}`,
  instance: (project: string, zone: string, name: string) =>
    `projects/${project}/zones/${zone}/instances/${name}`,
  snapshot: (project: string, name: string) => `projects/${project}/global/snapshots/${name}`,
  image: (project: string, name: string) => `projects/${project}/global/images/${name}`,
  firewall: (project: string, name: string) => `projects/${project}/global/firewalls/${name}`,
  network: (project: string, name: string) => `projects/${project}/global/networks/${name}`,
} as const

/** The parts of a resource name; the zone is empty for what is global. */
export function partsOf(resource: string): {
  project: string
  zone: string
  type: string
  name: string
} {
  const parts = resource.split('/')
  const zonal = parts[2] === 'zones'
  const [type = '', name = ''] = parts.slice(zonal ? 4 : 3)
  return { project: parts[1] ?? '', zone: zonal ? (parts[3] ?? '') : '', type, name }
}

/** The monitored resource that stands for each type of Compute Engine resource. */
const monitored = {
  disks: ['gce_disk', 'disk_id'],
  snapshots: ['gce_snapshot', 'snapshot_id'],
  images: ['gce_image', 'image_id'],
  instances: ['gce_instance', 'instance_id'],
  firewalls: ['gce_firewall_rule', 'firewall_rule_id'],
} as const

/** A call on a Compute Engine resource, before its request is filled in. */
export function computeCall(
  verb: string,
  resourceName: string,
  more: Pick<GcpCall, 'permissions'> & Partial<GcpCall>,
): GcpCall {
  const { project, zone, type } = partsOf(resourceName)
  // Every name that gcpNames builds is of one of these types.
  const [resourceType, label] = monitored[type as keyof typeof monitored]
  const zonal = zone === '' ? {} : { zone }
  return {
    service: 'compute.googleapis.com',
    method: `v1.compute.${type}.${verb}`,
    project,
    resourceName,
    resource: { type: resourceType, labels: { ...zonal, [label]: numericId(resourceName) } },
    locations: [zone === '' ? 'global' : zone],
    ...more,
  }
}
