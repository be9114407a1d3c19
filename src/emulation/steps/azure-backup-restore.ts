import { restoreBackupInstance, restoreRecoveryPoint } from '../calls/azure-backup-operations.ts'
import { applicationCaller, azureApplications } from '../calls/azure-caller.ts'
import type { AzureCaller } from '../calls/azure-caller.ts'
import { writeNetworkInterface } from '../calls/azure-network-operations.ts'
import { nameOf } from '../calls/azure-ids.ts'
import { armIds, writeDisk, writeMachine } from '../calls/azure-operations.ts'
import type { AzureOperation } from '../calls/azure-player.ts'
import * as points from '../calls/azure-restore-point-operations.ts'
import { minute } from '../clock.ts'
import type { Place, Thing } from '../scenario/thing.ts'
import { machineOf } from './azure-content.ts'
import type { AzureDeed } from './azure-deed.ts'
import { disksOf } from './azure-machine.ts'
import { groupScopeOf, makeThing, placeOfThing, siteOf, subnetOf } from './azure-site.ts'
import type { Scene } from './step-action.ts'

/** Azure Backup itself: it has no address, and signs in with a certificate. */
export function backupService({ tenant }: Place, since: number): AzureCaller {
  return applicationCaller({
    tenant,
    application: azureApplications.backup,
    appidacr: '2',
    role: 'Backup Contributor',
    since,
  })
}

/**
 * The restore point behind a recovery point, in Backup's own resource group (the names of group and
 * collection are unconfirmed, reference/telemetry.md 4.3).
 */
export function restorePointBehind(scene: Scene, point: Thing): points.RestorePointPlan {
  const machine = machineOf(scene.world, point)
  const where = placeOfThing(machine)
  const own = { ...where, group: `AzureBackupRG_${where.location}_1` }
  const collection = armIds.restorePointCollection(own, `AzureBackup_${nameOf(machine.id)}_1`)
  return {
    resourceId: `${collection}/restorePoints/AzureBackup_${nameOf(point.id)}`,
    location: where.location,
    machineId: machine.id,
    ...disksOf(scene.world, machine),
  }
}

/** The job that brings a recovery point back as a disk, and the disk that Backup makes of it. */
export function restoreAsDisk(scene: Scene, point: Thing): readonly AzureDeed[] {
  const site = siteOf(scene, scene.actor.place, point.region)
  const disk = makeThing(scene, 'disk', { site, size: point.size, of: point.name })
  const job = jobOf(scene, point, { recoveryType: 'RestoreDisks', at: site.place })
  return [{ operation: job }, byBackup(scene, diskWrite(scene, point, disk), 6 * minute)]
}

/** The same, and a machine that Backup boots from the disk. */
export function launchBackup(scene: Scene, point: Thing): readonly AzureDeed[] {
  const site = siteOf(scene, scene.actor.place, point.region)
  const { step, world } = scene
  const { as: name = '' } = step
  const disk = makeThing(scene, 'disk', {
    site,
    name: `${name}-osdisk`,
    of: point.name,
    on: name,
    size: point.size,
  })
  const groups = step.group === undefined ? {} : { groups: [step.group] }
  const card = makeThing(scene, 'network-interface', {
    site,
    name: `${name}-nic`,
    on: name,
    size: 0,
    ...groups,
  })
  const machine = makeThing(scene, 'instance', { site, of: disk.name, ...groups })
  const job = jobOf(scene, point, { recoveryType: 'AlternateLocation', at: site.place, machine })
  const { region: location } = site
  const cardWrite = writeNetworkInterface({
    resourceId: card.id,
    location,
    subnetId: subnetOf(site),
    ...(step.group === undefined ? {} : { securityGroupId: world.thing(step.group).id }),
  })
  const machineWrite = writeMachine({
    resourceId: machine.id,
    location,
    networkInterfaceId: card.id,
    osDiskId: disk.id,
    osDisk: 'Attach',
  })
  return [
    { operation: job },
    byBackup(scene, diskWrite(scene, point, disk), 6 * minute),
    byBackup(scene, cardWrite, 7 * minute),
    byBackup(scene, machineWrite, 8 * minute),
  ]
}

/** The job that writes a recovery point over the machine it was made of, or over another. */
export function restoreInPlace(scene: Scene, point: Thing, machine: Thing): readonly AzureDeed[] {
  const at = machine.place
  return [{ operation: jobOf(scene, point, { recoveryType: 'OriginalLocation', at, machine }) }]
}

/** The restore of a disk's backup in a Backup vault; what the vault does with it is not in the log. */
export function restoreDiskBackup(scene: Scene, backup: Thing): readonly AzureDeed[] {
  const site = siteOf(scene, scene.actor.place, backup.region)
  const disk = makeThing(scene, 'disk', { site, size: backup.size, of: backup.name })
  const operation = restoreBackupInstance(backup.id, {
    recoveryPointId: scene.random.hex(32),
    targetDiskId: disk.id,
    location: disk.region,
  })
  return [{ operation }]
}

interface Job {
  readonly recoveryType: 'RestoreDisks' | 'AlternateLocation' | 'OriginalLocation'
  /** The place that the copy is brought to. */
  readonly at: Place
  readonly machine?: Thing
}

function jobOf({ world }: Scene, point: Thing, job: Job): AzureOperation {
  const item = point.id.slice(0, point.id.indexOf('/recoveryPoints/'))
  const { recoveryType, at, machine } = job
  const [staging] = world.things().filter(({ kind, place }) => kind === 'bucket' && place === at)
  return restoreRecoveryPoint(item, nameOf(point.id), {
    recoveryType,
    storageAccountId: staging?.id ?? armIds.storageAccount(placeOfThing(point), 'strestorestaging'),
    resourceGroupId: groupScopeOf(at),
    ...(machine === undefined ? {} : { machineId: machine.id }),
    region: point.region,
  })
}

function diskWrite(scene: Scene, point: Thing, disk: Thing): AzureOperation {
  const behind = restorePointBehind(scene, point)
  const sourceId = points.diskRestorePointOf(behind.resourceId, behind.osDiskId)
  return writeDisk(disk.id, disk.region, { option: 'Restore', sourceId })
}

function byBackup({ actor, step }: Scene, operation: AzureOperation, after: number): AzureDeed {
  return { operation, caller: backupService(actor.place, step.time), after, duration: 20_000 }
}
