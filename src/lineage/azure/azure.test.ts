import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type JsonObject, objectOf } from '../../base/json.ts'
import { flowText, linkTexts } from '../../../test/builders/activity-reader.ts'
import { armId, azureEvent, azureRecord } from '../../../test/builders/azure-builder.ts'
import { hasSharedData, sharedRecords } from '../../../test/builders/shared-data.ts'
import { hostileJson } from '../../../test/builders/hostile-json.ts'
import { azureActivity } from './azure.ts'

const bodyKeys =
  'properties creationData sourceResourceId storageProfile osDisk managedDisk id securityRules ' +
  'direction access sourceAddressPrefixes groups ids'
const body = hostileJson(bodyKeys.split(' '), [
  'Inbound',
  'Allow',
  '//subscriptions',
  armId('Microsoft.Compute/Disks/D'),
])

it('has no use for reads and for operations it does not know', () => {
  const operations = ['Microsoft.Compute/disks/read', 'Microsoft.Web/sites/write', '__proto__']
  const resource = 'Microsoft.Compute/disks/d'
  expect(
    operations.map((operation) => azureActivity(azureEvent(azureRecord({ operation, resource })))),
  ).toEqual([undefined, undefined, undefined])
})

it('never throws on hostile shapes', () => {
  const operations = [
    'Microsoft.Compute/snapshots/write',
    'Microsoft.Compute/disks/write',
    'Microsoft.Compute/virtualMachines/write',
    'Microsoft.Compute/galleries/share/action',
    'Microsoft.Compute/galleries/images/versions/write',
    'Microsoft.Network/networkSecurityGroups/write',
    'Microsoft.Network/networkSecurityGroups/securityRules/write',
    'Microsoft.Authorization/roleAssignments/write',
  ]
  fc.assert(
    fc.property(fc.constantFrom(...operations), body, body, (operation, one, other) => {
      const resource = 'Microsoft.Compute/disks/d'
      const record = azureRecord({ operation, resource, response: one, request: other })
      const changes: readonly JsonObject[] = [
        {},
        { properties: one, claims: other, status: one },
        { resourceId: one, httpRequest: other },
      ]
      for (const change of changes) {
        const links = azureActivity(azureEvent({ ...record, ...change }))?.links ?? []
        const ids = links.flatMap(({ from, to }) => [from.id, to.id])
        expect(ids.filter((id) => id.split('#')[0] !== id.split('#')[0]?.toLowerCase())).toEqual([])
      }
    }),
  )
})

describe.skipIf(!hasSharedData())('real and third-party records', () => {
  it('reads the copy of a disk and its restore (securathesis, real)', () => {
    const activities = sharedRecords('azure/securathesis').map((record) =>
      azureActivity(azureEvent(record)),
    )
    expect(activities.map(flowText)).toEqual([
      'create: disks/defaultosdisk => snapshots/mccisnapshot',
      'restore: snapshots/mccisnapshot => disks/mccidisk',
    ])
    expect(activities.flatMap(linkTexts)).toEqual([
      'snapshot-of disks/defaultosdisk -> snapshots/mccisnapshot',
      'restored-from snapshots/mccisnapshot -> disks/mccidisk',
    ])
    expect(activities[0]?.region).toBe('westeurope')
    expect(activities[0]?.outputs[0]?.id).toBe(activities[1]?.inputs[0]?.id)
  })

  it('reads the rule tests of panther without error (synthetic)', () => {
    const logs = sharedRecords('aws/panther', 'azure_').map(({ log }) => objectOf(log) ?? {})
    const flows = logs.map((log) => flowText(azureActivity(azureEvent(log))))
    expect(logs.length).toBeGreaterThan(20)
    expect(flows).toContain(
      'export: disks/vm-prod-osdisk => disks/vm-prod-osdisk#sas@2024-05-01T10:00:00.000Z',
    )
    expect(flows).toContain('unexpose:  => networksecuritygroups/mynsg')
  })
})
