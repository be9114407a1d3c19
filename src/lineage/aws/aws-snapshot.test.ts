import { describe, expect, it } from 'vitest'
import {
  cloudtrailEvent,
  corpusRecords,
  emulatedCall,
  hasCorpus,
  type EmulatedCall,
} from '../../../test/builders/cloudtrail-builder.ts'
import type { JsonObject } from '../../base/json.ts'
import type { Activity } from '../activity.ts'
import { awsActivity } from './aws.ts'

const volumeId = 'vol-0fc2e34e74650e145'
const snapshotId = 'snap-083d3b857c13988bc'
const instanceId = 'i-0dbc91f429e48eeed'

function activityOf(eventName: string, call: EmulatedCall): Activity | undefined {
  return awsActivity(cloudtrailEvent(emulatedCall('ec2', eventName, call)))
}

function linksOf(activity: Activity | undefined): readonly string[] | undefined {
  return activity?.links.map(({ from, kind, to, evidence }) =>
    [from.id, kind, to.id, evidence].join(' '),
  )
}

describe('CreateVolume (emulated)', () => {
  it('restores the snapshot it names, which may be another account’s', () => {
    const activity = activityOf('CreateVolume', {
      requestParameters: { snapshotId },
      responseElements: { volumeId, snapshotId },
    })
    expect(activity?.verb).toBe('restore')
    expect(linksOf(activity)).toEqual([`${snapshotId} restored-from ${volumeId} observed`])
    expect(activity?.inputs[0]?.account).toBeUndefined()
  })

  it('makes an empty disk otherwise', () => {
    const responseElements = { volumeId, snapshotId: '' }
    expect(activityOf('CreateVolume', { requestParameters: {}, responseElements })).toMatchObject({
      verb: 'create',
      inputs: [],
      outputs: [{ id: volumeId }],
    })
  })
})

describe('CreateSnapshots (emulated, unconfirmed shape)', () => {
  const requestParameters = {
    CreateSnapshotsRequest: { InstanceSpecification: { InstanceId: instanceId } },
  }
  const answer = (item: JsonObject): EmulatedCall => ({
    requestParameters,
    responseElements: { CreateSnapshotsResponse: { snapshotSet: { item } } },
  })

  it('pairs each disk with its snapshot, and tells where the disk hangs', () => {
    const activity = activityOf('CreateSnapshots', answer({ volumeId, snapshotId }))
    expect(linksOf(activity)).toEqual([
      `${volumeId} snapshot-of ${snapshotId} inferred`,
      `${volumeId} attached-to ${instanceId} inferred`,
    ])
  })

  it('lets the instance stand for disks that are not named', () => {
    expect(linksOf(activityOf('CreateSnapshots', answer({ other: snapshotId })))).toEqual([
      `${instanceId} snapshot-of ${snapshotId} inferred`,
    ])
  })
})

it('CreateReplaceRootVolumeTask (emulated, unconfirmed shape) restores into the instance', () => {
  const request = { InstanceId: instanceId, SnapshotId: snapshotId }
  const requestParameters = { CreateReplaceRootVolumeTaskRequest: request }
  const activity = activityOf('CreateReplaceRootVolumeTask', { requestParameters })
  expect(activity?.verb).toBe('restore')
  expect(linksOf(activity)).toEqual([`${snapshotId} restored-from ${instanceId} inferred`])
})

describe.skipIf(!hasCorpus())('real records', () => {
  it.each([
    [
      'invictus/CreateSnapshot.json',
      'create',
      'vol-0fc2e34e74650e145 snapshot-of snap-083d3b857c13988bc observed',
    ],
    [
      'cloud-custodian/event-cloud-trail-create-volume.json',
      'restore',
      'us-east-1/snap-37beda4c restored-from us-east-1/vol-97c02b3e observed',
    ],
  ])('%s: %s', (path, verb, link) => {
    const [record = {}] = corpusRecords(path)
    const activity = awsActivity(cloudtrailEvent(record))
    expect([activity?.verb, linksOf(activity)]).toEqual([verb, [link]])
  })

  it('invictus: an empty disk', () => {
    const [record = {}] = corpusRecords('invictus/CreateVolume.json')
    expect(awsActivity(cloudtrailEvent(record))).toMatchObject({
      verb: 'create',
      outputs: [{ id: 'vol-0a2e548958718390d', account: '123837392027', region: 'us-east-1' }],
      links: [],
    })
  })
})
