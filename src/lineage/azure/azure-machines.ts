/** Azure virtual machines: launches, disks put into them, and ways inside. */
import { type JsonObject, textOf, valueAt } from '../../base/json.ts'
import { type AzureCall, bodyAt, isUpdate } from './azure-call.ts'
import { azureResource } from './azure-resource.ts'
import { type Effects, known, linkOf, wholeWrite } from '../effects.ts'
import { objectsIn, textAt } from '../json-lists.ts'
import type { Link } from '../link.ts'
import type { Resource } from '../resource.ts'

/** A disk as a virtual machine's storage profile lists it. */
interface MachineDisk {
  readonly disk: Resource | undefined
  /** Put in as it was, not made for the machine. */
  readonly isAttached: boolean
  /** What a disk that is made for the machine is made from, where it says so itself. */
  readonly source: Resource | undefined
}

/**
 * `virtualMachines/write`. On a new machine a launch; on an old one (the resource says so) a swap or
 * an attachment of disks, for which Azure has no operation of its own (reference/telemetry.md 2.6).
 */
export function writeMachine(call: AzureCall): Effects {
  const machine = azureResource(call.id, bodyAt(call, 'properties', 'vmId'))
  const disks = disksOf(call)
  const image = imageOf(call)
  const wasThere = isUpdate(call) || provisioningStateOf(call) === 'updating'
  const attached = disks.filter(({ isAttached }) => isAttached)
  return {
    verb: !wasThere ? 'launch' : attached.length > 0 ? 'attach' : 'other',
    inputs: [image, ...attached.map(({ disk }) => disk), ...disks.map(({ source }) => source)],
    outputs: [machine, ...disks.map(({ disk, isAttached }) => (isAttached ? undefined : disk))],
    whole: wholeWrite(machine),
    links: [
      linkOf('launched-from', { from: image, to: machine }),
      ...disks.flatMap((disk) => diskLinks(disk, machine, image)),
      ...interfacesOf(call).map((nic) => linkOf('member-of', { from: machine, to: nic })),
    ],
  }
}

function diskLinks(
  { disk, isAttached, source }: MachineDisk,
  machine: Resource | undefined,
  image: Resource | undefined,
): readonly Link[] {
  const made = source ?? (isAttached ? undefined : image)
  return known([
    linkOf('restored-from', {
      from: made,
      to: disk,
      evidence: source === undefined ? 'inferred' : 'observed',
    }),
    disk === undefined ? linkOf('launched-from', { from: source, to: machine }) : undefined,
    linkOf('attached-to', { from: disk, to: machine }),
  ])
}

function disksOf(call: AzureCall): readonly MachineDisk[] {
  const storage = bodyAt(call, 'properties', 'storageProfile')
  const disks = [
    ...objectsIn(valueAt(storage, 'osDisk')),
    ...objectsIn(valueAt(storage, 'dataDisks')),
  ]
  return disks.map((disk) => ({
    disk: azureResource(valueAt(disk, 'managedDisk', 'id')),
    isAttached: textOf(disk['createOption'])?.toLowerCase() === 'attach',
    source: azureResource(valueAt(disk, 'sourceResource', 'id')),
  }))
}

/** A reference to an image definition means a version; the response may name it. */
function imageOf(call: AzureCall): Resource | undefined {
  const reference = bodyAt(call, 'properties', 'storageProfile', 'imageReference')
  const id =
    textAt(reference, 'id') ??
    textAt(reference, 'sharedGalleryImageId') ??
    textAt(reference, 'communityGalleryImageId')
  const version = textAt(reference, 'exactVersion')
  const definition = azureResource(id)
  if (definition === undefined || version === undefined) return definition
  if (definition.id.includes('/versions/')) return definition
  return azureResource(`${definition.id}/versions/${version}`) ?? definition
}

function interfacesOf(call: AzureCall): readonly (Resource | undefined)[] {
  return objectsIn(bodyAt(call, 'properties', 'networkProfile', 'networkInterfaces')).map((nic) =>
    azureResource(nic['id']),
  )
}

function provisioningStateOf(call: AzureCall): string | undefined {
  return textOf(bodyAt(call, 'properties', 'provisioningState'))?.toLowerCase()
}

/** `virtualMachines/attachDetachDataDisks/action`: names the disks on both sides. */
export function moveDataDisks(call: AzureCall): Effects {
  const machine = azureResource(call.id)
  const attached = diskIdsIn(objectsIn(bodyAt(call, 'dataDisksToAttach')))
  const detached = diskIdsIn(objectsIn(bodyAt(call, 'dataDisksToDetach')))
  const isDetach = attached.length === 0 && detached.length > 0
  return {
    verb: isDetach ? 'detach' : 'attach',
    inputs: isDetach ? detached : attached,
    outputs: [machine],
    links: attached.map((disk) => linkOf('attached-to', { from: disk, to: machine })),
  }
}

function diskIdsIn(disks: readonly JsonObject[]): readonly Resource[] {
  return known(disks.map((disk) => azureResource(disk['diskId'])))
}

/** Commands, extensions, consoles: a way into the machine past its network. */
export function accessMachine(call: AzureCall): Effects {
  return { verb: 'access', outputs: [machineIn(call.id)] }
}

/** `virtualMachines/capture/action`: copies the disks as VHD files into a storage account. */
export function captureMachine(call: AzureCall): Effects {
  return { verb: 'export', inputs: [azureResource(call.id)] }
}

/** The machine that holds an extension, a run command or a serial port. */
function machineIn(id: string): Resource | undefined {
  const segments = id.split('/')
  const place = segments.indexOf('virtualmachines')
  return azureResource(segments.slice(0, place < 0 ? undefined : place + 2).join('/'))
}
