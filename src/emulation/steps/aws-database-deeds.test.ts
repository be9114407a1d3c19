import { describe, expect, it } from 'vitest'
import { at, callOf, playAws, trails } from '../../../test/builders/aws-steps.ts'

const snapshotOf = (source: string): string => `{do: create-snapshot, of: ${source}, as: snap}`

/** The names of the calls that steps make. */
function calls(...steps: readonly string[]): readonly string[] {
  return playAws(...steps).map(callOf)
}

const message = (step: string): unknown =>
  at(playAws(snapshotOf('cluster'), step).at(-1), 'errorMessage')

describe('a database and a cluster', () => {
  it.each([
    [
      '{do: share, of: snap, with: outside}',
      'ModifyDBSnapshotAttribute',
      'ModifyDBClusterSnapshotAttribute',
    ],
    ['{do: copy, of: snap, as: second}', 'CopyDBSnapshot', 'CopyDBClusterSnapshot'],
    [
      '{do: restore, of: snap, as: new}',
      'RestoreDBInstanceFromDBSnapshot',
      'RestoreDBClusterFromSnapshot',
    ],
    ['{do: delete, of: snap}', 'DeleteDBSnapshot', 'DeleteDBClusterSnapshot'],
  ])('have calls of their own: %s', (step, ofDatabase, ofCluster) => {
    expect(calls(snapshotOf('shop'), step)).toEqual(['CreateDBSnapshot', ofDatabase])
    expect(calls(snapshotOf('cluster'), step)).toEqual(['CreateDBClusterSnapshot', ofCluster])
  })

  it('are told apart however many copies lie between', () => {
    const copy = '{do: copy, of: snap, as: second}'
    expect(
      calls(
        snapshotOf('cluster'),
        copy,
        '{do: copy, of: second, as: third}',
        '{do: delete, of: third}',
      ).at(-1),
    ).toBe('DeleteDBClusterSnapshot')
  })

  it('are refused by their ARN', () => {
    expect(message('{do: delete, of: dump, refused: true}')).toContain(
      'arn:aws:rds:eu-west-1:111122223333:snapshot:dump',
    )
    expect(message('{do: make-public, of: shop, refused: true}')).toContain(
      'arn:aws:rds:eu-west-1:111122223333:db:shop',
    )
    expect(message('{do: delete, of: snap, refused: true}')).toContain(
      'arn:aws:rds:eu-west-1:111122223333:cluster-snapshot:snap',
    )
  })
})

const source = (step: string): unknown =>
  at(playAws(step)[0], 'requestParameters', 'sourceDBSnapshotIdentifier')

describe('a copy or a restored database', () => {
  it('names its source at home by its name, elsewhere by its ARN', () => {
    const arn = 'arn:aws:rds:eu-west-1:111122223333:snapshot:dump'
    expect(source('{do: copy, of: dump, as: new}')).toBe('dump')
    expect(source('{do: copy, of: dump, as: new, region: us-east-1}')).toBe(arn)
    expect(source('{by: paul, do: copy, of: dump, as: new, region: eu-west-1}')).toBe(arn)
  })

  it('belongs to who makes it, in the region that receives it', () => {
    const [copied] = playAws('{by: paul, do: copy, of: dump, as: new, region: us-east-1}')
    expect(trails(copied === undefined ? [] : [copied])).toEqual([
      '444455556666 us-east-1 CopyDBSnapshot',
    ])
    expect(at(copied, 'responseElements', 'dBSnapshotArn')).toBe(
      'arn:aws:rds:us-east-1:444455556666:snapshot:new',
    )
    expect(at(copied, 'responseElements', 'dBInstanceIdentifier')).toBe('shop')
  })

  it('is in the group and as public as it is asked for', () => {
    const [restored] = playAws('{do: restore, of: dump, as: new, group: door, public: true}')
    const request = at(restored, 'requestParameters')
    expect(request).toMatchObject({
      publiclyAccessible: true,
      vpcSecurityGroupIds: ['sg-0a0a0a0a0a0a0a0a0'],
    })
    const [plain] = playAws('{do: restore, of: dump, as: new}')
    expect(at(plain, 'requestParameters')).not.toHaveProperty('vpcSecurityGroupIds')
  })

  it('may be made of another database at a moment', () => {
    const [restored] = playAws('{do: restore, of: shop, as: new}')
    expect([
      at(restored, 'eventName'),
      at(restored, 'requestParameters', 'sourceDBInstanceIdentifier'),
    ]).toEqual(['RestoreDBInstanceToPointInTime', 'shop'])
  })

  it('can be opened, locked out of and deleted like one of the cast', () => {
    const made = '{do: restore, of: dump, as: new}'
    expect(
      calls(
        made,
        '{do: make-public, of: new}',
        '{do: reset-password, of: new}',
        '{do: delete, of: new}',
      ).slice(1),
    ).toEqual(['ModifyDBInstance', 'ModifyDBInstance', 'DeleteDBInstance'])
  })
})

it('a snapshot is exported to a bucket, under a task of its name', () => {
  const [record] = playAws('{do: export, of: dump, to: some-bucket}')
  expect(record?.record).toMatchObject({
    eventName: 'StartExportTask',
    requestParameters: { exportTaskIdentifier: 'export-dump', s3BucketName: 'some-bucket' },
  })
})
