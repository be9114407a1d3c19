/** Google Cloud disks and snapshots: how one is made from the other. */
import { type JsonObject, textOf } from '../base/json.ts'
import { homeOf, isForeignUse } from '../environment/gcp-principal.ts'
import { type Effects, known, linkOf } from './effects.ts'
import { type GcpCall, namedResource, namesPermitted, requestedResource } from './gcp-call.ts'
import { memberOf } from './gcp-sharing.ts'
import { bucketResource, computeResource } from './gcp-resource.ts'
import { textAt } from './json-lists.ts'
import type { Resource } from './resource.ts'

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
  if (isForeignUse(call.payload)) return copyByForeigner(call)
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

/**
 * The owner's side of a snapshot that somebody made in a project of his own: the entry is about our
 * disk, and neither the snapshot nor its project is named (reference/telemetry.md 2.8).
 */
function copyByForeigner(call: GcpCall): Effects {
  const disk = namedResource(call)
  const subject =
    textAt(call.payload, 'authenticationInfo', 'principalSubject') ??
    textAt(call.payload, 'authenticationInfo', 'principalEmail')
  if (subject === undefined) return { verb: 'copy', inputs: [disk] }
  const taker: Resource = { id: memberOf(subject), kind: 'account', provider: 'gcp' }
  return {
    verb: 'copy',
    inputs: [disk],
    links: [linkOf('exported-to', { from: disk, to: taker })],
    counterpart: { account: homeOf(taker.id), side: 'owner' },
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
