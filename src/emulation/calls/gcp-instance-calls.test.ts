import { describe, expect, it } from 'vitest'
import * as instances from './gcp-instance-calls.ts'
import { gcpNames } from './gcp-compute-call.ts'
import type { GcpCall } from './gcp-player.ts'

const zone = 'europe-west1-c'
const instance = gcpNames.instance('p', zone, 'i')
const disk = gcpNames.disk('p', zone, 'd')
const network = gcpNames.network('p', 'default')
const permissionsOf = (call: GcpCall): readonly string[] =>
  call.permissions.map(({ permission, resource }) => `${permission} ${resource}`)

describe('a launch', () => {
  const plain = { instance, boot: { disk }, network, tags: [], external: false }

  it('from a disk uses the disk', () => {
    const call = instances.launchInstance(plain)
    expect(call.request).toMatchObject({ name: 'i', disks: [{ boot: true, source: disk }] })
    expect(permissionsOf(call)).toContain(`compute.disks.use ${disk}`)
  })

  it('from an image makes a disk of the instance’s name', () => {
    const call = instances.launchInstance({ ...plain, boot: { image: 'image-1' } })
    expect(call.request).toMatchObject({
      disks: [{ initializeParams: { sourceImage: 'image-1' } }],
    })
    expect(permissionsOf(call)).toContain(`compute.disks.create ${gcpNames.disk('p', zone, 'i')}`)
  })

  it('has an external address, tags and an account only when asked for', () => {
    const text = JSON.stringify(instances.launchInstance(plain))
    expect(text).not.toMatch(/accessConfigs|useExternalIp|"tags"|serviceAccounts/)
    const more = { tags: ['t'], external: true, serviceAccount: 'bot@example.com' }
    expect(instances.launchInstance({ ...plain, ...more }).request).toMatchObject({
      networkInterfaces: [{ network, accessConfigs: [{ type: 'ONE_TO_ONE_NAT' }] }],
      tags: { tags: ['t'] },
      serviceAccounts: [{ email: 'bot@example.com' }],
    })
  })
})

it('a disk is attached by its name and detached by the device it became', () => {
  const attached = instances.attachDisk(instance, disk)
  expect(attached.request).toMatchObject({ source: disk })
  expect(permissionsOf(attached)).toContain(`compute.disks.use ${disk}`)
  const { request } = instances.detachDisk(instance)
  expect(request).toEqual({ deviceName: attached.request?.['deviceName'] })
})

it('a disk may be attached for reading, under a name of its own', () => {
  const call = instances.attachDisk(instance, disk, { deviceName: 'loot', mode: 'READ_ONLY' })
  expect(call.request).toMatchObject({ deviceName: 'loot', mode: 'READ_ONLY' })
  expect(permissionsOf(call)).toContain(`compute.disks.useReadOnly ${disk}`)
})

it('an external address is added, the one asked for or any, and taken away', () => {
  const { request } = instances.addAddress(instance, '203.0.113.7')
  expect(request).toMatchObject({ type: 'ONE_TO_ONE_NAT', natIP: '203.0.113.7' })
  expect(instances.addAddress(instance).request).not.toHaveProperty('natIP')
  expect(instances.removeAddress(instance).method).toBe('v1.compute.instances.deleteAccessConfig')
})

it('tags are all that the instance has from now on', () => {
  const { method, request } = instances.setTags(instance, ['web'])
  expect(method).toBe('v1.compute.instances.setTags')
  expect(request).toMatchObject({ tags: ['web'] })
})

it('metadata of a project is changed for all its instances', () => {
  const call = instances.setProjectMetadata('p', { modified: ['ssh-keys'], deleted: ['a'] })
  expect(call).toMatchObject({
    method: 'v1.compute.projects.setCommonInstanceMetadata',
    resourceName: 'projects/p',
    resource: { type: 'gce_project', labels: {} },
    more: {
      metadata: {
        projectMetadataDelta: { modifiedMetadataKeys: ['ssh-keys'], deletedMetadataKeys: ['a'] },
      },
    },
  })
})

it('an action needs the permission of its verb', () => {
  const call = instances.instanceAction(instance, 'reset', {})
  expect(call.method).toBe('v1.compute.instances.reset')
  expect(permissionsOf(call)).toEqual([`compute.instances.reset ${instance}`])
})

it('SSH keys are set as metadata, of which the log keeps the names', () => {
  const { method, request, more } = instances.addSshKeys(instance)
  expect(method).toBe('v1.compute.instances.setMetadata')
  expect(request).toEqual({})
  expect(more).toMatchObject({
    metadata: { instanceMetadataDelta: { addedMetadataKeys: ['ssh-keys'] } },
  })
})

it('a firewall rule says who reaches which port of which tags', () => {
  const rule = { network, ranges: ['0.0.0.0/0'], port: '22', tags: ['t'] }
  expect(instances.allowIngress(gcpNames.firewall('p', 'f'), rule).request).toMatchObject({
    name: 'f',
    direction: 'INGRESS',
    sourceRanges: ['0.0.0.0/0'],
    targetTags: ['t'],
    alloweds: [{ IPProtocol: 'tcp', ports: ['22'] }],
  })
})
