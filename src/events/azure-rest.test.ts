import { expect, it } from 'vitest'
import { armId } from '../../test/builders/azure-builder.ts'
import { nativeFromRest } from './azure-rest.ts'

const disk = armId('Microsoft.Compute/disks/d')
const id = `${disk}/events/b1f6a2b8/ticks/638501472001338922`

it('keeps the record and reads its properties', () => {
  const properties = { requestbody: '{"sku":"x"}', entity: disk }
  expect(nativeFromRest({ caller: 'alice', resourceId: disk, properties })).toEqual({
    caller: 'alice',
    resourceId: disk,
    properties: { requestBody: { sku: 'x' }, entity: disk },
  })
})

it('takes the resource from the event id, or else from the authorization', () => {
  const authorization = { scope: '/subscriptions/s' }
  expect(nativeFromRest({ id, authorization })).toMatchObject({ resourceId: disk })
  expect(nativeFromRest({ id: 'e-1', authorization })).toMatchObject({
    resourceId: '/subscriptions/s',
  })
  expect(nativeFromRest({ id: '/events/e-1' })).not.toHaveProperty('resourceId')
})

it('prefers the resource that the record names itself', () => {
  expect(nativeFromRest({ id, resourceId: '/other' })).toMatchObject({ resourceId: '/other' })
})
