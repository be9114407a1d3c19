import type { JsonObject } from '../../base/json.ts'
import { computeCall, gcpNames, partsOf } from './gcp-compute-call.ts'
import type { GcpCall } from './gcp-player.ts'

/** An instance to be made. */
export interface GcpLaunch {
  readonly instance: string
  /** Boots from a disk that exists, or from an image that makes one of the instance's name. */
  readonly boot: { readonly disk: string } | { readonly image: string }
  readonly network: string
  readonly tags: readonly string[]
  readonly external: boolean
  readonly serviceAccount?: string
}

/** compute.instances.insert. */
export function launchInstance(launch: GcpLaunch): GcpCall {
  const { instance, boot, network } = launch
  const { project, zone, name } = partsOf(instance)
  const region = zone.slice(0, zone.lastIndexOf('-'))
  const subnetwork = `projects/${project}/regions/${region}/subnetworks/default`
  const accessConfigs = [{ name: 'External NAT', networkTier: 'PREMIUM', type: 'ONE_TO_ONE_NAT' }]
  const source =
    'disk' in boot
      ? { source: boot.disk }
      : { initializeParams: { diskSizeGb: '20', sourceImage: boot.image } }
  const permissions = [
    { permission: 'compute.instances.create', resource: instance },
    'disk' in boot
      ? { permission: 'compute.disks.use', resource: boot.disk }
      : { permission: 'compute.disks.create', resource: gcpNames.disk(project, zone, name) },
    { permission: 'compute.subnetworks.use', resource: subnetwork },
    ...(launch.external
      ? [{ permission: 'compute.subnetworks.useExternalIp', resource: subnetwork }]
      : []),
  ]
  return computeCall('insert', instance, {
    permissions,
    request: {
      name,
      machineType: `projects/${project}/zones/${zone}/machineTypes/e2-standard-2`,
      canIpForward: false,
      deletionProtection: false,
      disks: [
        {
          type: 'PERSISTENT',
          boot: true,
          autoDelete: false,
          mode: 'READ_WRITE',
          deviceName: name,
          ...source,
        },
      ],
      networkInterfaces: [{ network, subnetwork, ...(launch.external ? { accessConfigs } : {}) }],
      ...(launch.tags.length === 0 ? {} : { tags: { tags: launch.tags } }),
      ...(launch.serviceAccount === undefined
        ? {}
        : {
            serviceAccounts: [
              {
                email: launch.serviceAccount,
                scopes: ['https://www.googleapis.com/auth/cloud-platform'],
              },
            ],
          }),
    },
    operation: { type: 'insert', target: instance },
  })
}

/** compute.instances.attachDisk. */
export function attachDisk(instance: string, disk: string): GcpCall {
  return computeCall('attachDisk', instance, {
    permissions: [
      { permission: 'compute.instances.attachDisk', resource: instance },
      { permission: 'compute.disks.use', resource: disk },
    ],
    request: { type: 'PERSISTENT', mode: 'READ_WRITE', source: disk, deviceName: 'data' },
    operation: { type: 'attachDisk', target: instance },
  })
}

/** compute.instances.detachDisk. */
export function detachDisk(instance: string): GcpCall {
  return instanceAction(instance, 'detachDisk', { deviceName: 'data' })
}

/** compute.instances.setMetadata that adds SSH keys; the log keeps the names of the keys only. */
export function addSshKeys(instance: string): GcpCall {
  return {
    ...instanceAction(instance, 'setMetadata', {}),
    more: {
      metadata: {
        '@type': 'type.googleapis.com/google.cloud.audit.GceInstanceAuditMetadata',
        instanceMetadataDelta: { addedMetadataKeys: ['ssh-keys'] },
      },
    },
  }
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
  return computeCall('insert', firewall, {
    permissions: [
      { permission: 'compute.firewalls.create', resource: firewall },
      { permission: 'compute.networks.updatePolicy', resource: rule.network },
    ],
    request: {
      name: partsOf(firewall).name,
      network: `https://www.googleapis.com/compute/v1/${rule.network}`,
      direction: 'INGRESS',
      priority: 1000,
      sourceRanges: rule.ranges,
      targetTags: rule.tags,
      alloweds: [{ IPProtocol: 'tcp', ports: [rule.port] }],
    },
    operation: { type: 'insert', target: firewall },
  })
}
