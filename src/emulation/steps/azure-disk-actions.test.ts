import { describe, expect, it } from 'vitest'
import {
  azureBody,
  azureFlows,
  azureRequest,
  playAzure,
} from '../../../test/builders/azure-flows.ts'

it.each([
  ['create-disk, as: new', 'create:  => disks/new'],
  ['upload-disk, as: new', 'create:  => disks/new'],
  [
    'import-disk, of: store, as: new, text: vhds/a.vhd',
    'restore: storageaccounts/store => disks/new',
  ],
  ['write-tags, of: old, tags: {owner: lena}', 'other:  => snapshots/old'],
  ['make-public, of: old', 'other:  => snapshots/old'],
  ['make-private, of: data', 'other:  => disks/data'],
])('%s', (step, flow) => {
  expect(azureFlows(`do: ${step}`)).toEqual([flow])
})

it('an imported disk names the file and the account that holds it', () => {
  const [event] = playAzure('do: import-disk, of: store, as: new, text: vhds/a.vhd')
  expect(azureBody(event, 'request')).toMatchObject({
    properties: {
      creationData: {
        createOption: 'Import',
        sourceUri: 'https://store.blob.core.windows.net/vhds/a.vhd',
        storageAccountId: expect.stringMatching(/\/storageAccounts\/store$/),
      },
    },
  })
})

describe('a change of what is there', () => {
  it('asks for the change alone, and is answered with the old origin and an old birth', () => {
    const [event] = playAzure('do: write-tags, of: old, tags: {owner: lena}')
    expect(azureBody(event, 'request')).toEqual({ tags: { owner: 'lena' } })
    expect(azureBody(event, 'response')).toMatchObject({
      tags: { owner: 'lena' },
      properties: {
        creationData: { sourceResourceId: expect.stringMatching(/\/disks\/data$/) },
        timeCreated: expect.stringMatching(/^2026-08-04T17:00:00/),
      },
    })
  })

  it('of network access says which', () => {
    expect(azureRequest('do: make-public, of: old')).toEqual({
      properties: { networkAccessPolicy: 'AllowAll', publicNetworkAccess: 'Enabled' },
    })
    expect(azureRequest('do: make-private, of: old')).toEqual({
      properties: { networkAccessPolicy: 'DenyAll', publicNetworkAccess: 'Disabled' },
    })
  })
})
