import { describe, expect, it } from 'vitest'
import {
  accountResource,
  alsoKnownAs,
  bucketResource,
  databaseById,
  ec2KindOf,
  ec2Resource,
  namedSecurityGroup,
  organizationResource,
  publicResource,
  rdsResource,
} from './aws-resource.ts'

const place = { account: '111122223333', region: 'eu-west-1' }

function databaseIn(region: string): string {
  return rdsResource('db', 'a', { ...place, region }).id
}

describe('ec2Resource', () => {
  it('keeps ids of 17 digits bare, so that owner and consumer meet in one node', () => {
    expect(ec2Resource('snapshot', 'snap-041993b54a9b3af6f', place)).toEqual({
      id: 'snap-041993b54a9b3af6f',
      kind: 'snapshot',
      provider: 'aws',
      ...place,
    })
  })

  it('puts the region before legacy ids, which are unique only there', () => {
    expect(ec2Resource('snapshot', 'snap-37beda4c', place).id).toBe('eu-west-1/snap-37beda4c')
    expect(ec2Resource('snapshot', 'snap-37beda4c', {}).id).toBe('snap-37beda4c')
  })

  it('strips an ARN and believes its region', () => {
    const arn = 'arn:aws:ec2:us-east-1::snapshot/snap-37beda4c'
    expect(ec2Resource('snapshot', arn, place)).toMatchObject({
      id: 'us-east-1/snap-37beda4c',
      region: 'us-east-1',
    })
  })

  it('lowers letter case and keeps any other text', () => {
    expect(ec2Resource('image', 'ami-de1fbCab6ccB03e6D', place).id).toBe('ami-de1fbcab6ccb03e6d')
    expect(ec2Resource('instance', 'TrailDiscoverInstanceId', place).id).toBe(
      'traildiscoverinstanceid',
    )
  })
})

describe('rdsResource', () => {
  it('completes a name with region and account', () => {
    expect(rdsResource('snapshot', 'Exfiltration', place)).toEqual({
      id: 'arn:aws:rds:eu-west-1:111122223333:snapshot:exfiltration',
      kind: 'database-snapshot',
      provider: 'aws',
      ...place,
    })
  })

  it('knows the partitions', () => {
    expect(databaseIn('cn-north-1')).toBe('arn:aws-cn:rds:cn-north-1:111122223333:db:a')
    expect(databaseIn('us-gov-west-1')).toBe('arn:aws-us-gov:rds:us-gov-west-1:111122223333:db:a')
  })

  it('takes type and place from an ARN, also when the name holds a colon', () => {
    const arn = 'arn:aws:rds:us-east-1:000000000001:cluster-snapshot:rds:Mine-2024'
    expect(rdsResource('snapshot', arn, place)).toEqual({
      id: arn.toLowerCase(),
      kind: 'database-snapshot',
      provider: 'aws',
      account: '000000000001',
      region: 'us-east-1',
    })
    expect(rdsResource('snapshot', 'rds:mine-2024', place).id).toContain(':snapshot:rds:mine-2024')
  })
})

describe('other nodes', () => {
  it('keep the leading zeros of accounts', () => {
    expect(accountResource('098797384747').id).toBe('aws:acct:098797384747')
  })

  it('have the ids of section 3.1', () => {
    expect(publicResource.id).toBe('aws:public')
    expect(organizationResource('arn:aws:organizations::1:organization/O-1').id).toBe(
      'aws:org:arn:aws:organizations::1:organization/o-1',
    )
    expect(bucketResource('My-Bucket').id).toBe('aws:s3:my-bucket')
    expect(databaseById('db-ABC', place)).toMatchObject({ id: 'db-abc', kind: 'database' })
    expect(namedSecurityGroup('Web', place).id).toBe(
      'ec2:111122223333:eu-west-1:security-group:web',
    )
  })

  it('carry other ids only where there are any', () => {
    expect(alsoKnownAs(publicResource, undefined)).toBe(publicResource)
    expect(alsoKnownAs(publicResource, 'DB-1')).toEqual({ ...publicResource, aliases: ['db-1'] })
  })
})

it('tells EC2 ids by their beginning', () => {
  const kinds = ['vol-0A', 'snap-0a', 'ami-0a', 'i-0a', 'sg-0a', 'eni-0a'].map(ec2KindOf)
  expect(kinds).toEqual([
    'disk',
    'snapshot',
    'image',
    'instance',
    'network-group',
    'network-interface',
  ])
  const none = ['vpc-0a', 'i-', 'i-xyz', 'ami-0a-1', 'eni-attach-0a', 'snap'].map(ec2KindOf)
  expect(none).toEqual(none.map(() => undefined))
})
