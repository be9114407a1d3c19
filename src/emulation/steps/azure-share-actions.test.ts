import { describe, expect, it } from 'vitest'
import { azureFlows, azureRequest } from '../../../test/builders/azure-flows.ts'

it.each([
  ['share, of: old, with: pipeline', 'share:  => snapshots/old'],
  ['unshare, of: old, with: pipeline', 'unshare:  => snapshots/old'],
  ['share, of: shop, with: other', 'share:  => galleries/shop'],
  ['unshare, of: shop, with: other', 'unshare:  => galleries/shop'],
  ['reset-sharing, of: shop', 'unshare:  => galleries/shop'],
  ['assign-role, with: pipeline, text: Reader', 'other:  => resourcegroups/rg-ours'],
  ['remove-role, with: pipeline, text: Owner, in: other', 'other:  => resourcegroups/rg-other'],
  ['create-gallery, as: new', 'other:  => galleries/new'],
  ['create-gallery, as: new, with: public', 'share:  => galleries/new'],
  ['issue-link, of: old', 'export: snapshots/old => snapshots/old#sas'],
  ['issue-link, of: spare', 'export: disks/spare => disks/spare#sas'],
  ['issue-link, of: point', 'export: restorepoints/point => restorepoints/point#sas'],
  [
    'issue-link, of: point, text: data',
    'export: diskrestorepoints/data => diskrestorepoints/data#sas',
  ],
  ['issue-upload-link, of: spare', 'other:  => disks/spare'],
  ['revoke-link, of: old', 'unshare:  => snapshots/old'],
  ['revoke-link, of: point', 'unshare:  => diskrestorepoints/root'],
  ['list-keys, of: store', 'microsoft.storage/storageaccounts/listkeys/action'],
])('%s', (step, flow) => {
  expect(azureFlows(`do: ${step}`)).toEqual([flow])
})

const asked = (step: string): unknown => azureRequest(`do: ${step}`)
const roleOf = (role: string): object => ({
  properties: { roleDefinitionId: expect.stringContaining(role) },
})

describe('a role', () => {
  it('on a snapshot is that of contributors of snapshots unless the step names another', () => {
    expect(asked('share, of: old, with: pipeline')).toMatchObject(roleOf('7efff54f-a5b4'))
    expect(asked('share, of: old, with: pipeline, text: Owner')).toMatchObject(roleOf('8e3af657'))
  })

  it('is given to each receiver by an assignment of its own', () => {
    const flow = 'share:  => snapshots/old'
    expect(azureFlows('do: share, of: old, with: [pipeline, group/staff]')).toEqual([flow, flow])
  })

  it('may hold on a whole subscription', () => {
    expect(azureFlows('do: assign-role, with: pipeline, text: Reader, to: subscription')).toEqual([
      'other:  => subscriptions/00000000-0000-4000-8000-0000000000aa',
    ])
  })
})

describe('a gallery', () => {
  it('is for everybody, and then for nobody in particular', () => {
    expect(asked('share, of: shop, with: public')).toEqual({ operationType: 'EnableCommunity' })
    expect(asked('unshare, of: shop, with: public')).toEqual({ operationType: 'Reset' })
  })

  it('is shared with subscriptions and taken back from them', () => {
    const groups = [{ type: 'Subscriptions', ids: ['00000000-0000-4000-8000-0000000000bb'] }]
    expect(asked('share, of: shop, with: other')).toEqual({ operationType: 'Add', groups })
    expect(asked('unshare, of: shop, with: other')).toEqual({ operationType: 'Remove', groups })
    expect(asked('create-gallery, as: new, with: other')).toMatchObject({
      properties: { sharingProfile: { permissions: 'Groups', groups } },
    })
  })
})

it('a link reads for a day, for as many seconds as the step says, or writes', () => {
  expect(asked('issue-link, of: old')).toEqual({ access: 'Read', durationInSeconds: 86_400 })
  expect(asked('issue-link, of: old, count: 600')).toMatchObject({ durationInSeconds: 600 })
  expect(asked('issue-upload-link, of: spare')).toMatchObject({ access: 'Write' })
})
