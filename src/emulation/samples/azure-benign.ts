import * as operations from '../calls/azure-operations.ts'
import { armId, armIds } from '../calls/azure-operations.ts'
import { day, hour, minute, second } from '../clock.ts'
import { backupService, machineNamed, machines, person, places } from './azure-cast.ts'
import type { Machine } from './azure-cast.ts'
import type { AzureScene } from './azure-scene.ts'
import { benign, storyDays, timeOn } from './story.ts'

/** Who rolls which machine back, and when. */
const restores = [
  ['carla', 'vm-wiki', 14, '08:55:10'],
  ['peter', 'vm-web01', 14, '13:21:44'],
  ['carla', 'vm-files', 15, '10:40:05'],
  ['peter', 'vm-reports', 16, '09:15:38'],
  ['carla', 'vm-search', 17, '14:02:59'],
] as const

/**
 * Class A, administrators' routine: one person in the portal snapshots a data disk before a change,
 * makes a disk of the snapshot and puts it onto the machine it came from.
 */
export function playAzureRoutine(scene: AzureScene): void {
  for (const [who, name, date, clock] of restores) {
    const [start, role] = [timeOn(date, clock), benign('A', `restore ${name}`)]
    const machine = machineNamed(name)
    const { place } = machine
    const [snapshot, disk] = [
      armIds.snapshot(place, `${name}-before-change`),
      armIds.disk(place, `${name}_DataDisk_1`),
    ]
    const person1 = scene.actor(person(who, start))
    const person2 = scene.actor(person(who, start + hour))
    const taken = operations.writeDisk(snapshot, place.location, {
      option: 'Copy',
      sourceId: machine.dataDiskId,
    })
    person1(start, taken, role)
    person1(
      start + 4 * minute,
      operations.writeTags(taken, { owner: who }),
      benign('K', `tags ${name}`),
    )
    person2(
      start + 58 * minute,
      operations.writeDisk(disk, place.location, { option: 'Copy', sourceId: snapshot }),
      role,
    )
    person2(start + 63 * minute, machineWithDisk(machine, disk), role)
    person2(start + 5 * hour, operations.deleteResource(snapshot), role)
  }
}

function machineWithDisk(
  machine: Machine,
  disk: string,
): ReturnType<typeof operations.writeMachine> {
  return operations.writeMachine({
    resourceId: machine.machineId,
    location: machine.place.location,
    networkInterfaceId: machine.networkInterfaceId,
    osDiskId: machine.osDiskId,
    osDisk: 'Attach',
    dataDiskIds: [disk],
  })
}

/**
 * Class B, scheduled backups: every night Azure Backup makes a restore point of each machine and
 * deletes the one of two weeks ago.
 */
export function playAzureBackups(scene: AzureScene): void {
  const role = benign('B', 'Azure Backup, nightly')
  for (const midnight of storyDays) {
    const service = scene.actor(backupService(midnight))
    let time = midnight + 22 * hour
    for (const machine of machines) {
      time += Math.round(scene.random.exponential(90)) * second + second
      service(time, restorePoint(machine, midnight), role)
      const old = restorePoint(machine, midnight - 14 * day).resourceId
      const name = 'Microsoft.Compute/restorePointCollections/restorePoints/delete'
      service(time + 4 * minute, operations.plainOperation(name, old, 'long'), role)
    }
  }
}

function restorePoint(
  machine: Machine,
  midnight: number,
): ReturnType<typeof operations.plainOperation> {
  const collection = armId(
    places.backup,
    'Microsoft.Compute/restorePointCollections',
    `AzureBackup_${machine.name}_1`,
  )
  const resourceId = `${collection}/restorePoints/AzureBackup_${new Date(midnight).toISOString().slice(0, 10).replaceAll('-', '')}`
  const name = 'Microsoft.Compute/restorePointCollections/restorePoints/write'
  const { location } = machine.place
  return {
    ...operations.plainOperation(name, resourceId, 'long'),
    request: { location },
    response: {
      name: operations.nameOf(resourceId),
      id: resourceId,
      properties: {
        sourceMetadata: {
          storageProfile: {
            osDisk: { managedDisk: { id: machine.osDiskId } },
            dataDisks: [{ lun: 0, managedDisk: { id: machine.dataDiskId } }],
          },
        },
        provisioningState: 'Creating',
        consistencyMode: 'ApplicationConsistent',
      },
    },
  }
}
