import { describe, expect, it } from 'vitest'
import { azureEvent, azureId, azureRecord } from '../../../test/builders/azure-builder.ts'
import { azureTags } from './azure-tags.ts'

type Parts = Parameters<typeof azureRecord>[0]

const tagsOf = (parts: Partial<Parts>): unknown =>
  azureTags(
    azureEvent(
      azureRecord({
        operation: 'Microsoft.Compute/disks/write',
        resource: 'Microsoft.Compute/disks/Data',
        ...parts,
      }),
    ),
  )

const disk = azureId('Microsoft.Compute/disks/data')
const tags = { class: 'secret' }

describe('tags of Azure', () => {
  it('stand in the bodies of a write (shape of real records, which have no tags)', () => {
    const secret = [{ id: disk, tags: [['class', 'secret']] }]
    expect(tagsOf({ response: { location: 'westeurope', tags } })).toEqual(secret)
    expect(tagsOf({ response: JSON.stringify({ tags }) })).toEqual(secret)
    expect(tagsOf({ request: { tags } })).toEqual(secret)
    expect(tagsOf({ response: { tags: {} } })).toEqual([])
  })

  it('are put by an operation of their own (emulated after the API)', () => {
    const put = {
      operation: 'Microsoft.Resources/tags/write',
      resource: `${disk}/providers/Microsoft.Resources/tags/default`,
    }
    const merge = { operation: 'Merge', properties: { tags } }
    expect(tagsOf({ ...put, request: merge })).toEqual([{ id: disk, tags: [['class', 'secret']] }])
    expect(tagsOf({ ...put, request: { ...merge, operation: 'Delete' } })).toEqual([])
  })

  it('are put by no call that failed, nor by one that only reads or deletes', () => {
    expect(tagsOf({ request: { tags }, status: 'Failed' })).toEqual([])
    expect(tagsOf({ request: { tags }, operation: 'Microsoft.Compute/disks/delete' })).toEqual([])
  })

  it('survive bodies of any shape', () => {
    for (const odd of [null, 7, 'text', [1], { class: 5, deep: { a: 'b' } }]) {
      expect(tagsOf({ request: { tags: odd } })).toEqual([])
    }
  })
})
