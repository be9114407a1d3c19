import { armIds } from '../calls/azure-operations.ts'
import type { MachinePlan } from '../calls/azure-operations.ts'
import type { Thing } from '../scenario/thing.ts'
import type { World } from '../scenario/world.ts'
import { placeOfThing } from './azure-site.ts'

/** The disks of a machine. */
export interface MachineDisks {
  readonly osDiskId: string
  /** In the order of their LUNs. */
  readonly dataDiskIds: readonly string[]
}

/** The name that Azure gives the disk that a machine boots from when it makes it of an image. */
export function osDiskNameOf(machine: string): string {
  return `${machine}_OsDisk_1`
}

/**
 * The disks of a machine as it stands. It boots from the disk that it was made of, or that Azure made
 * for it; a machine that was there before boots from the first disk on it.
 */
export function disksOf(world: World, machine: Thing): MachineDisks {
  const { name, of } = machine
  const origin = of === undefined ? undefined : world.find(of)
  const disks = world.partsOf(name, 'disk')
  const ownName = osDiskNameOf(name)
  const own = origin?.kind === 'disk' ? origin : disks.find((disk) => disk.name === ownName)
  const osDisk = own ?? (of === undefined ? disks[0] : undefined)
  return {
    osDiskId: osDisk?.id ?? armIds.disk(placeOfThing(machine), ownName),
    dataDiskIds: disks.filter((disk) => disk !== osDisk).map(({ id }) => id),
  }
}

/** The network interface of a machine; named after it where the scenario knows none. */
export function interfaceOf(world: World, machine: Thing): string {
  const [known] = world.partsOf(machine.name, 'network-interface')
  return known?.id ?? armIds.networkInterface(placeOfThing(machine), `${machine.name}-nic`)
}

/** The network group of a machine; named after it where the scenario knows none. */
export function groupOf(world: World, machine: Thing): string {
  const known = machine.groups?.[0]
  if (known !== undefined) return world.thing(known).id
  return armIds.securityGroup(placeOfThing(machine), `${machine.name}-nsg`)
}

/** The machine as it stands, to be written again with other disks. */
export function machineAsItIs(world: World, machine: Thing): MachinePlan {
  const { id, region, since, of } = machine
  const origin = of === undefined ? undefined : world.find(of)
  const { osDiskId, dataDiskIds } = disksOf(world, machine)
  return {
    resourceId: id,
    location: region,
    networkInterfaceId: interfaceOf(world, machine),
    osDiskId,
    osDisk: origin?.kind === 'disk' ? 'Attach' : 'FromImage',
    ...(origin?.kind === 'image' ? { imageId: origin.id } : {}),
    dataDiskIds,
    since,
  }
}
