import { describe, expect, it } from 'vitest'
import { clusterAnswer, instanceAnswer } from './aws-database-answer.ts'

const database = {
  name: 'payments',
  resourceId: 'db-1',
  account: '111122223333',
  region: 'eu-west-1',
  vpcId: 'vpc-1',
  groupId: 'sg-1',
  since: 0,
}

const certificate = (status: 'creating' | 'available' | 'deleting') =>
  instanceAnswer(database, { status })['certificateDetails']

describe('an instance in an answer', () => {
  it('has no place and no past while it is made', () => {
    const made = instanceAnswer(database, { status: 'creating' })
    expect(made['dBInstanceStatus']).toBe('creating')
    for (const key of ['endpoint', 'availabilityZone', 'instanceCreateTime']) {
      expect(made).not.toHaveProperty(key)
      expect(instanceAnswer(database, { status: 'available' })).toHaveProperty(key)
    }
  })

  it('loses its certificate when it goes', () => {
    expect(certificate('deleting')).toBeUndefined()
    expect(certificate('creating')).toEqual({ cAIdentifier: 'rds-ca-rsa2048-g1' })
    expect(certificate('available')).toMatchObject({ validTill: 'Jan 1, 1971, 12:00:00 AM' })
  })

  it('is private, unencrypted PostgreSQL unless it is said to be otherwise', () => {
    const state = { status: 'available' } as const
    expect(instanceAnswer(database, state)).toMatchObject({
      engine: 'postgres',
      publiclyAccessible: false,
      storageEncrypted: false,
      vpcSecurityGroups: [{ vpcSecurityGroupId: 'sg-1' }],
      pendingModifiedValues: {},
    })
    const other = { ...database, engine: 'mysql', isPublic: true, kmsKeyId: 'key' } as const
    expect(instanceAnswer(other, { ...state, groupIds: ['sg-2'] })).toMatchObject({
      engine: 'mysql',
      endpoint: { port: 3306 },
      publiclyAccessible: true,
      storageEncrypted: true,
      kmsKeyId: 'key',
      vpcSecurityGroups: [{ vpcSecurityGroupId: 'sg-2' }],
    })
  })
})

it('a cluster is reached by two names', () => {
  const answer = clusterAnswer(database)
  expect(answer['dBClusterArn']).toBe('arn:aws:rds:eu-west-1:111122223333:cluster:payments')
  expect(answer['endpoint']).toMatch(/^payments\.cluster-/)
  expect(answer['readerEndpoint']).toMatch(/^payments\.cluster-ro-/)
})
