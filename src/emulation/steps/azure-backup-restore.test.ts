import { describe, expect, it } from 'vitest'
import { azureScene } from '../../../test/builders/azure-scene.ts'
import { minute } from '../clock.ts'
import * as restores from './azure-backup-restore.ts'

const scene = azureScene({ as: 'new' })
const { world } = scene
const point = world.thing('nightly')

describe('a restore', () => {
  it('to a disk is asked for by the actor and carried out by the service', () => {
    const [job, disk] = restores.restoreAsDisk(scene, point)
    expect(job).not.toHaveProperty('caller')
    expect(job?.operation.request).toMatchObject({
      properties: {
        recoveryType: 'RestoreDisks',
        recoveryPointId: expect.stringMatching(/^\d{14}$/),
        storageAccountId: world.thing('store').id,
        targetResourceGroupId: expect.stringMatching(/\/resourceGroups\/rg-ours$/),
      },
    })
    expect(disk?.after).toBe(6 * minute)
    expect(disk?.caller?.claims).toMatchObject({ appid: '262044b1-e2ce-469f-a196-69ab7ada62d3' })
    expect(disk?.caller).not.toHaveProperty('address')
    expect(disk?.operation.resourceId).toMatch(/\/disks\/new$/)
  })

  it('elsewhere stages in an account of its own name where the place has none', () => {
    const [job] = restores.restoreAsDisk(azureScene({ as: 'new', in: 'other' }), point)
    expect(job?.operation.request).toMatchObject({
      properties: {
        storageAccountId: expect.stringMatching(/\/storageAccounts\/strestorestaging$/),
        targetResourceGroupId: expect.stringMatching(/\/resourceGroups\/rg-other$/),
      },
    })
  })

  it('to a machine names the machine and ends in it', () => {
    const deeds = restores.launchBackup(azureScene({ as: 'new', group: 'door' }), point)
    expect(deeds.map(({ operation }) => operation.name.split('/').slice(-2).join('/'))).toEqual([
      'restore/action',
      'disks/write',
      'networkInterfaces/write',
      'virtualMachines/write',
    ])
    expect(deeds[0]?.operation.request).toMatchObject({
      properties: {
        recoveryType: 'AlternateLocation',
        targetVirtualMachineId: deeds[3]?.operation.resourceId,
      },
    })
    expect(JSON.stringify(deeds[2]?.operation.request)).toContain('/networkSecurityGroups/door')
  })

  it('over a machine names that one', () => {
    const [job] = restores.restoreInPlace(scene, point, world.thing('server'))
    expect(job?.operation.request).toMatchObject({
      properties: {
        recoveryType: 'OriginalLocation',
        targetVirtualMachineId: world.thing('server').id,
      },
    })
  })

  it('of a disk in a Backup vault names the new disk', () => {
    const [job] = restores.restoreDiskBackup(scene, world.thing('kept'))
    expect(JSON.stringify(job?.operation.request)).toContain(`"${world.thing('new').id}"`)
  })
})

it('behind a recovery point stands a restore point in a group of the service', () => {
  const plan = restores.restorePointBehind(scene, point)
  expect(plan.resourceId).toMatch(
    /\/resourceGroups\/AzureBackupRG_westeurope_1\/.*\/AzureBackup_server_1\/restorePoints\/AzureBackup_\d{14}$/,
  )
  expect(plan).toMatchObject({
    machineId: world.thing('server').id,
    osDiskId: world.thing('root').id,
    dataDiskIds: [world.thing('data').id],
  })
})
