import type { CreationSource, NetworkAccess } from '../calls/azure-disk-body.ts'
import { armIds, writeDisk } from '../calls/azure-operations.ts'
import type { AzureOperation } from '../calls/azure-player.ts'
import { diskRestorePointOf } from '../calls/azure-restore-point-operations.ts'
import type { Thing } from '../scenario/thing.ts'
import type { World } from '../scenario/world.ts'
import { disksOf } from './azure-machine.ts'
import { placeOfThing } from './azure-site.ts'
import type { Scene } from './step-action.ts'

/**
 * The copy of one disk inside a restore point: of the disk of that name, of the OS disk of its machine
 * when none is named.
 */
export function diskPointOf(world: World, point: Thing, disk?: string): string {
  if (disk !== undefined) return diskRestorePointOf(point.id, world.thing(disk).id)
  return diskRestorePointOf(point.id, disksOf(world, machineOf(world, point)).osDiskId)
}

/** The machine that restore points are of, however many copies lie between. */
export function machineOf(world: World, point: Thing): Thing {
  const seen = new Set<string>()
  let thing = point
  // A story may make a thing of itself: its name is then met again.
  while (thing.of !== undefined && !seen.has(thing.name)) {
    seen.add(thing.name)
    const source = world.find(thing.of)
    if (source === undefined) break
    thing = source
  }
  return thing
}

/** Where the content of a disk or snapshot in a region comes from, when it is made of a thing. */
export function contentOf(
  world: World,
  source: Thing,
  options: { readonly region: string; readonly disk?: string | undefined },
): CreationSource {
  if (source.kind === 'restore-point') {
    return { option: 'Restore', sourceId: diskPointOf(world, source, options.disk) }
  }
  const sourceId = source.id
  if (source.kind === 'image') return { option: 'FromImage', sourceId }
  return { option: source.region === options.region ? 'Copy' : 'CopyStart', sourceId }
}

/** The write that made a disk or snapshot: whatever changes it later answers with it again. */
export function firstWriteOf(world: World, thing: Thing): AzureOperation {
  const source = thing.of === undefined ? undefined : world.find(thing.of)
  const { region } = thing
  if (source !== undefined && source.kind !== 'recovery-point' && source.kind !== 'disk-backup') {
    return writeDisk(thing.id, region, contentOf(world, source, { region }))
  }
  if (thing.kind === 'disk') return writeDisk(thing.id, region, { option: 'Empty' })
  const sourceId = armIds.disk(placeOfThing(thing), `${thing.name}-source`)
  return writeDisk(thing.id, region, { option: 'Copy', sourceId })
}

/** A link to the thing works from everywhere. */
export const openAccess = {
  networkAccessPolicy: 'AllowAll',
  publicNetworkAccess: 'Enabled',
} as const satisfies NetworkAccess
/** No link to the thing works anywhere. */
export const closedAccess = {
  networkAccessPolicy: 'DenyAll',
  publicNetworkAccess: 'Disabled',
} as const satisfies NetworkAccess

/** The network access that a step asks for when it makes a disk or snapshot; none when it is silent. */
export function accessOf({ step }: Scene): NetworkAccess {
  if (step.public === undefined) return {}
  return step.public ? openAccess : closedAccess
}
