import {
  findResources,
  linksBetween,
  maybeForeign,
  own,
  readResources,
  type AwsEffect,
} from './aws-action.ts'
import { objectsAt, textsAt, type AwsCall } from './aws-request.ts'
import { ec2Resource } from './aws-resource.ts'
import type { Link } from '../link.ts'

const snapshotSource = maybeForeign('snapshot', 'request.snapshotId', 'response.snapshotId')
const madeVolume = own('disk', 'response.volumeId')
const snapshottedInstance = own('instance', 'request.instanceSpecification.instanceId')
const madeSnapshots = own('snapshot', 'response.snapshotSet.snapshotId')
const snapshottedVolumes = own('disk', 'response.snapshotSet.volumeId')
const rootInstance = own('instance', 'request.instanceId')
const rootSnapshot = maybeForeign('snapshot', 'request.snapshotId')
const rootImage = maybeForeign('image', 'request.imageId')

/** CreateVolume restores a snapshot where one is named, and makes an empty disk where none is. */
export function readCreateVolume(call: AwsCall): AwsEffect {
  const inputs = readResources(call, snapshotSource)
  const outputs = readResources(call, madeVolume)
  if (inputs.length === 0) return { outputs }
  const links = linksBetween('restored-from', { from: inputs, to: outputs })
  return { verb: 'restore', inputs, outputs, links }
}

/**
 * CreateSnapshots: one snapshot for each disk of an instance. Paths unconfirmed (section 2.1), so all
 * links are inferred. Where the response pairs disks with snapshots the disks are the sources, and
 * the call also tells that they are attached; else the instance stands for its disks.
 */
export function readCreateSnapshots(call: AwsCall): AwsEffect {
  const instances = findResources(call, snapshottedInstance)
  const volumes = readResources(call, snapshottedVolumes)
  const snapshots = findResources(call, madeSnapshots)
  const pairs = objectsAt(call.parts, 'response.snapshotSet').flatMap((item): readonly Link[] =>
    linksBetween(
      'snapshot-of',
      {
        from: textsAt(item, 'volumeId').map((id) => ec2Resource('disk', id, call)),
        to: textsAt(item, 'snapshotId').map((id) => ec2Resource('snapshot', id, call)),
      },
      'inferred',
    ),
  )
  const links =
    pairs.length > 0
      ? [...pairs, ...linksBetween('attached-to', { from: volumes, to: instances }, 'inferred')]
      : linksBetween('snapshot-of', { from: instances, to: snapshots }, 'inferred')
  return { inputs: [...instances, ...volumes], outputs: snapshots, links }
}

/**
 * CreateReplaceRootVolumeTask puts a snapshot or image in place of an instance's root disk. Without
 * either the disk goes back to its launch state: no new data. Paths unconfirmed (section 2.1).
 */
export function readReplaceRoot(call: AwsCall): AwsEffect {
  const inputs = [...findResources(call, rootSnapshot), ...findResources(call, rootImage)]
  const outputs = findResources(call, rootInstance)
  const links = linksBetween('restored-from', { from: inputs, to: outputs }, 'inferred')
  return { inputs, outputs, links }
}
