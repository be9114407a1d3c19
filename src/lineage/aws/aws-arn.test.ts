import { expect, it } from 'vitest'
import { partitionOf, readArn } from './aws-arn.ts'

it('reads the parts of an ARN, however its end is joined', () => {
  expect(readArn('arn:aws:rds:eu-west-1:111122223333:snapshot:rds:nightly')).toEqual({
    service: 'rds',
    place: { region: 'eu-west-1', account: '111122223333' },
    rest: 'snapshot:rds:nightly',
  })
})

it('leaves out what an ARN leaves empty', () => {
  expect(readArn('arn:aws:ec2:eu-west-1::snapshot/snap-0a')?.place).toEqual({ region: 'eu-west-1' })
  expect(readArn('arn:aws:s3:::bucket')?.place).toEqual({})
})

it.each(['snap-0a', '', 'urn:aws:ec2:a:b:c', 'arn:aws:ec2:eu-west-1:111122223333'])(
  'takes "%s" for none',
  (text) => {
    expect(readArn(text)).toBeUndefined()
  },
)

it('knows the partition of a region', () => {
  expect(['eu-west-1', 'cn-north-1', 'us-gov-west-1', ''].map(partitionOf)).toEqual([
    'aws',
    'aws-cn',
    'aws-us-gov',
    'aws',
  ])
})
