/** Azure disks and snapshots: how they are made, and how they and restore points are handed out. */
import { type JsonObject, objectOf, textOf, valueAt } from '../../base/json.ts'
import type { WholeWrite } from '../activity.ts'
import { type AzureCall, bodyAt, isUpdate, writtenResource } from './azure-call.ts'
import { azureResource } from './azure-resource.ts'
import { restorePointLinks } from './azure-restore-points.ts'
import { type Effects, linkOf, wholeWrite } from '../effects.ts'
import { textAt } from '../json-lists.ts'
import type { Resource } from '../resource.ts'

/** Who holds a SAS URL is never logged (reference/telemetry.md 3.3). */
const sasHolder = { kind: 'unknown', id: 'sas' } as const

/** Ways of making a disk that begin without data (or with data that no cloud resource held). */
const emptyOptions: ReadonlySet<string> = new Set(['empty', 'upload', 'uploadpreparedsecure'])

/** `snapshots/write`: of a disk a creation, of a snapshot (or from another region) a copy. */
export function writeSnapshot(call: AzureCall): Effects {
  const snapshot = writtenResource(call)
  const data = creationDataOf(call)
  const whole = wholeOf(snapshot, data)
  if (isTouchedOnly(call, data)) return { verb: 'other', outputs: [snapshot], whole }
  const source = sourceOf(data)
  const isCopy = source?.kind === 'snapshot' || optionOf(data) === 'copystart'
  const kind = isCopy || source?.kind === 'bucket' ? 'copy-of' : 'snapshot-of'
  return {
    verb: isCopy ? 'copy' : 'create',
    inputs: [source],
    outputs: [snapshot],
    links: [...restorePointLinks(source), linkOf(kind, { from: source, to: snapshot })],
    whole,
  }
}

/** `disks/write`: from a snapshot, disk, restore point or image a restore, otherwise a creation. */
export function writeDisk(call: AzureCall): Effects {
  const disk = writtenResource(call)
  const data = creationDataOf(call)
  const whole = wholeOf(disk, data)
  if (isTouchedOnly(call, data)) return { verb: 'other', outputs: [disk], whole }
  const source = emptyOptions.has(optionOf(data)) ? undefined : sourceOf(data)
  return {
    verb: source === undefined ? 'create' : 'restore',
    inputs: [source],
    outputs: [disk],
    links: [...restorePointLinks(source), linkOf('restored-from', { from: source, to: disk })],
    whole,
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

function creationDataOf(call: AzureCall): JsonObject | undefined {
  return objectOf(bodyAt(call, 'properties', 'creationData'))
}

function optionOf(data: JsonObject | undefined): string {
  return textOf(data?.['createOption'])?.toLowerCase() ?? ''
}

/** What a disk or snapshot is made of never changes: the same again is a change of something else. */
function wholeOf(made: Resource | undefined, data: JsonObject | undefined): WholeWrite | undefined {
  if (data === undefined) return wholeWrite(made)
  return wholeWrite(made, `${optionOf(data)} ${sourceOf(data)?.id ?? ''}`)
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
