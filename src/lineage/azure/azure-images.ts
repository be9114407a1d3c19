/** Azure images and galleries: how a disk becomes something others can launch from. */
import { textOf, valueAt } from '../../base/json.ts'
import type { Grantee, Sharing } from '../activity.ts'
import { type AzureCall, bodyAt, isUpdate } from './azure-call.ts'
import { azureResource, parentOf } from './azure-resource.ts'
import { type Effects, known, linkOf, wholeWrite } from '../effects.ts'
import { objectsIn, textsIn } from '../json-lists.ts'

/** `images/write`: from snapshots, disks or a whole virtual machine. */
export function writeImage(call: AzureCall): Effects {
  const image = azureResource(call.id)
  const storage = bodyAt(call, 'properties', 'storageProfile')
  const disks = [
    ...objectsIn(valueAt(storage, 'osDisk')),
    ...objectsIn(valueAt(storage, 'dataDisks')),
  ]
  const sources = known([
    azureResource(bodyAt(call, 'properties', 'sourceVirtualMachine', 'id')),
    ...disks.flatMap((disk) => [
      azureResource(valueAt(disk, 'snapshot', 'id')),
      azureResource(valueAt(disk, 'managedDisk', 'id')),
    ]),
  ])
  return {
    verb: isUpdate(call) ? 'other' : 'create',
    inputs: sources,
    outputs: [image],
    links: sources.map((source) => linkOf('image-of', { from: source, to: image })),
    whole: wholeWrite(image),
  }
}

/**
 * `galleries/images/versions/write`. A version stands in an image definition and that in a gallery;
 * both may be launched from or shared in its place, so they are tied to it (by the path of the id).
 */
export function writeImageVersion(call: AzureCall): Effects {
  const version = azureResource(call.id)
  const definition = azureResource(parentOf(call.id))
  const gallery = azureResource(parentOf(parentOf(call.id)))
  const storage = bodyAt(call, 'properties', 'storageProfile')
  const parts = [
    ...objectsIn(valueAt(storage, 'osDiskImage')),
    ...objectsIn(valueAt(storage, 'dataDiskImages')),
  ].map((part) => valueAt(part, 'source'))
  const sources = known(
    [valueAt(storage, 'source'), ...parts].flatMap((source) => [
      azureResource(valueAt(source, 'id')),
      azureResource(valueAt(source, 'virtualMachineId')),
      azureResource(valueAt(source, 'storageAccountId')),
    ]),
  )
  const isCopy = sources.some(({ kind }) => kind === 'image')
  return {
    verb: isUpdate(call) ? 'other' : isCopy ? 'copy' : 'create',
    inputs: sources,
    outputs: [version],
    whole: wholeWrite(version),
    links: [
      ...sources.map((source) =>
        linkOf(source.kind === 'image' ? 'copy-of' : 'image-of', { from: source, to: version }),
      ),
      linkOf('image-of', { from: version, to: definition, evidence: 'inferred' }),
      linkOf('image-of', { from: definition, to: gallery, evidence: 'inferred' }),
    ],
  }
}

/** What `galleries/share/action` does, by the `operationType` of its body. */
const sharingOperations: ReadonlyMap<string, Sharing['change']> = new Map([
  ['add', 'add'],
  ['enablecommunity', 'add'],
  ['remove', 'remove'],
  ['reset', 'clear'],
])

/** `galleries/share/action`: lets subscriptions, tenants or everybody use the images of a gallery. */
export function shareGallery(call: AzureCall): Effects {
  const gallery = azureResource(call.id)
  const operation = textOf(bodyAt(call, 'operationType'))?.toLowerCase() ?? ''
  const change = sharingOperations.get(operation)
  if (gallery === undefined || change === undefined) return { verb: 'other', outputs: [gallery] }
  const grantees = operation === 'enablecommunity' ? [everybody] : groupsIn(call, ['groups'])
  return {
    verb: change === 'add' ? 'share' : 'unshare',
    outputs: [gallery],
    sharing: { resource: gallery, change, grantees },
  }
}

const everybody: Grantee = { kind: 'public', id: 'public' }

/** `galleries/write` states the whole sharing of a gallery, where it states any. */
export function writeGallery(call: AzureCall): Effects {
  const gallery = azureResource(call.id)
  const permissions = textOf(bodyAt(call, 'properties', 'sharingProfile', 'permissions'))
  if (gallery === undefined || permissions === undefined) {
    return { verb: 'other', outputs: [gallery] }
  }
  const isPublic = permissions.toLowerCase() === 'community'
  const grantees = isPublic
    ? [everybody]
    : groupsIn(call, ['properties', 'sharingProfile', 'groups'])
  return {
    verb: grantees.length > 0 ? 'share' : 'other',
    outputs: [gallery],
    sharing: { resource: gallery, change: 'replace', grantees },
  }
}

function groupsIn(call: AzureCall, path: readonly string[]): readonly Grantee[] {
  return objectsIn(bodyAt(call, ...path)).flatMap((group) => {
    const isTenant = textOf(group['type'])?.toLowerCase() === 'aadtenants'
    const kind = isTenant ? 'organization' : 'account'
    return textsIn(group['ids']).map((id): Grantee => ({ kind, id: id.toLowerCase() }))
  })
}
