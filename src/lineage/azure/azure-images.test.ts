import { describe, expect, it } from 'vitest'
import type { JsonObject } from '../../base/json.ts'
import { flowText, linkTexts } from '../../../test/builders/activity-reader.ts'
import {
  type AzureCallParts,
  armId,
  azureEvent,
  azureRecord,
} from '../../../test/builders/azure-builder.ts'
import type { Activity } from '../activity.ts'
import { azureActivity } from './azure.ts'

const compute = 'Microsoft.Compute'

function activityOf(operation: string, resource: string, parts: Partial<AzureCallParts>): Activity {
  const call = {
    operation: `${compute}/${operation}`,
    resource: `${compute}/${resource}`,
    ...parts,
  }
  const activity = azureActivity(azureEvent(azureRecord(call)))
  if (activity === undefined) throw new Error(`nothing for ${operation}`)
  return activity
}

it('an image holds what its disks and its machine hold (emulated)', () => {
  const properties = {
    sourceVirtualMachine: { id: armId(`${compute}/virtualMachines/vm`) },
    storageProfile: {
      osDisk: { snapshot: { id: armId(`${compute}/snapshots/s`) } },
      dataDisks: [{ managedDisk: { id: armId(`${compute}/disks/d`) } }],
    },
  }
  expect(linkTexts(activityOf('images/write', 'images/i', { response: { properties } }))).toEqual([
    'image-of virtualmachines/vm -> images/i',
    'image-of snapshots/s -> images/i',
    'image-of disks/d -> images/i',
  ])
})

it('a gallery version is tied to its source, its definition and its gallery (emulated)', () => {
  const source = { id: armId(`${compute}/images/i`) }
  const activity = activityOf(
    'galleries/images/versions/write',
    'galleries/g/images/def/versions/1.0.0',
    {
      response: { properties: { storageProfile: { source } } },
    },
  )
  expect(flowText(activity)).toBe('copy: images/i => versions/1.0.0')
  expect(linkTexts(activity)).toEqual([
    'copy-of images/i -> versions/1.0.0',
    'image-of? versions/1.0.0 -> images/def',
    'image-of? images/def -> galleries/g',
  ])
})

function share(request: JsonObject | null): Activity {
  return activityOf('galleries/share/action', 'galleries/g', { request })
}

describe('a gallery is shared (emulated)', () => {
  const groups = [
    { type: 'Subscriptions', ids: ['FFFFFFFF-1111-2222-3333-444444444444'] },
    { type: 'AADTenants', ids: ['eeeeeeee-1111-2222-3333-444444444444'] },
  ]

  it('with subscriptions and tenants', () => {
    const { verb, sharing } = share({ operationType: 'Add', groups })
    expect([verb, sharing?.change]).toEqual(['share', 'add'])
    expect(sharing?.grantees).toEqual([
      { kind: 'account', id: 'ffffffff-1111-2222-3333-444444444444' },
      { kind: 'organization', id: 'eeeeeeee-1111-2222-3333-444444444444' },
    ])
  })

  it('with everybody', () => {
    expect(share({ operationType: 'EnableCommunity' }).sharing?.grantees).toEqual([
      { kind: 'public', id: 'public' },
    ])
  })

  it('no more', () => {
    expect(share({ operationType: 'Reset' }).sharing?.change).toBe('clear')
    expect(share({ operationType: 'Remove', groups }).verb).toBe('unshare')
  })

  it('by its own write, which states the whole', () => {
    const sharingProfile = { permissions: 'Groups', groups }
    const { verb, sharing } = activityOf('galleries/write', 'galleries/g', {
      response: { properties: { sharingProfile } },
    })
    expect([verb, sharing?.change, sharing?.grantees.length]).toEqual(['share', 'replace', 2])
  })

  it('is not told where the body is missing', () => {
    expect(share(null).verb).toBe('other')
    expect(share(null).sharing).toBeUndefined()
  })
})
