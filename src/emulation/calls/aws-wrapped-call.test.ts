import { describe, expect, it } from 'vitest'
import { valueAt } from '../../base/json.ts'
import type { JsonObject } from '../../base/json.ts'
import { ec2Call, readCall } from './aws-call.ts'
import { wrapEc2Call } from './aws-wrapped-call.ts'

const wrapped = (request: JsonObject, response: JsonObject = {}) => {
  const call = wrapEc2Call(ec2Call('DoThing', request, response))
  return {
    request: valueAt(call.request, 'DoThingRequest'),
    response: valueAt(call.response, 'DoThingResponse'),
  }
}

const ids = (...volumeIds: readonly string[]) =>
  wrapped({ volumeSet: { items: volumeIds.map((volumeId) => ({ volumeId })) } }).request

describe('a request in the newer encoding', () => {
  it('has Pascal case all the way down', () => {
    const { request } = wrapped({ instanceId: 'i-1', profile: { name: 'web', isOn: true } })
    expect(request).toEqual({ InstanceId: 'i-1', Profile: { Name: 'web', IsOn: true } })
  })

  it('is an empty text when it asks for nothing', () => {
    expect(wrapped({}).request).toBe('')
    expect(wrapped({ filterSet: {} }).request).toBe('')
  })

  it('numbers the elements of a list; one stands alone, bare values are its content', () => {
    expect(ids('vol-1')).toEqual({ VolumeId: { content: 'vol-1', tag: 1 } })
    expect(ids('vol-1', 'vol-2')).toEqual({
      VolumeId: [
        { content: 'vol-1', tag: 1 },
        { content: 'vol-2', tag: 2 },
      ],
    })
  })

  it('keeps elements of several keys, and those of a list that is no set', () => {
    const filter = { name: 'resource-id', valueSet: { items: [{ value: 'x' }] } }
    expect(wrapped({ filterSet: { items: [filter] } }).request).toEqual({
      Filter: { Name: 'resource-id', Value: { content: 'x', tag: 1 }, tag: 1 },
    })
    const add = { items: [{ userId: '777788889999' }] }
    expect(wrapped({ createVolumePermission: { add } }).request).toEqual({
      CreateVolumePermission: { Add: { UserId: '777788889999', tag: 1 } },
    })
  })

  it('writes tags in the singular', () => {
    const items = [{ resourceType: 'snapshot', tags: [{ key: 'a', value: 'b' }] }]
    expect(wrapped({ tagSpecificationSet: { items } }).request).toEqual({
      TagSpecification: { ResourceType: 'snapshot', Tag: { Key: 'a', Value: 'b', tag: 1 }, tag: 1 },
    })
  })
})

describe('an answer in the newer encoding', () => {
  it('names the API, keeps its keys, and writes times and sizes as XML does', () => {
    const { response } = wrapped({}, { _return: true, startTime: 0, volumeSize: '8', ownerId: '1' })
    expect(response).toEqual({
      xmlns: 'http://ec2.amazonaws.com/doc/2016-11-15/',
      return: true,
      startTime: '1970-01-01T00:00:00.000Z',
      volumeSize: 8,
      ownerId: '1',
    })
  })

  it('has lists below item, one alone, none as empty text', () => {
    const lists = { one: { items: [{ id: 1 }] }, two: { items: [1, 2] }, none: {} }
    expect(wrapped({}, lists).response).toMatchObject({
      one: { item: { id: 1 } },
      two: { item: [1, 2] },
      none: '',
    })
  })
})

it('what a call is stays as it was', () => {
  const read = wrapEc2Call(readCall('ec2', 'DescribeVolumes', { volumeSet: {} }))
  expect(read).toMatchObject({ readOnly: true, response: null })
  const failure = { code: 'Client.X', message: 'no' }
  expect(wrapEc2Call({ ...read, failure }).failure).toEqual(failure)
  expect(() => wrapEc2Call(readCall('rds', 'DescribeDBInstances', null))).toThrow(TypeError)
})
