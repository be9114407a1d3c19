import { describe, expect, it } from 'vitest'
import { valueAt } from '../../base/json.ts'
import {
  changeInstanceState,
  createKeyPair,
  deleteKeyPair,
  dryRunInstances,
  runInstances,
} from './aws-compute-calls.ts'
import { createRandom } from '../random.ts'

const plan = {
  instanceId: 'i-1',
  imageId: 'ami-1',
  owner: '111122223333',
  time: 7,
  subnet: { vpcId: 'vpc-1', subnetId: 'subnet-1', zone: 'eu-west-1a', prefix: '10.20.1' },
  groupId: 'sg-1',
  type: 't3.large',
}
const launch = (seed = 'launch') => runInstances(plan, createRandom(seed))

describe('a launch', () => {
  it('asks for image, network and group, and is answered with the instance', () => {
    const { request, response } = launch()
    expect(request).toMatchObject({ subnetId: 'subnet-1', instanceType: 't3.large' })
    expect(valueAt(request, 'instancesSet', 'items')).toMatchObject([{ imageId: 'ami-1' }])
    expect(response).toMatchObject({ ownerId: '111122223333' })
    expect(valueAt(response, 'instancesSet', 'items')).toMatchObject([
      {
        instanceId: 'i-1',
        imageId: 'ami-1',
        vpcId: 'vpc-1',
        groupSet: { items: [{ groupId: 'sg-1' }] },
        privateIpAddress: expect.stringMatching(/^10\.20\.1\.\d+$/),
        clientToken: request?.['clientToken'],
      },
    ])
  })

  it('may ask for a disk of a snapshot, a profile, several groups', () => {
    const disks = [{ device: '/dev/sdf', snapshotId: 'snap-1' }]
    const more = { disks, profile: 'web', otherGroupIds: ['sg-2'], hasUserData: true }
    const { request } = runInstances({ ...plan, ...more }, createRandom('launch'))
    expect(valueAt(request, 'blockDeviceMapping', 'items')).toMatchObject([
      { deviceName: '/dev/sdf', ebs: { snapshotId: 'snap-1', deleteOnTermination: true } },
    ])
    expect(request).toMatchObject({
      iamInstanceProfile: { name: 'web' },
      groupSet: { items: [{ groupId: 'sg-1' }, { groupId: 'sg-2' }] },
      userData: '<sensitiveDataRemoved>',
    })
    expect(launch().request).not.toHaveProperty('userData')
  })

  it('asks for a public address at an interface, which then has groups and subnet', () => {
    const { request } = runInstances({ ...plan, hasPublicAddress: true }, createRandom('launch'))
    expect(valueAt(request, 'networkInterfaceSet', 'items')).toEqual([
      {
        deviceIndex: 0,
        subnetId: 'subnet-1',
        associatePublicIpAddress: true,
        groupSet: { items: [{ groupId: 'sg-1' }] },
      },
    ])
    for (const key of ['subnetId', 'groupSet']) expect(request).not.toHaveProperty(key)
  })

  it('into an existing interface asks for neither groups nor subnet', () => {
    const { request } = runInstances({ ...plan, interfaceId: 'eni-1' }, createRandom('launch'))
    expect(valueAt(request, 'networkInterfaceSet', 'items')).toMatchObject([
      { networkInterfaceId: 'eni-1', deleteOnTermination: false },
    ])
    for (const key of ['subnetId', 'groupSet']) expect(request).not.toHaveProperty(key)
  })

  it('is fixed by the seed', () => {
    expect(launch()).toEqual(launch())
    expect(launch('other')).not.toEqual(launch())
  })

  it('as a dry run asks the same and gets nothing but the refusal to act', () => {
    const dry = dryRunInstances(plan, createRandom('launch'))
    expect(dry.request).toEqual(launch().request)
    expect(dry.response).toBeNull()
    expect(dry.failure?.code).toBe('Client.DryRunOperation')
  })
})

it.each([
  ['StartInstances', { code: 80, name: 'stopped' }, { code: 0, name: 'pending' }],
  ['StopInstances', { code: 16, name: 'running' }, { code: 64, name: 'stopping' }],
  ['TerminateInstances', { code: 16, name: 'running' }, { code: 32, name: 'shutting-down' }],
] as const)('%s goes from %o to %o', (name, previousState, currentState) => {
  const { request, response } = changeInstanceState(name, 'i-1')
  expect(valueAt(request, 'instancesSet', 'items')).toEqual([{ instanceId: 'i-1' }])
  expect(valueAt(response, 'instancesSet', 'items')).toEqual([
    { instanceId: 'i-1', previousState, currentState },
  ])
})

it('a key pair is logged without its key and deleted by its name', () => {
  const { response } = createKeyPair('door', createRandom('key'))
  expect(response).toMatchObject({ keyName: 'door', keyMaterial: '<sensitiveDataRemoved>' })
  expect(response?.['keyFingerprint']).toMatch(/^([0-9a-f]{2}:){19}[0-9a-f]{2}$/)
  expect(deleteKeyPair('door').request).toEqual({ keyName: 'door' })
})
