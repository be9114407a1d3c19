/**
 * Azure restore points: copies of all disks of a machine at one time. A point stands in a collection and
 * consists of the restore points of its disks.
 */
import { type JsonObject, objectOf, valueAt } from '../../base/json.ts'
import { type AzureCall, bodyAt, isUpdate, writtenResource } from './azure-call.ts'
import { azureResource, parentOf } from './azure-resource.ts'
import { type Effects, known, linkOf, wholeWrite } from '../effects.ts'
import { objectsIn } from '../json-lists.ts'
import type { Link } from '../link.ts'
import type { Resource } from '../resource.ts'

/** `restorePointCollections/write`: the place where the copies of one virtual machine go. */
export function writeRestorePointCollection(call: AzureCall): Effects {
  const collection = writtenResource(call)
  const source = azureResource(bodyAt(call, 'properties', 'source', 'id'))
  return {
    verb: isUpdate(call) ? 'other' : 'create',
    inputs: [source],
    outputs: [collection],
    links: [linkOf('snapshot-of', { from: source, to: collection })],
    whole: wholeWrite(collection),
  }
}

/**
 * `restorePoints/write`: copies of all disks of a virtual machine at one time. The point consists of its
 * disk restore points, each the copy of one disk: who restores one of them has that disk and no other.
 */
export function writeRestorePoint(call: AzureCall): Effects {
  const point = writtenResource(call)
  const origin = azureResource(bodyAt(call, 'properties', 'sourceRestorePoint', 'id'))
  const storage = objectOf(bodyAt(call, 'properties', 'sourceMetadata', 'storageProfile'))
  const stated = [...objectsIn(storage?.['osDisk']), ...objectsIn(storage?.['dataDisks'])]
  const disks = stated.map(pointDiskOf)
  const isOfUnknown = origin === undefined && disks.length === 0
  return {
    verb: origin === undefined ? 'create' : 'copy',
    inputs: [origin, ...disks.map(({ source }) => source)],
    outputs: [point, ...disks.map(({ own }) => own)],
    whole: wholeWrite(point),
    links: [
      linkOf('copy-of', { from: origin, to: point }),
      ...(isOfUnknown ? restorePointLinks(point) : []),
      ...disks.flatMap((disk) => diskPointLinks(disk, point, origin)),
    ],
  }
}

/** One disk of a restore point. */
interface PointDisk {
  readonly source: Resource | undefined
  /** The copy of the disk, where it is named. */
  readonly own: Resource | undefined
  /** In a copy of a point, the disk restore point that it copies. */
  readonly origin: Resource | undefined
}

function pointDiskOf(disk: JsonObject): PointDisk {
  const own = valueAt(disk, 'diskRestorePoint')
  return {
    source: azureResource(valueAt(disk, 'managedDisk', 'id')),
    own: azureResource(valueAt(own, 'id')),
    origin: azureResource(valueAt(own, 'sourceDiskRestorePoint', 'id')),
  }
}

/** A copy of a point is of that point; of its disks only where it says which copies they are of. */
function diskPointLinks(
  disk: PointDisk,
  point: Resource | undefined,
  pointOrigin: Resource | undefined,
): readonly Link[] {
  const { source, own, origin } = disk
  const isFirst = pointOrigin === undefined
  if (own === undefined)
    return known([isFirst ? linkOf('snapshot-of', { from: source, to: point }) : undefined])
  const made = isFirst
    ? linkOf('snapshot-of', { from: source, to: own })
    : linkOf('copy-of', { from: origin, to: own })
  return made === undefined ? [] : known([made, linkOf('copy-of', { from: own, to: point })])
}

/**
 * A restore point stands inside its collection and a disk's restore point inside that; the path of the
 * id says so, no event does. Where an event does name the source, the path is not followed (see
 * {@link joinRestores}): it would lead to all other disks of the point too.
 */
export function restorePointLinks(inner: Resource | undefined): readonly Link[] {
  const links: Link[] = []
  let current = inner
  while (current !== undefined && current.kind === 'snapshot') {
    const outer = azureResource(parentOf(current.id))
    if (outer?.kind !== 'snapshot') break
    const link = linkOf('snapshot-of', { from: outer, to: current, evidence: 'inferred' })
    if (link !== undefined) links.push(link)
    current = outer
  }
  return links
}
