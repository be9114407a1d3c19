import { describe, expect, it } from 'vitest'
import * as redshift from './aws-redshift-calls.ts'
import type { Warehouse } from './aws-redshift-calls.ts'
import { timeAt } from '../clock.ts'

const since = timeAt('2026-09-15 02:24:10')
const sales: Warehouse = {
  name: 'sales',
  account: '111122223333',
  region: 'eu-west-1',
  vpcId: 'vpc-1',
  groupId: 'sg-1',
  since,
}
const taken = { name: 'taken', of: sales, owner: '111122223333', since }

it('a snapshot is made of a cluster, and the answer repeats both', () => {
  expect(redshift.createWarehouseSnapshot(taken)).toMatchObject({
    service: 'redshift',
    name: 'CreateClusterSnapshot',
    readOnly: false,
    request: { snapshotIdentifier: 'taken', clusterIdentifier: 'sales' },
    response: {
      snapshotIdentifier: 'taken',
      clusterIdentifier: 'sales',
      status: 'creating',
      snapshotCreateTime: 'Sep 15, 2026, 2:24:10 AM',
      ownerAccount: '111122223333',
    },
  })
})

it('a copy names its source and its target', () => {
  const kept = { ...taken, name: 'kept' }
  expect(redshift.copyWarehouseSnapshot('taken', kept).request).toEqual({
    sourceSnapshotIdentifier: 'taken',
    sourceSnapshotClusterIdentifier: 'sales',
    targetSnapshotIdentifier: 'kept',
  })
})

it('access is given to one account and taken back; the answer lists who has it', () => {
  const given = redshift.changeWarehouseSharing(taken, 'add', '777788889999')
  expect(given).toMatchObject({
    name: 'AuthorizeSnapshotAccess',
    request: { snapshotIdentifier: 'taken', accountWithRestoreAccess: '777788889999' },
    response: { accountsWithRestoreAccess: [{ accountId: '777788889999' }] },
  })
  const revoked = redshift.changeWarehouseSharing(taken, 'remove', '777788889999')
  expect(revoked.name).toBe('RevokeSnapshotAccess')
  expect(revoked.response).not.toHaveProperty('accountsWithRestoreAccess')
})

describe('a restored cluster', () => {
  it('is private unless that is said, and in its group', () => {
    const call = redshift.restoreWarehouse(taken, { ...sales, name: 'new' })
    expect(call.request).toEqual({
      clusterIdentifier: 'new',
      snapshotIdentifier: 'taken',
      publiclyAccessible: false,
      vpcSecurityGroupIds: ['sg-1'],
    })
    expect(call.response).toMatchObject({ publiclyAccessible: false, clusterStatus: 'creating' })
    const open = redshift.restoreWarehouse(taken, { ...sales, isPublic: true })
    expect(open.response).toMatchObject({ publiclyAccessible: true })
  })

  it('of a snapshot of others names their account and cluster', () => {
    const call = redshift.restoreWarehouse({ ...taken, owner: '777788889999' }, sales)
    expect(call.request).toMatchObject({
      ownerAccount: '777788889999',
      snapshotClusterIdentifier: 'sales',
    })
  })
})

it('a deleted snapshot is answered as such', () => {
  expect(redshift.deleteWarehouseSnapshot(taken)).toMatchObject({
    name: 'DeleteClusterSnapshot',
    response: { status: 'deleted' },
  })
})
