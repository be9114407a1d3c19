import { describe, expect, it } from 'vitest'
import { valueAt } from '../../base/json.ts'
import {
  attachVolume,
  createVolume,
  deleteVolume,
  detachVolume,
  replaceRootVolume,
} from './aws-volume-calls.ts'
import { createRandom } from '../random.ts'

const plan = { volumeId: 'vol-1', zone: 'eu-west-1a', size: 50, time: 7, clientToken: 'token' }
const attachment = { volumeId: 'vol-1', instanceId: 'i-1', device: '/dev/sdf', time: 7 }

describe('a new volume', () => {
  it('names its snapshot in request and answer, its own id in the answer only', () => {
    const { request, response } = createVolume({ ...plan, snapshotId: 'snap-1' })
    expect(request).toMatchObject({ snapshotId: 'snap-1', zone: 'eu-west-1a', size: '50' })
    expect(request).not.toHaveProperty('volumeId')
    expect(response).toMatchObject({ volumeId: 'vol-1', snapshotId: 'snap-1', status: 'creating' })
  })

  it('has no snapshot field when it is empty', () => {
    const { request, response } = createVolume(plan)
    expect(request).not.toHaveProperty('snapshotId')
    expect(response).not.toHaveProperty('snapshotId')
  })
})

describe('the kind of a new volume', () => {
  it('is gp3, asked for by name', () => {
    const { request, response } = createVolume(plan)
    expect(request).toMatchObject({ volumeType: 'gp3' })
    expect(response).toMatchObject({ volumeType: 'gp3', iops: 3000, throughput: 125 })
  })

  it.each([
    [8, 100],
    [50, 150],
    [9000, 16_000],
  ])('or gp2, which nobody asks for: %i GiB make %i operations', (size, iops) => {
    const { request, response } = createVolume({ ...plan, size, type: 'gp2' })
    expect(request).not.toHaveProperty('volumeType')
    expect(response).toMatchObject({ volumeType: 'gp2', iops })
    expect(response).not.toHaveProperty('throughput')
  })

  it('is encrypted when a key is given', () => {
    const { request, response } = createVolume({ ...plan, kmsKeyId: 'key' })
    expect(request).toMatchObject({ encrypted: true, kmsKeyId: 'key' })
    expect(response).toMatchObject({ encrypted: true })
    expect(createVolume(plan).request).not.toHaveProperty('encrypted')
  })
})

const replaced = (source: object) => {
  const call = replaceRootVolume({ instanceId: 'i-1', time: 0, ...source }, createRandom('root'))
  return [
    valueAt(call.request, 'CreateReplaceRootVolumeTaskRequest'),
    valueAt(call.response, 'CreateReplaceRootVolumeTaskResponse', 'replaceRootVolumeTask'),
  ]
}

describe('another root disk', () => {
  it('is made of a snapshot or an image', () => {
    expect(replaced({ snapshotId: 'snap-1' })).toMatchObject([
      { InstanceId: 'i-1', SnapshotId: 'snap-1', DeleteReplacedRootVolume: false },
      { instanceId: 'i-1', snapshotId: 'snap-1', taskState: 'pending' },
    ])
    expect(replaced({ imageId: 'ami-1' })).toMatchObject([
      { ImageId: 'ami-1' },
      { imageId: 'ami-1' },
    ])
  })

  it('throws the old one away only if told so', () => {
    expect(replaced({ deletesOld: true })).toMatchObject([
      { DeleteReplacedRootVolume: true },
      { deleteReplacedRootVolume: true },
    ])
  })
})

describe('a volume on an instance', () => {
  it('comes and goes under the same three names', () => {
    const [attached, detached] = [attachVolume(attachment), detachVolume(attachment)]
    const { time, ...names } = attachment
    expect(attached.request).toMatchObject(names)
    expect(attached.response).toMatchObject({ ...names, status: 'attaching', attachTime: time })
    expect(detached.response).toEqual({ ...names, status: 'detaching', attachTime: time })
  })

  it('is deleted by its id, as a change', () => {
    const { name, request, readOnly } = deleteVolume('vol-1')
    expect([name, readOnly]).toEqual(['DeleteVolume', false])
    expect(request).toEqual({ volumeId: 'vol-1', reportVolumeFailure: false })
  })
})
