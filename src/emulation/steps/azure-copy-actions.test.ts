import { describe, expect, it } from 'vitest'
import { valueAt } from '../../base/json.ts'
import type { JsonValue } from '../../base/json.ts'
import {
  azureBody,
  azureFlows,
  azureLinks,
  azureRequest,
  playAzure,
} from '../../../test/builders/azure-flows.ts'

/** The value at a path of the last event's answer. */
function answered(step: string, ...path: readonly string[]): unknown {
  // The body of an event is JSON.
  return valueAt(azureBody(playAzure(step).at(-1), 'response') as JsonValue, 'properties', ...path)
}

it.each([
  ['create-snapshot, of: data, as: new', 'create: disks/data => snapshots/new'],
  ['copy, of: old, as: new', 'copy: snapshots/old => snapshots/new'],
  ['create-image, of: server, as: new', 'create: virtualmachines/server => images/new'],
  ['create-image, of: data, as: new', 'create: disks/data => images/new'],
  ['create-image, of: old, as: new', 'create: snapshots/old => images/new'],
  ['publish, of: picture, as: new, to: shop', 'copy: images/picture => versions/1.0.0'],
  ['publish, of: old, as: new, to: shop', 'create: snapshots/old => versions/1.0.0'],
  ['publish, of: server, as: new, to: shop', 'create: virtualmachines/server => versions/1.0.0'],
])('%s', (step, flow) => {
  expect(azureFlows(`do: ${step}`)).toEqual([flow])
})

describe('a copy', () => {
  it('within a region is a plain one, and one to another region begins there', () => {
    const option = ['creationData', 'createOption']
    expect(answered('do: copy, of: old, as: new', ...option)).toBe('Copy')
    expect(answered('do: copy, of: old, as: new, in: other', ...option)).toBe('CopyStart')
    expect(answered('do: copy, of: old, as: new, region: uksouth', ...option)).toBe('CopyStart')
  })

  it('lies in the place that the step names', () => {
    const [event] = playAzure('do: copy, of: old, as: new, in: other')
    expect(event?.native['subscriptionId'] ?? event?.native['resourceId']).toContain('BB')
    expect(azureBody(event, 'request')).toMatchObject({ location: 'northeurope' })
  })

  it('may be opened to the internet, or shut, as it is made', () => {
    const step = 'do: create-snapshot, of: data, as: new'
    expect(answered(step, 'networkAccessPolicy')).toBeUndefined()
    expect(answered(`${step}, public: true`, 'networkAccessPolicy')).toBe('AllowAll')
    expect(answered(`${step}, public: false`, 'publicNetworkAccess')).toBe('Disabled')
  })
})

describe('a restore point', () => {
  const first = 'do: create-restore-point, of: server, as: new'

  it('holds all disks of its machine, each as a copy of its own', () => {
    expect(azureLinks(first)).toEqual([
      'snapshot-of disks/root -> diskrestorepoints/root',
      'copy-of diskrestorepoints/root -> restorepoints/new',
      'snapshot-of disks/data -> diskrestorepoints/data',
      'copy-of diskrestorepoints/data -> restorepoints/new',
    ])
  })

  it('gets a collection when it is the first of its machine there', () => {
    const elsewhere = 'do: create-restore-point, of: server, in: other, as:'
    expect(azureFlows(`${elsewhere} one`, `${elsewhere} two`)).toEqual([
      'create: virtualmachines/server => restorepointcollections/server-points',
      'create: disks/root disks/data => restorepoints/one diskrestorepoints/root diskrestorepoints/data',
      'create: disks/root disks/data => restorepoints/two diskrestorepoints/root diskrestorepoints/data',
    ])
    expect(azureFlows(first)).toEqual([
      'create: disks/root disks/data => restorepoints/new diskrestorepoints/root diskrestorepoints/data',
    ])
  })

  it('is copied to another region', () => {
    expect(azureFlows('do: copy, of: point, as: new, region: northeurope').at(-1)).toBe(
      'copy: restorepoints/point disks/root disks/data => restorepoints/new diskrestorepoints/root diskrestorepoints/data',
    )
  })
})

const origin = (step: string): unknown => azureRequest(`do: ${step}, as: new, to: shop`)

it('a version is of an image or machine, or of the disk or snapshot that it boots from', () => {
  expect(origin('publish, of: picture')).toMatchObject({
    properties: { storageProfile: { source: { id: expect.stringMatching(/\/images\/picture$/) } } },
  })
  expect(origin('publish, of: old')).toMatchObject({
    properties: {
      storageProfile: {
        osDiskImage: { source: { id: expect.stringMatching(/\/snapshots\/old$/) } },
      },
    },
  })
})

it('a version stands in the regions of its gallery and of the step', () => {
  const [event] = playAzure('do: publish, of: picture, as: new, to: shop, region: uksouth')
  expect(azureBody(event, 'request')).toMatchObject({
    properties: {
      publishingProfile: { targetRegions: [{ name: 'westeurope' }, { name: 'uksouth' }] },
    },
  })
})
