import { describe, expect, it } from 'vitest'
import { keysSaid } from '../../../test/builders/action-player.ts'
import { azureFlows, playAzure } from '../../../test/builders/azure-flows.ts'
import { azureActions } from './azure-actions.ts'
import { azureBackupActions } from './azure-backup-actions.ts'
import { azureCopyActions } from './azure-copy-actions.ts'
import { azureDiskActions } from './azure-disk-actions.ts'
import { azureNetworkActions } from './azure-network-actions.ts'
import { azureOtherActions } from './azure-other-actions.ts'
import { azureShareActions } from './azure-share-actions.ts'
import { azureUseActions } from './azure-use-actions.ts'
import { everyStepKeys } from './step-action.ts'

const tables = [
  azureCopyActions,
  azureDiskActions,
  azureShareActions,
  azureUseActions,
  azureNetworkActions,
  azureBackupActions,
  azureOtherActions,
]

it('no two tables have an action of one name', () => {
  const names = tables.flatMap((table) => Object.keys(table))
  expect(names.toSorted()).toEqual(Object.keys(azureActions).toSorted())
})

describe.each(Object.entries(azureActions))('%s', (_, { says, needs = [], takes = [] }) => {
  it('says what it takes', () => {
    const known = new Set<string>([...needs, ...takes, ...everyStepKeys])
    expect(keysSaid(says).filter((key) => !known.has(key))).toEqual([])
  })

  it('says of what it may take in brackets only', () => {
    const always = says.replaceAll(/\[[^\]]*\]/g, '')
    expect(keysSaid(always).filter((key) => !needs.some((need) => need === key))).toEqual([])
  })
})

it('of every operation the log may lack rows', () => {
  const [event] = playAzure('do: create-snapshot, of: data, as: new, without: [Started, Succeeded]')
  expect(event?.records).toHaveLength(1)
})

describe('things that steps made', () => {
  it('are what later steps are done to', () => {
    expect(
      azureFlows(
        'do: create-snapshot, of: data, as: taken',
        'do: restore, of: taken, as: disk',
        'do: launch, of: disk, as: reader, group: door',
        'do: open, of: reader, port: 22, from: world',
        'do: attach, of: spare, to: reader',
        'do: delete, of: reader',
      ),
    ).toEqual([
      'create: disks/data => snapshots/taken',
      'restore: snapshots/taken => disks/disk',
      'other:  => networkinterfaces/reader-nic',
      'launch: disks/disk => virtualmachines/reader',
      'expose:  => networksecuritygroups/door',
      'attach: disks/disk disks/spare => virtualmachines/reader',
      'delete:  => virtualmachines/reader',
    ])
  })
})
