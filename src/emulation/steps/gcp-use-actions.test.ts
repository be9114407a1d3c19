import { describe, expect, it } from 'vitest'
import { gcpPayloads, lastPayload, lastRequest } from '../../../test/builders/gcp-step-player.ts'

const ours = 'projects/example-production'
const diskMade = (rest: string): unknown =>
  lastPayload([`{do: restore, of: old, as: new${rest}}`], 'resourceName')
const launched = (rest: string): unknown => lastRequest(`{do: launch, as: new, ${rest}}`)

describe('disks', () => {
  it.each([
    ['old', { sourceSnapshot: `${ours}/global/snapshots/old` }],
    ['picture', { sourceImage: `${ours}/global/images/picture` }],
    ['disk', { sourceDisk: `${ours}/zones/europe-west1-c/disks/disk` }],
  ])('are made of %s', (of, request) => {
    expect(lastRequest(`{do: restore, of: ${of}, as: new}`)).toMatchObject(request)
  })

  it('lie in the zone that the step names, else in that of their project', () => {
    expect(diskMade('')).toBe(`${ours}/zones/europe-west1-c/disks/new`)
    expect(diskMade(', region: us-east1-b')).toBe(`${ours}/zones/us-east1-b/disks/new`)
    expect(diskMade(', in: sister')).toBe(
      'projects/example-recovery/zones/europe-west4-b/disks/new',
    )
  })

  it('are detached from the instance that they were attached to', () => {
    const steps = [
      '{do: create-disk, as: empty}',
      '{do: attach, of: empty, to: server}',
      '{do: detach, of: empty}',
    ]
    expect(lastPayload(steps, 'resourceName')).toBe(`${ours}/zones/europe-west1-c/instances/server`)
    expect(lastPayload(steps, 'methodName')).toBe('v1.compute.instances.detachDisk')
  })

  it('are read only where the step gives them a name of their own', () => {
    expect(lastRequest('{do: attach, of: disk, to: server, text: loot}')).toMatchObject({
      mode: 'READ_ONLY',
      deviceName: 'loot',
    })
  })
})

describe('a launch', () => {
  it.each([
    ['disk', { disks: [{ boot: true, source: `${ours}/zones/europe-west1-c/disks/disk` }] }],
    [
      'old',
      {
        disks: [
          {
            initializeParams: {
              sourceSnapshot: `${ours}/global/snapshots/old`,
              diskSizeGb: '100',
            },
          },
        ],
      },
    ],
    [
      'picture',
      { disks: [{ initializeParams: { sourceImage: `${ours}/global/images/picture` } }] },
    ],
  ])('boots from %s', (of, request) => {
    expect(launched(`of: ${of}`)).toMatchObject(request)
  })

  it('boots from a machine image with all its disks', () => {
    expect(launched('of: whole')).not.toHaveProperty('disks')
  })

  it('has the tags of its group, a network, an account, and an address where it is public', () => {
    expect(launched('of: picture, group: door, to: shop, with: bot, public: true')).toMatchObject({
      tags: { tags: ['door'] },
      networkInterfaces: [
        { network: `${ours}/global/networks/shop`, accessConfigs: [{ type: 'ONE_TO_ONE_NAT' }] },
      ],
      serviceAccounts: [{ email: 'bot@example-production.iam.gserviceaccount.com' }],
    })
    expect(JSON.stringify(launched('of: picture'))).not.toContain('accessConfigs')
  })

  it('takes another disk along', () => {
    expect(launched('of: picture, text: disk')).toMatchObject({
      disks: [{ boot: true }, { source: `${ours}/zones/europe-west1-c/disks/disk` }],
    })
  })
})

it('an instance that joins a group has its tag', () => {
  expect(lastRequest('{do: join, of: server, group: door}')).toMatchObject({ tags: ['door'] })
})

it('an address in the internet may be named', () => {
  expect(lastRequest('{do: add-address, of: server, text: 203.0.113.7}')).toMatchObject({
    natIP: '203.0.113.7',
  })
  expect(gcpPayloads('{do: add-address, of: server}')[0]?.['request']).not.toHaveProperty('natIP')
})
