import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { JsonObject, JsonValue } from '../base/json.ts'
import { flowText, linkTexts } from '../../test/builders/activity-reader.ts'
import {
  azureEvent,
  azureRecord,
  hasSharedData,
  sharedRecords,
} from '../../test/builders/azure-builder.ts'
import { azureActivity } from './azure.ts'

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
  const keys = fc.constantFrom(
    'properties',
    'creationData',
    'sourceResourceId',
    'storageProfile',
    'osDisk',
    'managedDisk',
    'id',
    'securityRules',
    'direction',
    'sourceAddressPrefixes',
    'groups',
  )
  const { value } = fc.letrec<{ value: JsonValue }>((tie) => ({
    value: fc.oneof(
      { maxDepth: 6 },
      fc.constantFrom<JsonValue>(null, 0, true, '', 'Inbound', '/', '//subscriptions', '{"a":'),
      fc.string(),
      fc.array(tie('value'), { maxLength: 3 }),
      fc.dictionary(keys, tie('value'), { maxKeys: 4 }),
    ),
  }))
  fc.assert(
    fc.property(fc.constantFrom(...operations), value, value, (operation, body, odd) => {
      const resource = 'Microsoft.Compute/disks/d'
      const record = azureRecord({ operation, resource, response: body, request: odd })
      azureActivity(azureEvent(record))
      azureActivity(azureEvent({ ...record, properties: odd, claims: odd, status: body }))
      azureActivity(azureEvent({ ...record, resourceId: odd, httpRequest: body }))
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
    const logs = sharedRecords('aws/panther', 'azure_').map(restOf)
    const flows = logs.map((log) => flowText(azureActivity(azureEvent(log))))
    expect(logs.length).toBeGreaterThan(20)
    expect(flows).toContain(
      'export: disks/vm-prod-osdisk => disks/vm-prod-osdisk#sas@2024-05-01T10:00:00.000Z',
    )
    expect(flows).toContain('unexpose:  => networksecuritygroups/mynsg')
  })
})

/** These records are in the form of Event Hub; the little of it that matters here, in REST form. */
function restOf(test: JsonObject): JsonObject {
  const log = test['log']
  return typeof log === 'object' && log !== null && !Array.isArray(log) ? (log as JsonObject) : {}
}
