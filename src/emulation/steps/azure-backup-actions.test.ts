import { describe, expect, it } from 'vitest'
import { azureFlows, azureRequest, azureTarget } from '../../../test/builders/azure-flows.ts'
import { azureScene } from '../../../test/builders/azure-scene.ts'
import { azureBackupActions } from './azure-backup-actions.ts'

const madePoint =
  'disks/root disks/data => restorepoints/azurebackup_ diskrestorepoints/root diskrestorepoints/data'

it.each([
  ['restore-backup, of: kept, as: new', ['restore: backupinstances/data => disks/new']],
  [
    'restore-in-place, of: nightly, to: server',
    ['restore: recoverypoints/ => virtualmachines/server'],
  ],
  ['mount-backup, of: nightly', ['access:  => recoverypoints/']],
  ['stop-backups, of: server', ['unprotect:  => virtualmachines/server']],
  ['disable-guard, text: soft-delete', ['unprotect:  => vaults/vault-ours']],
  ['enable-guard, text: soft-delete', ['protect:  => vaults/vault-ours']],
  ['back-up, of: server, as: new', ['create: virtualmachines/server => ', `create: ${madePoint}`]],
])('%s', (step, flows) => {
  expect(azureFlows(`do: ${step}`)).toEqual(flows)
})

it('by its own schedule leaves nothing but the restore point', () => {
  const scene = azureScene({ by: 'service', of: 'server', as: 'new' })
  const deeds = azureBackupActions['back-up']?.play(scene) ?? []
  expect(deeds.map(({ operation }) => operation.name)).toEqual([
    'Microsoft.Compute/restorePointCollections/restorePoints/write',
  ])
})

describe('a backup that a step made', () => {
  it('is brought back from the restore point that was made for it', () => {
    expect(
      azureFlows('do: back-up, of: server, as: new', 'do: restore-backup, of: new, as: disk'),
    ).toEqual([
      'create: virtualmachines/server => ',
      'restore: recoverypoints/ => ',
      `create: ${madePoint}`,
      'restore: diskrestorepoints/root => disks/disk',
    ])
  })
})

const states = (step: string): unknown => azureRequest(`do: ${step}`)
const both = (softDelete: string, enhancedSecurity: string): unknown => ({
  properties: { softDeleteFeatureState: softDelete, enhancedSecurityState: enhancedSecurity },
})

describe('the guards of a vault', () => {
  it('are changed one at a time, or both', () => {
    expect(states('disable-guard, text: soft-delete')).toEqual(both('Disabled', 'Enabled'))
    expect(states('disable-guard, text: second-factor')).toEqual(both('Enabled', 'Disabled'))
    expect(states('disable-guard, text: all')).toEqual(both('Disabled', 'Disabled'))
    expect(states('enable-guard, text: all')).toEqual(both('Enabled', 'Enabled'))
  })

  it('are those of the vault that the step names, or of the place', () => {
    expect(azureTarget('do: disable-guard, text: all, to: vault')).toContain('/VAULTS/VAULT/')
    expect(azureTarget('do: disable-guard, text: all')).toContain('/VAULTS/VAULT-OURS/')
  })
})
