/** Azure disks, snapshots and restore points: how they are made and handed out. */
import { type JsonObject, objectOf, textOf, valueAt } from '../base/json.ts'
import { type AzureCall, bodyAt, isUpdate } from './azure-call.ts'
import { azureResource, parentOf } from './azure-resource.ts'
import { type Effects, known, linkOf } from './effects.ts'
import { objectsIn, textAt } from './json-lists.ts'
import type { Link } from './link.ts'
import type { Resource } from './resource.ts'

/** Who holds a SAS URL is never logged (reference/telemetry.md 3.3). */
const sasHolder = { kind: 'unknown', id: 'sas' } as const

/** Ways of making a disk that begin without data (or with data that no cloud resource held). */
const emptyOptions: ReadonlySet<string> = new Set(['empty', 'upload', 'uploadpreparedsecure'])

/** `snapshots/write`: of a disk a creation, of a snapshot (or from another region) a copy. */
export function writeSnapshot(call: AzureCall): Effects {
  const snapshot = writtenResource(call)
  const data = creationDataOf(call)
  if (isTouchedOnly(call, data)) return { verb: 'other', outputs: [snapshot] }
  const source = sourceOf(data)
  const isCopy = source?.kind === 'snapshot' || optionOf(data) === 'copystart'
  const kind = isCopy || source?.kind === 'bucket' ? 'copy-of' : 'snapshot-of'
  return {
    verb: isCopy ? 'copy' : 'create',
    inputs: [source],
    outputs: [snapshot],
    links: [...restorePointLinks(source), linkOf(kind, { from: source, to: snapshot })],
  }
}

/** `disks/write`: from a snapshot, disk, restore point or image a restore, otherwise a creation. */
export function writeDisk(call: AzureCall): Effects {
  const disk = writtenResource(call)
  const data = creationDataOf(call)
  if (isTouchedOnly(call, data)) return { verb: 'other', outputs: [disk] }
  const source = emptyOptions.has(optionOf(data)) ? undefined : sourceOf(data)
  return {
    verb: source === undefined ? 'create' : 'restore',
    inputs: [source],
    outputs: [disk],
    links: [...restorePointLinks(source), linkOf('restored-from', { from: source, to: disk })],
  }
}

/**
 * `beginGetAccess` and `retrieveSasUris`: a URL from which anybody may download. The URL is not
 * logged; it stands as a link resource of its own (reference/telemetry.md 3.1).
 */
export function exportBySas(call: AzureCall): Effects {
  const source = azureResource(call.id)
  const access = textOf(bodyAt(call, 'access'))?.toLowerCase()
  if (access === 'write') return { verb: 'other', outputs: [source] }
  const link = source && sasLink(source, call.time)
  return {
    verb: 'export',
    inputs: [source],
    outputs: [link],
    links: [...restorePointLinks(source), linkOf('exported-to', { from: source, to: link })],
  }
}

/** `endGetAccess` revokes every SAS URL of the resource. */
export function revokeSas(call: AzureCall): Effects {
  const resource = azureResource(call.id)
  return {
    verb: 'unshare',
    outputs: [resource],
    sharing: resource && { resource, change: 'remove', grantees: [sasHolder] },
  }
}

/** `restorePointCollections/write`: the place where the copies of one virtual machine go. */
export function writeRestorePointCollection(call: AzureCall): Effects {
  const collection = writtenResource(call)
  const source = azureResource(bodyAt(call, 'properties', 'source', 'id'))
  return {
    verb: isUpdate(call) ? 'other' : 'create',
    inputs: [source],
    outputs: [collection],
    links: [linkOf('snapshot-of', { from: source, to: collection })],
  }
}

/** `restorePoints/write`: copies of all disks of a virtual machine at one time. */
export function writeRestorePoint(call: AzureCall): Effects {
  const point = writtenResource(call)
  const origin = azureResource(bodyAt(call, 'properties', 'sourceRestorePoint', 'id'))
  const storage = objectOf(bodyAt(call, 'properties', 'sourceMetadata', 'storageProfile'))
  const disks = [...objectsIn(storage?.['osDisk']), ...objectsIn(storage?.['dataDisks'])]
  const sources = disks.map((disk) => azureResource(valueAt(disk, 'managedDisk', 'id')))
  return {
    verb: origin === undefined ? 'create' : 'copy',
    inputs: [origin, ...sources],
    outputs: [point],
    links: [
      linkOf('copy-of', { from: origin, to: point }),
      ...(origin === undefined ? restorePointLinks(point) : []),
      ...disks.flatMap((disk) => diskPointLinks(disk, point)),
    ],
  }
}

function diskPointLinks(disk: JsonObject, point: Resource | undefined): readonly Link[] {
  const source = azureResource(valueAt(disk, 'managedDisk', 'id'))
  const own = azureResource(valueAt(disk, 'diskRestorePoint', 'id'))
  return known([
    linkOf('snapshot-of', { from: source, to: point }),
    linkOf('snapshot-of', { from: source, to: own }),
  ])
}

/**
 * A restore point stands inside its collection and a disk's restore point inside that; the path of the
 * id says so, no event does.
 */
function restorePointLinks(inner: Resource | undefined): readonly Link[] {
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

function writtenResource(call: AzureCall): Resource | undefined {
  return azureResource(call.id, bodyAt(call, 'properties', 'uniqueId'))
}

function creationDataOf(call: AzureCall): JsonObject | undefined {
  return objectOf(bodyAt(call, 'properties', 'creationData'))
}

function optionOf(data: JsonObject | undefined): string {
  return textOf(data?.['createOption'])?.toLowerCase() ?? ''
}

/**
 * A change of tags or network access, not of content. A record without any body is taken for a
 * creation: a failed call has none, and some deliveries drop it.
 */
function isTouchedOnly(call: AzureCall, data: JsonObject | undefined): boolean {
  return (call.bodies.length > 0 && data === undefined) || isUpdate(call)
}

function sourceOf(data: JsonObject | undefined): Resource | undefined {
  const gallery = data?.['galleryImageReference']
  return (
    azureResource(data?.['sourceResourceId'], data?.['sourceUniqueId'] ?? null) ??
    azureResource(valueAt(data, 'imageReference', 'id')) ??
    azureResource(valueAt(gallery, 'id')) ??
    azureResource(textAt(gallery, 'sharedGalleryImageId')) ??
    azureResource(textAt(gallery, 'communityGalleryImageId')) ??
    azureResource(data?.['storageAccountId'])
  )
}

/** A link shares nothing with its resource but the subscription; least of all other names. */
function sasLink({ id, account }: Resource, time: number): Resource {
  const made = new Date(time).toISOString()
  return {
    id: `${id}#sas@${made}`,
    kind: 'link',
    provider: 'azure',
    ...(account === undefined ? {} : { account }),
  }
}
