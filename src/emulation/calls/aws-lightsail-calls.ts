/**
 * Calls to Lightsail: names [doc], request keys [doc], answers as the API reference has them
 * [unverified] (reference/telemetry.md 2.5). Everything goes by its name.
 */
import type { JsonObject } from '../../base/json.ts'
import type { AwsCall } from './aws-call.ts'
import { spelledText } from '../clock.ts'
import { presentFields } from '../present-fields.ts'
import type { RandomSource } from '../random.ts'

/** Where and when a call to Lightsail is made; the time in milliseconds. */
export interface LightsailPlace {
  readonly region: string
  readonly time: number
}

/** lightsail:CreateDiskSnapshot of a disk. */
export function snapshotLightsailDisk(
  names: { readonly disk: string; readonly snapshot: string },
  place: LightsailPlace,
  random: RandomSource,
): AwsCall {
  const request = { diskName: names.disk, diskSnapshotName: names.snapshot, tags: [] }
  const made = { name: names.snapshot, type: 'DiskSnapshot', details: names.disk }
  return lightsailCall('CreateDiskSnapshot', request, { made, place }, random)
}

/** lightsail:CreateInstanceSnapshot of a machine with its disks. */
export function snapshotLightsailInstance(
  names: { readonly instance: string; readonly snapshot: string },
  place: LightsailPlace,
  random: RandomSource,
): AwsCall {
  const request = { instanceName: names.instance, instanceSnapshotName: names.snapshot, tags: [] }
  const made = { name: names.snapshot, type: 'InstanceSnapshot', details: names.instance }
  return lightsailCall('CreateInstanceSnapshot', request, { made, place }, random)
}

/** lightsail:CopySnapshot, made where the copy goes. */
export function copyLightsailSnapshot(
  names: { readonly source: string; readonly sourceRegion: string; readonly target: string },
  place: LightsailPlace,
  random: RandomSource,
): AwsCall {
  const request = {
    sourceSnapshotName: names.source,
    sourceRegion: names.sourceRegion,
    targetSnapshotName: names.target,
  }
  const made = { name: names.target, type: 'DiskSnapshot', details: names.source }
  return lightsailCall('CopySnapshot', request, { made, place }, random)
}

/** lightsail:ExportSnapshot: a snapshot or image of EC2, in the same account, is made of it. */
export function exportLightsailSnapshot(
  snapshot: string,
  place: LightsailPlace,
  random: RandomSource,
): AwsCall {
  const made = { name: snapshot, type: 'ExportSnapshotRecord' }
  return lightsailCall('ExportSnapshot', { sourceSnapshotName: snapshot }, { made, place }, random)
}

/** lightsail:CreateDiskFromSnapshot. */
export function restoreLightsailDisk(
  plan: { readonly snapshot: string; readonly disk: string; readonly size: number },
  place: LightsailPlace,
  random: RandomSource,
): AwsCall {
  const request = {
    diskName: plan.disk,
    diskSnapshotName: plan.snapshot,
    availabilityZone: `${place.region}a`,
    sizeInGb: plan.size,
    tags: [],
  }
  return lightsailCall(
    'CreateDiskFromSnapshot',
    request,
    { made: { name: plan.disk, type: 'Disk' }, place },
    random,
  )
}

/** lightsail:CreateInstancesFromSnapshot of one machine. */
export function launchLightsailInstance(
  names: { readonly snapshot: string; readonly instance: string },
  place: LightsailPlace,
  random: RandomSource,
): AwsCall {
  const request = {
    instanceNames: [names.instance],
    instanceSnapshotName: names.snapshot,
    availabilityZone: `${place.region}a`,
    bundleId: 'medium_3_0',
    tags: [],
  }
  return lightsailCall(
    'CreateInstancesFromSnapshot',
    request,
    { made: { name: names.instance, type: 'Instance' }, place },
    random,
  )
}

/** lightsail:AttachDisk to a machine. */
export function attachLightsailDisk(
  names: { readonly disk: string; readonly instance: string },
  place: LightsailPlace,
  random: RandomSource,
): AwsCall {
  const request = { diskName: names.disk, instanceName: names.instance, diskPath: '/dev/xvdf' }
  const made = { name: names.disk, type: 'Disk', details: names.instance }
  return lightsailCall('AttachDisk', request, { made, place }, random)
}

/** Ports of a machine, and the addresses that may come in. */
export interface LightsailPorts {
  readonly instance: string
  readonly from: number
  readonly to: number
  readonly cidrs: readonly string[]
}

/** lightsail:OpenInstancePublicPorts; Lightsail takes no addresses for every address. */
export function openLightsailPorts(
  ports: LightsailPorts,
  place: LightsailPlace,
  random: RandomSource,
): AwsCall {
  return portsCall('OpenInstancePublicPorts', ports, place, random)
}

/** lightsail:CloseInstancePublicPorts. */
export function closeLightsailPorts(
  ports: LightsailPorts,
  place: LightsailPlace,
  random: RandomSource,
): AwsCall {
  return portsCall('CloseInstancePublicPorts', ports, place, random)
}

function portsCall(
  name: string,
  { instance, from, to, cidrs }: LightsailPorts,
  place: LightsailPlace,
  random: RandomSource,
): AwsCall {
  const portInfo = { fromPort: from, toPort: to, protocol: 'tcp', cidrs }
  const made = { name: instance, type: 'Instance' }
  return lightsailCall(name, { portInfo, instanceName: instance }, { made, place }, random)
}

/** lightsail:DeleteDiskSnapshot. */
export function deleteLightsailSnapshot(
  snapshot: string,
  place: LightsailPlace,
  random: RandomSource,
): AwsCall {
  const made = { name: snapshot, type: 'DiskSnapshot' }
  return lightsailCall(
    'DeleteDiskSnapshot',
    { diskSnapshotName: snapshot },
    { made, place },
    random,
  )
}

/** Every call is answered with the operation that it begins. */
function lightsailCall(
  name: string,
  request: JsonObject,
  of: {
    readonly made: { readonly name: string; readonly type: string; readonly details?: string }
    readonly place: LightsailPlace
  },
  random: RandomSource,
): AwsCall {
  const { made, place } = of
  const time = spelledText(place.time)
  const operation = presentFields({
    id: random.uuid(),
    resourceName: made.name,
    resourceType: made.type,
    createdAt: time,
    location: { availabilityZone: `${place.region}a`, regionName: place.region },
    isTerminal: false,
    operationDetails: made.details,
    operationType: name,
    status: 'Started',
    statusChangedAt: time,
  })
  return {
    service: 'lightsail',
    name,
    readOnly: false,
    request,
    response: { operations: [operation] },
  }
}
