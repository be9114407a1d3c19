import { expect, it } from 'vitest'
import { databaseArn, rdsCall, securityGroups, subnetGroup } from './aws-database.ts'

const database = {
  name: 'payments',
  resourceId: 'db-1',
  account: '111122223333',
  region: 'eu-west-1',
  vpcId: 'vpc-1',
  groupId: 'sg-1',
  since: 0,
}

it('things of a database have ARNs in its account and region', () => {
  const arn = 'arn:aws:rds:eu-west-1:111122223333:snapshot:copy'
  expect(databaseArn(database, 'snapshot', 'copy')).toBe(arn)
})

it('the subnets of a network are always the same, in zones of its region', () => {
  const group = subnetGroup(database)
  expect(subnetGroup({ ...database, name: 'other' })).toEqual(group)
  expect(subnetGroup({ ...database, vpcId: 'vpc-2' })).not.toEqual(group)
  expect(group).toMatchObject({
    vpcId: 'vpc-1',
    subnets: [
      { subnetAvailabilityZone: { name: 'eu-west-1a' } },
      { subnetAvailabilityZone: { name: 'eu-west-1b' } },
    ],
  })
})

it('security groups are active', () => {
  expect(securityGroups(['sg-1'])).toEqual([{ status: 'active', vpcSecurityGroupId: 'sg-1' }])
})

it('a call of RDS changes something', () => {
  expect(rdsCall('X', { a: 1 }, {})).toMatchObject({ service: 'rds', name: 'X', readOnly: false })
})
