import { describe, expect, it } from 'vitest'
import { awsFlows, playedActivities } from '../../../test/builders/aws-flows.ts'
import { cloudtrailEvent, emulatedCall, home } from '../../../test/builders/cloudtrail-builder.ts'
import type { JsonObject } from '../../base/json.ts'
import type { Activity } from '../activity.ts'
import { awsActivity } from './aws.ts'

const lena = 'arn:aws:iam::111122223333:user/lena'

function read(eventName: string, requestParameters: JsonObject): Activity | undefined {
  return awsActivity(cloudtrailEvent(emulatedCall('ebs', eventName, { requestParameters })))
}

describe('blocks', () => {
  it('that are read have been exported to who read them; a list holds none', () => {
    expect(awsFlows('do: read-blocks, of: old, count: 1')).toEqual([
      'ListSnapshotBlocks access: snap-0a =>',
      `GetSnapshotBlock export: snap-0a => snap-0a#blocks@${lena} | exported-to snap-0a -> snap-0a#blocks@${lena}`,
    ])
    expect(awsFlows('do: compare-blocks, of: old, to: older')).toEqual([
      'ListChangedBlocks access: snap-0a snap-0b =>',
    ])
  })

  it('are pieces of one deed', () => {
    const activities = playedActivities('do: read-blocks, of: old, count: 3')
    expect(activities.map((activity) => activity?.isPiecemeal)).toEqual([true, true, true, true])
    expect(new Set(activities.slice(1).map((activity) => JSON.stringify(activity))).size).toBe(1)
  })

  it('of a snapshot of another account are read as its guest', () => {
    const [, block] = playedActivities('do: read-blocks, of: shared, count: 1')
    expect(block).toMatchObject({
      inputs: [{ id: 'snap-0c0c0c0c0c0c0c0c0', account: '777788889999' }],
      counterpart: { account: home.account, side: 'consumer' },
    })
    const [, own] = playedActivities('do: read-blocks, of: old, count: 1')
    expect(own?.counterpart).toBeUndefined()
  })

  it('name their snapshot where the request does not', () => {
    const resources = [{ ARN: 'arn:aws:ec2:eu-west-1::snapshot/snap-0d', accountId: home.account }]
    const native = { ...emulatedCall('ebs', 'GetSnapshotBlock'), resources }
    expect(awsActivity(cloudtrailEvent(native))?.inputs).toMatchObject([{ id: 'snap-0d' }])
  })
})

describe('a snapshot that is written', () => {
  it('comes from outside: nothing says from where', () => {
    expect(awsFlows('do: write-snapshot, as: new, count: 1')).toEqual([
      'StartSnapshot create: => snap-1',
      'PutSnapshotBlock other: => snap-1',
      'CompleteSnapshot other: => snap-1',
    ])
  })

  it('on top of another holds what that one holds', () => {
    const native = emulatedCall('ebs', 'StartSnapshot', {
      requestParameters: { parentSnapshotId: 'snap-0a' },
      responseElements: { snapshotId: 'snap-0b', parentSnapshotId: 'snap-0a' },
    })
    expect(awsActivity(cloudtrailEvent(native))?.links).toMatchObject([
      { kind: 'copy-of', from: { id: 'snap-0a' }, to: { id: 'snap-0b' }, evidence: 'observed' },
    ])
  })

  it('is written piece by piece, but begun and ended once', () => {
    const request = { snapshotId: 'snap-0b' }
    expect(read('PutSnapshotBlock', request)?.isPiecemeal).toBe(true)
    expect(read('CompleteSnapshot', request)?.isPiecemeal).toBeUndefined()
  })
})
