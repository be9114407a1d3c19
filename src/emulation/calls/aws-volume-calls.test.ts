import { describe, expect, it } from 'vitest'
import { attachVolume, createVolume, deleteVolume, detachVolume } from './aws-volume-calls.ts'

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
    expect(request).toEqual({ volumeId: 'vol-1' })
  })
})
