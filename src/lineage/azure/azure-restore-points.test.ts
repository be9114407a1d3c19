import { describe, expect, it } from 'vitest'
import { flowText, linkTexts } from '../../../test/builders/activity-reader.ts'
import {
  type AzureCallParts,
  armId,
  azureEvent,
  azureRecord,
} from '../../../test/builders/azure-builder.ts'
import type { JsonObject } from '../../base/json.ts'
import type { Activity } from '../activity.ts'
import { azureActivity } from './azure.ts'

const compute = 'Microsoft.Compute'
const pointPath = 'restorePointCollections/c/restorePoints/p'

function activityOf(
  operation: string,
  resource: string,
  parts: Partial<AzureCallParts> = {},
): Activity {
  const call = {
    operation: `${compute}/${operation}`,
    resource: `${compute}/${resource}`,
    ...parts,
  }
  const activity = azureActivity(azureEvent(azureRecord(call)))
  if (activity === undefined) throw new Error(`nothing for ${operation}`)
  return activity
}

function pointWrite(properties: JsonObject): Activity {
  const operation = 'restorePointCollections/restorePoints/write'
  return activityOf(operation, pointPath, { response: { properties } })
}

describe('restore points (emulated)', () => {
  it('a collection copies a virtual machine', () => {
    const response = { properties: { source: { id: armId(`${compute}/virtualMachines/vm`) } } }
    const activity = activityOf('restorePointCollections/write', 'restorePointCollections/c', {
      response,
    })
    expect(linkTexts(activity)).toEqual([
      'snapshot-of virtualmachines/vm -> restorepointcollections/c',
    ])
  })

  it('a point of another region is a copy', () => {
    const id = armId(`${compute}/restorePointCollections/c/restorePoints/p`)
    const response = { properties: { sourceRestorePoint: { id } } }
    const path = 'restorePointCollections/far/restorePoints/p2'
    const activity = activityOf('restorePointCollections/restorePoints/write', path, { response })
    expect(activity.verb).toBe('copy')
    expect(linkTexts(activity)).toEqual(['copy-of restorepoints/p -> restorepoints/p2'])
  })

  it('a point copies its disks', () => {
    const path = 'restorePointCollections/c/restorePoints/p'
    const disk = {
      managedDisk: { id: armId(`${compute}/disks/os`) },
      diskRestorePoint: { id: armId(`${compute}/${path}/diskRestorePoints/os-1`) },
    }
    const properties = { sourceMetadata: { storageProfile: { osDisk: disk } } }
    const operation = 'restorePointCollections/restorePoints/write'
    const activity = activityOf(operation, path, { response: { properties } })
    expect(flowText(activity)).toBe('create: disks/os => restorepoints/p diskrestorepoints/os-1')
    expect(linkTexts(activity)).toEqual([
      'snapshot-of disks/os -> diskrestorepoints/os-1',
      'copy-of diskrestorepoints/os-1 -> restorepoints/p',
    ])
  })

  it('a point copies its disks as a whole where it does not name the copy of each', () => {
    const properties = {
      sourceMetadata: {
        storageProfile: {
          osDisk: { managedDisk: { id: armId(`${compute}/disks/os`) } },
          dataDisks: [{ managedDisk: { id: armId(`${compute}/disks/data`) } }],
        },
      },
    }
    expect(linkTexts(pointWrite(properties))).toEqual([
      'snapshot-of disks/os -> restorepoints/p',
      'snapshot-of disks/data -> restorepoints/p',
    ])
    expect(linkTexts(pointWrite({}))).toEqual([
      'snapshot-of? restorepointcollections/c -> restorepoints/p',
    ])
  })

  it('a copy of a point is of its disks only where it says so', () => {
    const far = armId(`${compute}/restorePointCollections/far/restorePoints/o`)
    const sourceRestorePoint = { id: far }
    const own = { id: armId(`${compute}/${pointPath}/diskRestorePoints/os-2`) }
    const managedDisk = { id: armId(`${compute}/disks/os`) }
    const copied = (diskRestorePoint: JsonObject): readonly string[] =>
      linkTexts(
        pointWrite({
          sourceRestorePoint,
          sourceMetadata: { storageProfile: { osDisk: { managedDisk, diskRestorePoint } } },
        }),
      )
    expect(copied(own)).toEqual(['copy-of restorepoints/o -> restorepoints/p'])
    const sourceDiskRestorePoint = { id: `${far}/diskRestorePoints/os-1` }
    expect(copied({ ...own, sourceDiskRestorePoint })).toEqual([
      'copy-of restorepoints/o -> restorepoints/p',
      'copy-of diskrestorepoints/os-1 -> diskrestorepoints/os-2',
      'copy-of diskrestorepoints/os-2 -> restorepoints/p',
    ])
  })
})
