import { expect, it } from 'vitest'
import { emulatedCall, home } from '../../../test/builders/cloudtrail-builder.ts'
import { rds, readRds } from './aws-rds-field.ts'
import { readAwsCall } from './aws-request.ts'

const call = readAwsCall(
  emulatedCall('rds', 'CreateDBInstanceReadReplica', {
    requestParameters: { sourceDBInstanceIdentifier: 'primary', sourceRegion: 'us-east-1' },
    responseElements: {
      dBInstanceArn: `arn:aws:rds:eu-west-1:${home.account}:db:Replica`,
      dbiResourceId: 'db-ABC',
    },
  }),
)

it('gives the resource of the response its immutable id as an alias', () => {
  const field = rds('db', 'response.dBInstanceArn', 'request.dBInstanceIdentifier')
  expect(readRds(call, field)).toEqual([
    {
      id: `arn:aws:rds:eu-west-1:${home.account}:db:replica`,
      kind: 'database',
      provider: 'aws',
      ...home,
      aliases: ['db-abc'],
    },
  ])
})

it('does not give it to the source, which the response is not about', () => {
  const field = rds('db', 'request.sourceDBInstanceIdentifier')
  expect(readRds(call, field)[0]?.aliases).toBeUndefined()
})

it('takes the region of a source elsewhere', () => {
  const field = rds('db', 'request.sourceDBInstanceIdentifier')
  const [source] = readRds(call, { ...field, regionPath: 'request.sourceRegion' })
  expect(source?.id).toBe(`arn:aws:rds:us-east-1:${home.account}:db:primary`)
})

it('reads CloudTrail’s spelling of RDS names without regard to letter case', () => {
  expect(readRds(call, rds('db', 'request.SourceDbInstanceIdentifier'))).toHaveLength(1)
})
