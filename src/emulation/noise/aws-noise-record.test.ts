import { expect, it } from 'vitest'
import { noiseMoment } from '../../../test/builders/noise-builder.ts'
import { readCall } from '../calls/aws-call.ts'
import { callRecord } from './aws-noise-record.ts'
import { awsStaffOf } from './aws-staff.ts'

const moment = noiseMoment('aws')
const caller = awsStaffOf(moment.place).monitoring(moment.time)

it('says of a call where and when it stands, and who made it', () => {
  const played = callRecord(moment, caller, readCall('ec2', 'DescribeTags', null))
  expect(played).toMatchObject({
    source: 'aws.cloudtrail',
    time: moment.time,
    place: '111122223333',
    part: 'eu-west-1',
    id: played.record['eventID'],
    principal: 'arn:aws:iam::111122223333:role/monitoring-read',
  })
})

it('follows the record where a service has its log in one region', () => {
  expect(callRecord(moment, caller, readCall('iam', 'ListRoles', null)).part).toBe('us-east-1')
})
