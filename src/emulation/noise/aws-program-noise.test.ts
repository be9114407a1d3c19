import { describe, expect, it } from 'vitest'
import { awsCallOf, noiseMoment, playMoments } from '../../../test/builders/noise-builder.ts'
import { valueAt } from '../../base/json.ts'
import { awsEstateOf } from './aws-estate.ts'
import * as kinds from './aws-program-noise.ts'
import type { NoiseKind } from './noise-kind.ts'

const moment = noiseMoment('aws')

function callsOf(kind: NoiseKind): ReadonlySet<string> {
  return new Set(playMoments(kind, moment).flat().map(awsCallOf))
}

describe('programs and services', () => {
  it('read what monitoring reads, from an address of the vendor', () => {
    const records = playMoments(kinds.awsMonitoring, moment).flat()
    expect(records.every(({ record }) => record['readOnly'] === true)).toBe(true)
    expect(new Set(records.map(awsCallOf)).size).toBeGreaterThan(10)
    expect(records[0]?.record['sourceIPAddress']).toBe('203.0.113.8')
  })

  it('take up roles in the name of the service', () => {
    expect([...callsOf(kinds.awsServiceSessions)]).toEqual(['sts:AssumeRole'])
    const [played] = kinds.awsServiceSessions(moment)
    expect(played?.principal).toMatch(/^svc:(ec2|lambda|ecs-tasks)\.amazonaws\.com$/)
  })

  it('open data and begin log streams', () => {
    expect(callsOf(kinds.awsPrograms)).toEqual(new Set(['kms:Decrypt', 'logs:CreateLogStream']))
  })

  it('look at the buckets of the place', () => {
    const [played] = kinds.awsInventory(moment)
    const { buckets } = awsEstateOf(moment.place)
    expect(buckets).toContain(valueAt(played?.record, 'requestParameters', 'bucketName'))
  })

  it('read objects as data events', () => {
    const [played] = kinds.awsDataReads(moment)
    expect(played?.record).toMatchObject({
      eventSource: 's3.amazonaws.com',
      eventName: 'GetObject',
      eventCategory: 'Data',
      managementEvent: false,
      resources: [{ type: 'AWS::S3::Object' }, { type: 'AWS::S3::Bucket' }],
    })
    expect(played?.record['userAgent']).toMatch(/^\[aws-sdk-.*\]$/)
  })
})
