import type { JsonObject } from '../../base/json.ts'
import { presentFields } from '../present-fields.ts'
import { computeCall } from './gcp-compute-call.ts'
import { insertFirewall } from './gcp-firewall-calls.ts'
import { launchPermissions, launchRequest, usedImage } from './gcp-launch.ts'
import type { GcpLaunch } from './gcp-launch.ts'
import type { GcpCall } from './gcp-player.ts'

/** compute.instances.insert. */
export function launchInstance(launch: GcpLaunch): GcpCall {
  const { instance } = launch
  return computeCall('insert', instance, {
    permissions: launchPermissions(launch),
    request: launchRequest(launch),
    operation: { type: 'insert', target: instance },
    more: presentFields({ metadata: usedImage(launch) }),
  })
}

/** compute.instances.attachDisk, as the device `data` unless named. */
export function attachDisk(
  instance: string,
  disk: string,
  more: { readonly deviceName?: string; readonly mode?: 'READ_WRITE' | 'READ_ONLY' } = {},
): GcpCall {
  const { deviceName = 'data', mode = 'READ_WRITE' } = more
  const use = mode === 'READ_WRITE' ? 'compute.disks.use' : 'compute.disks.useReadOnly'
  return computeCall('attachDisk', instance, {
    permissions: [
      { permission: 'compute.instances.attachDisk', resource: instance },
      { permission: use, resource: disk },
    ],
    request: { type: 'PERSISTENT', mode, source: disk, deviceName },
    operation: { type: 'attachDisk', target: instance },
  })
}

/** compute.instances.detachDisk; the request names the device, not the disk. */
export function detachDisk(instance: string, deviceName = 'data'): GcpCall {
  return instanceAction(instance, 'detachDisk', { deviceName })
}

/** Keys of metadata that a call adds, changes or takes away; the log has no values. */
export interface MetadataChange {
  readonly added?: readonly string[]
  readonly modified?: readonly string[]
  readonly deleted?: readonly string[]
}

/** compute.instances.setMetadata. */
export function setMetadata(instance: string, change: MetadataChange): GcpCall {
  return {
    ...instanceAction(instance, 'setMetadata', {}),
    more: {
      metadata: {
        '@type': 'type.googleapis.com/google.cloud.audit.GceInstanceAuditMetadata',
        instanceMetadataDelta: deltaOf(change),
      },
    },
  }
}

/** compute.instances.setMetadata that adds SSH keys; the log keeps the names of the keys only. */
export function addSshKeys(instance: string): GcpCall {
  return setMetadata(instance, { added: ['ssh-keys'] })
}

/** compute.projects.setCommonInstanceMetadata: metadata of all instances of a project. */
export function setProjectMetadata(project: string, change: MetadataChange): GcpCall {
  const resource = `projects/${project}`
  return {
    service: 'compute.googleapis.com',
    method: 'v1.compute.projects.setCommonInstanceMetadata',
    project,
    resourceName: resource,
    resource: { type: 'gce_project', labels: {} },
    permissions: [{ permission: 'compute.projects.setCommonInstanceMetadata', resource }],
    request: {},
    operation: { type: 'compute.projects.setCommonInstanceMetadata', target: resource },
    locations: ['global'],
    more: {
      metadata: {
        '@type': 'type.googleapis.com/google.cloud.audit.GceProjectAuditMetadata',
        projectMetadataDelta: deltaOf(change),
      },
    },
  }
}

function deltaOf({ added, modified, deleted }: MetadataChange): JsonObject {
  return presentFields({
    addedMetadataKeys: added,
    modifiedMetadataKeys: modified,
    deletedMetadataKeys: deleted,
  })
}

/** compute.instances.addAccessConfig: the instance gets an address that the internet reaches. */
export function addAddress(instance: string, address?: string): GcpCall {
  return instanceAction(
    instance,
    'addAccessConfig',
    presentFields({
      name: 'External NAT',
      type: 'ONE_TO_ONE_NAT',
      networkTier: 'PREMIUM',
      natIP: address,
    }),
  )
}

/** compute.instances.deleteAccessConfig; which one stands in the URL alone. */
export function removeAddress(instance: string): GcpCall {
  return instanceAction(instance, 'deleteAccessConfig', {})
}

/** compute.instances.setTags: all tags that the instance has from now on. */
export function setTags(instance: string, tags: readonly string[]): GcpCall {
  return instanceAction(instance, 'setTags', { tags, fingerprint: 'Example0tag=' })
}

/** Any other call on an instance: start, stop, reset, setLabels. */
export function instanceAction(instance: string, verb: string, request: JsonObject): GcpCall {
  return computeCall(verb, instance, {
    permissions: [{ permission: `compute.instances.${verb}`, resource: instance }],
    request,
    operation: { type: verb, target: instance },
  })
}

/** compute.firewalls.insert that lets sources reach a TCP port of the tagged instances. */
export function allowIngress(
  firewall: string,
  rule: {
    readonly network: string
    readonly ranges: readonly string[]
    readonly port: string
    readonly tags: readonly string[]
  },
): GcpCall {
  return insertFirewall(firewall, {
    network: rule.network,
    direction: 'INGRESS',
    priority: 1000,
    ranges: rule.ranges,
    targetTags: rule.tags,
    allowed: [{ protocol: 'tcp', ports: [rule.port] }],
  })
}
