import { expect, it } from 'vitest'
import { authorizationInfo } from './gcp-permission.ts'

const needed = { permission: 'compute.disks.use', resource: 'projects/p/zones/z/disks/d' }

it('a permission that was there is granted, on the resource and of its type', () => {
  expect(authorizationInfo([needed], { isGranted: true, isRead: false })).toEqual([
    {
      ...needed,
      granted: true,
      resourceAttributes: { service: 'compute', name: needed.resource, type: 'compute.disks' },
      permissionType: 'ADMIN_WRITE',
    },
  ])
})

it('a missing one lacks the word', () => {
  const [info] = authorizationInfo([needed], { isGranted: false, isRead: true })
  expect(info).not.toHaveProperty('granted')
  expect(info).toHaveProperty('permissionType', 'ADMIN_READ')
})

it('attributes of another service are given as they are', () => {
  const attributes = { service: 'resourcemanager' }
  const [info] = authorizationInfo([{ ...needed, attributes }], { isGranted: true, isRead: false })
  expect(info).toHaveProperty('resourceAttributes', attributes)
})
