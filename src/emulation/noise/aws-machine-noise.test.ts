import { describe, expect, it } from 'vitest'
import { awsCallOf, noiseMoment, playMoments } from '../../../test/builders/noise-builder.ts'
import { textOf, valueAt } from '../../base/json.ts'
import { hour } from '../clock.ts'
import type { PlayedRecord } from '../steps/played-record.ts'
import { awsEstateOf } from './aws-estate.ts'
import { awsBackups, awsDryRuns, awsScaling } from './aws-machine-noise.ts'

const moment = noiseMoment('aws')

function instanceIn({ record }: PlayedRecord): string {
  return /"instanceId":"(i-0[0-9a-f]{16})"/.exec(JSON.stringify(record))?.[1] ?? ''
}

describe('groups of machines', () => {
  it('grow from a vendor image, whose snapshot is used two seconds later, and shrink again', () => {
    for (const records of playMoments(awsScaling, moment)) {
      expect(records.map(awsCallOf)).toEqual([
        'ec2:RunInstances',
        'ec2:SharedSnapshotVolumeCreated',
        'ec2:TerminateInstances',
      ])
      const [launch, use, end] = records
      if (launch === undefined || use === undefined || end === undefined) throw new Error('none')
      expect(use.time).toBe(launch.time + 2000)
      expect(instanceIn(end)).toMatch(/^i-/)
      expect(instanceIn(end)).toBe(instanceIn(launch))
      expect(end.time - launch.time).toBeGreaterThan(2000)
      expect(end.time - launch.time).toBeLessThanOrEqual(12 * hour)
    }
  })

  it('see the use of the snapshot as its consumer does', () => {
    const [, use] = awsScaling(moment)
    expect(use).toMatchObject({
      principal: 'svc:ec2.amazonaws.com',
      place: '111122223333',
      record: { userIdentity: { accountId: '111122223333' }, recipientAccountId: '111122223333' },
    })
    const known = awsEstateOf(moment.place).vendorImages.map(({ snapshotId }) => snapshotId)
    expect(known).toContain(textOf(valueAt(use?.record, 'serviceEventDetails', 'snapshotId')))
  })

  it('ask whether they might launch', () => {
    expect(awsDryRuns(moment).map(awsCallOf)).toEqual(['ec2:RunInstances Client.DryRunOperation'])
  })
})

describe('AWS Backup', () => {
  const records = playMoments(awsBackups, moment)

  it('takes one snapshot of a volume of the place and lets another go', () => {
    const volumes = awsEstateOf(moment.place).servers.map(({ volumeId }) => volumeId)
    for (const [taken, gone] of records) {
      expect([taken, gone].map((one) => one && awsCallOf(one))).toEqual([
        'ec2:CreateSnapshot',
        'ec2:DeleteSnapshot',
      ])
      expect(volumes).toContain(textOf(valueAt(taken?.record, 'requestParameters', 'volumeId')))
    }
  })

  it('names every snapshot once and relays its calls', () => {
    const ids = records.flat().map(({ record }) => /snap-0\w{16}/.exec(JSON.stringify(record))?.[0])
    expect(new Set(ids).size).toBe(400)
    for (const { record } of records.flat()) {
      expect(record).toMatchObject({
        sourceIPAddress: 'backup.amazonaws.com',
        userIdentity: { invokedBy: 'backup.amazonaws.com' },
      })
    }
  })
})
