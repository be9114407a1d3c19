import { describe, expect, it } from 'vitest'
import {
  cloudtrailEvent,
  corpusRecords,
  emulatedCall,
  hasCorpus,
  type EmulatedCall,
} from '../../../test/builders/cloudtrail-builder.ts'
import type { Activity } from '../activity.ts'
import { awsActivity } from './aws.ts'

const volumeId = 'vol-0fc2e34e74650e145'
const snapshotId = 'snap-083d3b857c13988bc'
const instanceId = 'i-0dbc91f429e48eeed'
const imageId = 'ami-0aa1d83d0b0985c86'

function activityOf(eventName: string, call: EmulatedCall): Activity | undefined {
  return awsActivity(cloudtrailEvent(emulatedCall('ec2', eventName, call)))
}

function realActivities(path: string, eventName: string): readonly (Activity | undefined)[] {
  return corpusRecords(path)
    .filter((record) => record['eventName'] === eventName)
    .map((record) => awsActivity(cloudtrailEvent(record)))
}

describe('disks (emulated)', () => {
  it('CopySnapshot: the source keeps its region and no account is claimed for it', () => {
    const activity = activityOf('CopySnapshot', {
      requestParameters: { sourceSnapshotId: snapshotId, sourceRegion: 'us-east-1' },
      responseElements: { snapshotId: 'snap-0a1b2c3d4e5f60718' },
    })
    expect(activity).toMatchObject({
      verb: 'copy',
      links: [{ kind: 'copy-of', from: { id: snapshotId }, to: { id: 'snap-0a1b2c3d4e5f60718' } }],
    })
    expect(activity?.inputs).toEqual([
      { id: snapshotId, kind: 'snapshot', provider: 'aws', region: 'us-east-1' },
    ])
  })

  it('AttachVolume ties disk to instance; DetachVolume names both and ties nothing', () => {
    const requestParameters = { volumeId, instanceId, device: '/dev/sdf' }
    expect(activityOf('AttachVolume', { requestParameters })).toMatchObject({
      verb: 'attach',
      links: [{ kind: 'attached-to', from: { id: volumeId }, to: { id: instanceId } }],
    })
    expect(activityOf('DetachVolume', { requestParameters })).toMatchObject({
      verb: 'detach',
      inputs: [{ id: volumeId }],
      outputs: [{ id: instanceId }],
      links: [],
    })
  })
})

describe('instances (emulated)', () => {
  const requestParameters = { instancesSet: { items: [{ instanceId }] } }

  it.each([
    ['StartInstances', 'launch', undefined],
    ['StopInstances', 'other', undefined],
    ['TerminateInstances', 'delete', [instanceId]],
  ])('%s is %s', (name, verb, removed) => {
    const activity = activityOf(name, { requestParameters })
    expect(activity).toMatchObject({ verb, outputs: [{ id: instanceId }] })
    expect(activity?.removed?.map(({ id }) => id)).toEqual(removed)
  })

  it('a start makes nothing', () => {
    expect(activityOf('StartInstances', { requestParameters })?.isStart).toBe(true)
  })

  it.each(['GetPasswordData', 'GetConsoleScreenshot'])('%s is access', (name) => {
    expect(activityOf(name, { requestParameters: { instanceId } })).toMatchObject({
      verb: 'access',
      inputs: [{ id: instanceId }],
    })
  })
})

describe('guards (emulated)', () => {
  it.each([
    ['DeleteSnapshot', { snapshotId }, snapshotId],
    ['DeleteVolume', { volumeId }, volumeId],
    ['DeregisterImage', { imageId }, imageId],
  ])('%s removes', (name, requestParameters, id) => {
    expect(activityOf(name, { requestParameters })).toMatchObject({
      verb: 'delete',
      removed: [{ id }],
    })
    const denied = activityOf(name, {
      requestParameters,
      errorCode: 'Client.UnauthorizedOperation',
    })
    expect(denied).toMatchObject({ attempt: true, outputs: [{ id }] })
    expect(denied?.removed).toBeUndefined()
  })

  it.each([
    ['DisableSnapshotBlockPublicAccess', 'unprotect'],
    ['EnableSnapshotBlockPublicAccess', 'protect'],
    ['DisableImageBlockPublicAccess', 'unprotect'],
    ['DisableEbsEncryptionByDefault', 'unprotect'],
    ['EnableSerialConsoleAccess', 'unprotect'],
  ])('%s is %s', (name, verb) => {
    const requestParameters = { [`${name}Request`]: '' }
    expect(activityOf(name, { requestParameters })).toMatchObject({ verb, inputs: [], outputs: [] })
  })

  it('find the snapshot of an unconfirmed shape by its look', () => {
    const requestParameters = {
      UnlockSnapshotRequest: { Snapshots: { tag: 1, content: snapshotId } },
    }
    expect(activityOf('UnlockSnapshot', { requestParameters })).toMatchObject({
      verb: 'unprotect',
      outputs: [{ id: snapshotId }],
    })
  })
})

describe.skipIf(!hasCorpus())('real records', () => {
  it('invictus: the clean-up of the snapshot', () => {
    expect(realActivities('invictus/DeleteSnapshot.json', 'DeleteSnapshot')).toMatchObject([
      { verb: 'delete', removed: [{ id: 'snap-083d3b857c13988bc' }] },
    ])
  })

  it('stratus: keys pushed into instances are access', () => {
    const path = 'stratus/aws.lateral-movement.ec2-instance-connect.json'
    expect(realActivities(path, 'SendSSHPublicKey')).toMatchObject([
      { verb: 'access', inputs: [{ id: 'i-fdb357cb7e99ad973' }] },
      { verb: 'access', inputs: [{ id: 'i-6d7fb8f606130a33d' }] },
      { verb: 'access', inputs: [{ id: 'i-9d2abff1798c34950' }] },
    ])
  })

  it('traildiscover: a failed attachment keeps the text of ids that are none', () => {
    expect(realActivities('traildiscover/EC2/AttachVolume.json', 'AttachVolume')).toMatchObject([
      {
        verb: 'attach',
        attempt: true,
        inputs: [{ id: 'traildiscovervolumeid' }],
        outputs: [{ id: 'traildiscoverinstanceid' }],
        links: [],
      },
    ])
  })
})
