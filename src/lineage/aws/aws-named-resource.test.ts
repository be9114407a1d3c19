import { describe, expect, it } from 'vitest'
import { arnResource, kindOfThing, namedResource, resourceOfArn } from './aws-named-resource.ts'

const place = { account: '111122223333', region: 'eu-west-1' }

describe('what goes by names', () => {
  it('has account and region in its id, which the name alone does not tell apart', () => {
    expect(namedResource('redshift snapshot', 'Sales-1', place)).toEqual({
      id: 'redshift:111122223333:eu-west-1:snapshot:sales-1',
      kind: 'database-snapshot',
      provider: 'aws',
      ...place,
    })
  })

  it('is the same by its ARN, wherever the ARN says it is', () => {
    const arn = 'arn:aws:redshift:us-east-1:444455556666:snapshot:sales/sales-1'
    expect(namedResource('redshift snapshot', arn, place)).toMatchObject({
      id: 'redshift:444455556666:us-east-1:snapshot:sales-1',
      account: '444455556666',
      region: 'us-east-1',
    })
  })

  it('keeps the end of an ARN that is none of its service', () => {
    const arn = 'arn:aws:redshift:us-east-1:444455556666:snapshot:sales/*'
    expect(namedResource('redshift snapshot', arn, place).id).toBe(
      'redshift:444455556666:us-east-1:snapshot:*',
    )
  })

  it('is completed as far as the place is known', () => {
    expect(namedResource('ds snapshot', 's-0a', {}).id).toBe('ds:::snapshot:s-0a')
  })
})

describe('what goes by ARNs', () => {
  it.each([
    ['kms key', '1234abcd', 'arn:aws:kms:eu-west-1:111122223333:key/1234abcd'],
    ['kms key', 'alias/disks', 'arn:aws:kms:eu-west-1:111122223333:alias/disks'],
    ['backup backup-vault', 'Main', 'arn:aws:backup:eu-west-1:111122223333:backup-vault:main'],
  ] as const)('completes %s %s', (thing, name, id) => {
    expect(arnResource(thing, name, place)).toMatchObject({
      id,
      kind: kindOfThing(thing),
      ...place,
    })
  })

  it('takes an ARN as it is, and its kind from it', () => {
    const arn = 'arn:aws:kms:us-east-1:444455556666:key/ABCD'
    expect(arnResource('kms alias', arn, place)).toMatchObject({
      id: arn.toLowerCase(),
      kind: 'key',
      account: '444455556666',
    })
    const wild = 'arn:aws:backup:us-east-1:444455556666:backup-vault:*'
    expect(arnResource('backup backup-vault', wild, place)).toMatchObject({
      id: wild,
      kind: 'vault',
    })
  })

  it('has the partition of its region', () => {
    expect(arnResource('kms key', 'a', { ...place, region: 'cn-north-1' }).id).toMatch(
      /^arn:aws-cn:/,
    )
  })
})

describe('resourceOfArn', () => {
  const home = 'eu-west-1:111122223333'
  it.each([
    [
      'arn:aws:ec2:us-east-1::snapshot/snap-046281ab24d756c50',
      'snap-046281ab24d756c50',
      'snapshot',
    ],
    ['arn:aws:ec2:us-east-1::image/ami-046281ab24d756c50', 'ami-046281ab24d756c50', 'image'],
    [`arn:aws:rds:${home}:db:mine`, `arn:aws:rds:${home}:db:mine`, 'database'],
    [
      `arn:aws:rds:${home}:snapshot:awsbackup:job-1`,
      `arn:aws:rds:${home}:snapshot:awsbackup:job-1`,
      'database-snapshot',
    ],
    [
      `arn:aws:backup:${home}:recovery-point:1A2B`,
      `arn:aws:backup:${home}:recovery-point:1a2b`,
      'recovery-point',
    ],
    [
      `arn:aws:elasticfilesystem:${home}:file-system/fs-1`,
      'elasticfilesystem:111122223333:eu-west-1:file-system:fs-1',
      'file-system',
    ],
    [
      `arn:aws:fsx:${home}:volume/fs-1/fsvol-2`,
      'fsx:111122223333:eu-west-1:volume:fsvol-2',
      'file-system',
    ],
    [
      `arn:aws:fsx:${home}:backup/backup-3`,
      'fsx:111122223333:eu-west-1:backup:backup-3',
      'recovery-point',
    ],
    [
      `arn:aws:storagegateway:${home}:gateway/sgw-1/volume/vol-1A`,
      'storagegateway:111122223333:eu-west-1:volume:vol-1a',
      'disk',
    ],
    [
      `arn:aws:elasticache:${home}:replicationgroup:sessions`,
      'elasticache:111122223333:eu-west-1:replicationgroup:sessions',
      'database',
    ],
    // A cluster may be called as a type is.
    [
      `arn:aws:redshift:${home}:snapshot:cluster/s`,
      'redshift:111122223333:eu-west-1:snapshot:s',
      'database-snapshot',
    ],
  ])('reads %s', (arn, id, kind) => {
    expect(resourceOfArn(arn)).toMatchObject({ id, kind })
  })

  it.each([
    'arn:aws:ec2:us-east-1:192374575148:instance/*',
    'arn:aws:rds::111111111111:global-cluster:x',
    'arn:aws:s3:::bucket',
    'arn:aws:storagegateway:eu-west-1:111122223333:gateway/sgw-1',
    'arn:aws:constructor:eu-west-1:111122223333:constructor/x',
    'snap-046281ab24d756c50',
  ])('names nothing for %s', (arn) => {
    expect(resourceOfArn(arn)).toBeUndefined()
  })
})
