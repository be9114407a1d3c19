import { describe, expect, it } from 'vitest'
import type { JsonObject } from '../../base/json.ts'
import { flowText, linkTexts } from '../../../test/builders/activity-reader.ts'
import {
  type AzureCallParts,
  armId,
  azureEvent,
  azureId,
  azureRecord,
} from '../../../test/builders/azure-builder.ts'
import type { Activity } from '../activity.ts'
import { azureActivity } from './azure.ts'

const compute = 'Microsoft.Compute'

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

function madeFrom(source: JsonObject): { readonly response: JsonObject } {
  return { response: { location: 'westeurope', properties: { creationData: source } } }
}

describe('snapshots/write (emulated)', () => {
  const source = armId(`${compute}/disks/Payroll-Data`)

  it('of a disk is a creation', () => {
    const creation = { createOption: 'Copy', sourceResourceId: source, sourceUniqueId: 'U-1' }
    const activity = activityOf('snapshots/write', 'snapshots/s', madeFrom(creation))
    expect(flowText(activity)).toBe('create: disks/payroll-data => snapshots/s')
    expect(linkTexts(activity)).toEqual(['snapshot-of disks/payroll-data -> snapshots/s'])
    expect(activity.inputs[0]?.aliases).toEqual(['u-1'])
    expect(activity.region).toBe('westeurope')
    expect(activity.sourceAddress).toBe('198.51.100.7')
  })

  it('of a snapshot is a copy', () => {
    const creation = {
      createOption: 'CopyStart',
      sourceResourceId: armId(`${compute}/snapshots/a`),
    }
    const activity = activityOf('snapshots/write', 'snapshots/b', madeFrom(creation))
    expect(flowText(activity)).toBe('copy: snapshots/a => snapshots/b')
    expect(linkTexts(activity)).toEqual(['copy-of snapshots/a -> snapshots/b'])
  })

  it('keeps a source of another subscription apart', () => {
    const sourceResourceId = armId(`${compute}/disks/d`, 'ffffffff-1111-2222-3333-444444444444')
    const creation = { createOption: 'Copy', sourceResourceId }
    const activity = activityOf('snapshots/write', 'snapshots/s', madeFrom(creation))
    expect(activity.inputs[0]?.account).toBe('ffffffff-1111-2222-3333-444444444444')
    expect(activity.account).toBe('aaaaaaaa-1111-2222-3333-444444444444')
  })

  it('reads the same in the upper case of Event Hub', () => {
    const lower = activityOf(
      'snapshots/write',
      'snapshots/s',
      madeFrom({ sourceResourceId: source }),
    )
    const upper = activityOf('SNAPSHOTS/WRITE', 'SNAPSHOTS/S', {
      ...madeFrom({ sourceResourceId: source.toUpperCase() }),
      resource: armId(`${compute}/SNAPSHOTS/S`).toUpperCase(),
    })
    expect(upper).toEqual(lower)
  })

  it('of tags, or of a snapshot made long before, makes nothing', () => {
    const tags = { response: { tags: { a: 'b' }, properties: {} } }
    expect(activityOf('snapshots/write', 'snapshots/s', tags).verb).toBe('other')
    const creationData = { createOption: 'Copy', sourceResourceId: source }
    const properties = { creationData, timeCreated: '2023-01-01T00:00:00Z' }
    const again = activityOf('snapshots/write', 'snapshots/s', { response: { properties } })
    expect(flowText(again)).toBe('other:  => snapshots/s')
  })

  it('without any body is taken for a creation, and when failed for an attempt', () => {
    expect(flowText(activityOf('snapshots/write', 'snapshots/s'))).toBe('create:  => snapshots/s')
    const failed = activityOf('snapshots/write', 'snapshots/s', {
      status: 'Failed',
      request: { properties: { creationData: { sourceResourceId: source } } },
    })
    expect(flowText(failed)).toBe('create (attempt): disks/payroll-data => snapshots/s')
    expect(failed.links).toEqual([])
  })
})

function diskFromImage(id: string): string {
  const creation = { createOption: 'FromImage', imageReference: { id } }
  return flowText(activityOf('disks/write', 'disks/d', madeFrom(creation)))
}

describe('disks/write (emulated)', () => {
  it('from a snapshot is a restore', () => {
    const creation = { createOption: 'Copy', sourceResourceId: armId(`${compute}/snapshots/s`) }
    const activity = activityOf('disks/write', 'disks/d', madeFrom(creation))
    expect(flowText(activity)).toBe('restore: snapshots/s => disks/d')
    expect(linkTexts(activity)).toEqual(['restored-from snapshots/s -> disks/d'])
  })

  it('from an image of ours is a restore, from one of the platform a creation', () => {
    expect(diskFromImage(armId(`${compute}/images/i`))).toBe('restore: images/i => disks/d')
    const platform = '/Subscriptions/s/Providers/Microsoft.Compute/Locations/eu/Publishers/p'
    expect(diskFromImage(platform)).toBe('create:  => disks/d')
  })

  it('from a restore point ties the point to its collection by its path', () => {
    const point = 'restorePointCollections/c/restorePoints/p/diskRestorePoints/x'
    const creation = { createOption: 'Restore', sourceResourceId: armId(`${compute}/${point}`) }
    expect(linkTexts(activityOf('disks/write', 'disks/d', madeFrom(creation)))).toEqual([
      'snapshot-of? restorepoints/p -> diskrestorepoints/x',
      'snapshot-of? restorepointcollections/c -> restorepoints/p',
      'restored-from diskrestorepoints/x -> disks/d',
    ])
  })

  it('without data is a creation', () => {
    const empty = activityOf('disks/write', 'disks/d', madeFrom({ createOption: 'Empty' }))
    expect(flowText(empty)).toBe('create:  => disks/d')
  })
})

describe('SAS URLs (emulated)', () => {
  it('beginGetAccess exports to a link of its own', () => {
    const activity = activityOf('snapshots/beginGetAccess/action', 'snapshots/s')
    expect(activity.verb).toBe('export')
    const id = `${azureId(`${compute}/snapshots/s`)}#sas@2024-05-01T10:00:00.000Z`
    const account = 'aaaaaaaa-1111-2222-3333-444444444444'
    expect(activity.outputs).toEqual([{ id, kind: 'link', provider: 'azure', account }])
    expect(activity.links.map(({ kind }) => kind)).toEqual(['exported-to'])
  })

  it('for writing is no export', () => {
    const parts = { request: { access: 'Write', durationInSeconds: 3600 } }
    expect(activityOf('disks/beginGetAccess/action', 'disks/d', parts).verb).toBe('other')
  })

  it('endGetAccess takes it back', () => {
    const { verb, sharing } = activityOf('disks/endGetAccess/action', 'disks/d')
    expect([verb, sharing?.change]).toEqual(['unshare', 'remove'])
  })
})
