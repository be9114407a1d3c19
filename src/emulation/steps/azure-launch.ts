import type { StoragePlan } from '../calls/azure-machine-body.ts'
import {
  writeNetworkInterface,
  writePublicAddress,
  writeSecurityGroup,
} from '../calls/azure-network-operations.ts'
import { writeMachine } from '../calls/azure-operations.ts'
import type { Thing } from '../scenario/thing.ts'
import { launchBackup } from './azure-backup-restore.ts'
import { contentOf } from './azure-content.ts'
import type { AzureDeed } from './azure-deed.ts'
import { osDiskNameOf } from './azure-machine.ts'
import { makeThing, siteOf, subnetOf } from './azure-site.ts'
import type { AzureSite } from './azure-site.ts'
import type { Scene } from './step-action.ts'

/**
 * A machine of a disk, an image (a stock one when nothing is named), or a stock image with a snapshot
 * as its data disk. Its network interface, and where none is given its network group and public
 * address, are made in the minutes before.
 */
export function launch(scene: Scene): readonly AzureDeed[] {
  const { step, world, actor } = scene
  const source = step.of === undefined ? undefined : world.thing(step.of)
  if (source?.kind === 'recovery-point') return launchBackup(scene, source)
  const site = siteOf(scene, actor.place, source?.region)
  const network = networkFor(scene, site)
  const made = makeThing(scene, 'instance', {
    site,
    ...(source === undefined ? {} : { of: source.name }),
    ...(network.group === undefined ? {} : { groups: [network.group] }),
  })
  if (source?.kind === 'disk') world.change(source.name, { on: made.name })
  const operation = writeMachine({
    ...storageOf(scene, made, source),
    resourceId: made.id,
    location: made.region,
    networkInterfaceId: network.interfaceId,
  })
  return [{ operation }, ...network.deeds]
}

function storageOf(scene: Scene, machine: Thing, source: Thing | undefined): StoragePlan {
  const { world } = scene
  if (source?.kind === 'disk') return { osDiskId: source.id, osDisk: 'Attach' }
  const { name, place, region } = machine
  const site = { place, region }
  const isImage = source?.kind === 'image'
  const osDisk = makeThing(scene, 'disk', {
    site,
    name: osDiskNameOf(name),
    on: name,
    ...(isImage ? { of: source.name } : {}),
  })
  const own = { osDiskId: osDisk.id, osDisk: 'FromImage' } as const
  if (source === undefined) return own
  if (isImage) return { ...own, imageId: source.id }
  const data = makeThing(scene, 'disk', {
    site,
    name: `${name}_DataDisk_0`,
    of: source.name,
    on: name,
    size: source.size,
  })
  const { sourceId = '' } = contentOf(world, source, site)
  return {
    ...own,
    dataDisks: [{ diskId: data.id, option: 'Copy', sourceId }],
  }
}

/** How a new machine is reached. */
interface MachineNetwork {
  readonly interfaceId: string
  /** The name of its network group. */
  readonly group?: string
  /** What had to be made for it. */
  readonly deeds: readonly AzureDeed[]
}

/** The interface that the step names in `to`, or a new one for the machine. */
function networkFor(scene: Scene, site: AzureSite): MachineNetwork {
  const { step, world } = scene
  const { as: name = '' } = step
  if (step.to !== undefined) {
    const given = world.change(step.to, { on: name })
    const group = given.groups?.[0]
    return { interfaceId: given.id, deeds: [], ...(group === undefined ? {} : { group }) }
  }
  const { region: location } = site
  const group = step.group ?? `${name}-nsg`
  const isGiven = step.group !== undefined
  const known = isGiven
    ? world.thing(group)
    : makeThing(scene, 'network-group', { site, name: group, size: 0 })
  const address =
    step.public === true
      ? makeThing(scene, 'public-address', { site, name: `${name}-ip`, size: 0 })
      : undefined
  const card = makeThing(scene, 'network-interface', {
    site,
    name: `${name}-nic`,
    on: name,
    groups: [group],
    size: 0,
  })
  const write = writeNetworkInterface({
    resourceId: card.id,
    location,
    subnetId: subnetOf(site),
    securityGroupId: known.id,
    ...(address === undefined ? {} : { publicAddressId: address.id }),
  })
  return {
    interfaceId: card.id,
    group,
    deeds: [
      ...(address === undefined
        ? []
        : [{ operation: writePublicAddress(address.id, location), after: -90_000 }]),
      ...(isGiven ? [] : [{ operation: writeSecurityGroup(known.id, location), after: -60_000 }]),
      { operation: write, after: -30_000 },
    ],
  }
}
