/** Google Cloud disks and snapshots: how one is made from the other. */
import { type JsonObject, textOf } from '../../base/json.ts'
import { type Effects, known, linkOf } from '../effects.ts'
import { type GcpCall, namedResource, namesPermitted, requestedResource } from './gcp-call.ts'
import { bucketResource, computeResource } from './gcp-resource.ts'
import { textAt } from '../json-lists.ts'
import type { Resource } from '../resource.ts'

/** Request fields that name what a disk or image is made from, with the collection they imply. */
const sourceFields: readonly (readonly [field: string, collection: string])[] = [
  ['sourceSnapshot', 'snapshots'],
  ['sourceInstantSnapshot', 'instantSnapshots'],
  ['sourceImage', 'images'],
  ['sourceDisk', 'disks'],
]

/** `disks.createSnapshot`: the entry is about the disk; only the request names the snapshot. */
export function createSnapshot(call: GcpCall): Effects {
  const disk = namedResource(call, 'disks')
  const name = textOf(call.request['name'])
  const permitted = namesPermitted(call, 'compute.snapshots.create')[0]
  const snapshot = computeResource(permitted ?? name, call.place, 'snapshots')
  return {
    verb: 'create',
    inputs: [disk],
    outputs: [snapshot],
    links: [linkOf('snapshot-of', { from: disk, to: snapshot })],
  }
}

/** `snapshots.insert`, `instantSnapshots.insert`: the entry is about the snapshot. */
export function insertSnapshot(call: GcpCall): Effects {
  const snapshot = namedResource(call)
  const disk = requestedResource(call, call.request['sourceDisk'], 'disks')
  const instant = requestedResource(call, call.request['sourceInstantSnapshot'], 'instantSnapshots')
  return {
    verb: 'create',
    inputs: [disk, instant],
    outputs: [snapshot],
    links: [
      linkOf('snapshot-of', { from: disk, to: snapshot }),
      linkOf('copy-of', { from: instant, to: snapshot }),
    ],
  }
}

/** `ScheduledSnapshots` of the system log: names the disk, not the snapshot. */
export function scheduleSnapshot(call: GcpCall): Effects {
  const target = textAt(call.payload, 'response', 'targetLink')
  return {
    verb: 'create',
    inputs: [computeResource(target ?? call.resourceName, call.place, 'disks')],
  }
}

/** `disks.insert`: from a snapshot, image or disk a restore, otherwise a new empty disk. */
export function insertDisk(call: GcpCall): Effects {
  const disk = namedResource(call, 'disks')
  if (!call.hasRequest && !call.failed) return { verb: 'other', outputs: [disk] }
  const sources = known([
    ...sourcesIn(call, call.request),
    bucketResource(textOf(call.request['sourceStorageObject'])),
  ])
  return {
    verb: sources.length > 0 ? 'restore' : 'create',
    inputs: sources,
    outputs: [disk],
    links: sources.map((source) => linkOf('restored-from', { from: source, to: disk })),
  }
}

/** What the fields of a request (or of `initializeParams`) say something is made from. */
export function sourcesIn(call: GcpCall, request: JsonObject): readonly Resource[] {
  return known(
    sourceFields.map(([field, collection]) => requestedResource(call, request[field], collection)),
  )
}

/**
 * `disks.bulkInsert`: disks of all that a consistency group has, from their replicas. The request names
 * the group alone, so that neither the sources nor the new disks are known.
 */
export function insertDisks(call: GcpCall): Effects | undefined {
  const isOfGroup = textOf(call.request['sourceConsistencyGroupPolicy']) !== undefined
  return isOfGroup || !call.hasRequest ? { verb: 'copy' } : undefined
}

/** `disks.startAsyncReplication`: the secondary disk, mostly of another region, becomes a copy. */
export function replicateDisk(call: GcpCall): Effects {
  const disk = namedResource(call, 'disks')
  const secondary = requestedResource(call, call.request['asyncSecondaryDisk'], 'disks')
  return {
    verb: 'copy',
    inputs: [disk],
    outputs: [secondary],
    links: [linkOf('copy-of', { from: disk, to: secondary })],
  }
}
