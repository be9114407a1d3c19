import { expect, it } from 'vitest'
import { valueAt } from '../../base/json.ts'
import * as points from './azure-restore-point-operations.ts'

const collection = '/x/restorePointCollections/c'
const point = `${collection}/restorePoints/p`
const plan = {
  resourceId: point,
  location: 'westeurope',
  machineId: 'vm',
  osDiskId: '/x/disks/os',
  dataDiskIds: ['/x/disks/data'],
}

it('a collection is of one machine', () => {
  const { request, response } = points.writeRestorePointCollection({
    resourceId: collection,
    location: 'westeurope',
    machineId: 'vm',
  })
  expect(valueAt(request, 'properties', 'source', 'id')).toBe('vm')
  expect(valueAt(response, 'properties', 'source', 'id')).toBe('vm')
})

it('a restore point holds a copy of every disk, under an id that never changes', () => {
  const { response } = points.writeRestorePoint(plan)
  const profile = valueAt(response, 'properties', 'sourceMetadata', 'storageProfile')
  const own = points.diskRestorePointOf(point, '/x/disks/os')
  expect(own).toMatch(/^\/x\/restorePointCollections\/c\/restorePoints\/p\/diskRestorePoints\/os_/)
  expect(profile).toMatchObject({
    osDisk: { managedDisk: { id: '/x/disks/os' }, diskRestorePoint: { id: own } },
    dataDisks: [{ lun: 0, managedDisk: { id: '/x/disks/data' } }],
  })
})

it('a copy of a restore point names the one it was made of', () => {
  const { request, response } = points.writeRestorePoint({ ...plan, sourceRestorePointId: 'far' })
  for (const body of [request, response]) {
    expect(valueAt(body, 'properties', 'sourceRestorePoint', 'id')).toBe('far')
  }
  const plain = points.writeRestorePoint(plan).request
  expect(valueAt(plain, 'properties')).toEqual({})
})

it('links to all disks are asked of the restore point', () => {
  expect(points.retrieveSasUris(point)).toMatchObject({
    name: 'Microsoft.Compute/restorePointCollections/restorePoints/retrieveSasUris/action',
    resourceId: point,
  })
})
