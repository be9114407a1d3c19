import { describe, expect, it } from 'vitest'
import * as lightsail from './aws-lightsail-calls.ts'
import { timeAt } from '../clock.ts'
import { createRandom } from '../random.ts'

const place = { region: 'eu-west-1', time: timeAt('2026-09-15 02:24:10') }
const random = createRandom('lightsail')

it('every call changes something and is answered with the operation that it begins', () => {
  const names = { disk: 'data', snapshot: 'taken' }
  expect(lightsail.snapshotLightsailDisk(names, place, random)).toMatchObject({
    service: 'lightsail',
    name: 'CreateDiskSnapshot',
    readOnly: false,
    request: { diskName: 'data', diskSnapshotName: 'taken' },
    response: {
      operations: [
        {
          resourceName: 'taken',
          resourceType: 'DiskSnapshot',
          operationDetails: 'data',
          operationType: 'CreateDiskSnapshot',
          status: 'Started',
          createdAt: 'Sep 15, 2026, 2:24:10 AM',
          location: { regionName: 'eu-west-1' },
        },
      ],
    },
  })
})

describe('a copy', () => {
  const pair = { snapshot: 'taken', instance: 'reader' }
  it.each([
    [
      lightsail.snapshotLightsailInstance({ instance: 'web', snapshot: 'taken' }, place, random),
      { instanceName: 'web', instanceSnapshotName: 'taken' },
    ],
    [
      lightsail.copyLightsailSnapshot(
        { source: 'taken', sourceRegion: 'eu-west-1', target: 'far' },
        place,
        random,
      ),
      { sourceSnapshotName: 'taken', sourceRegion: 'eu-west-1', targetSnapshotName: 'far' },
    ],
    [lightsail.exportLightsailSnapshot('taken', place, random), { sourceSnapshotName: 'taken' }],
    [
      lightsail.restoreLightsailDisk({ snapshot: 'taken', disk: 'new', size: 8 }, place, random),
      { diskSnapshotName: 'taken', diskName: 'new', sizeInGb: 8, availabilityZone: 'eu-west-1a' },
    ],
    [
      lightsail.launchLightsailInstance(pair, place, random),
      { instanceSnapshotName: 'taken', instanceNames: ['reader'] },
    ],
    [
      lightsail.attachLightsailDisk({ disk: 'new', instance: 'reader' }, place, random),
      { diskName: 'new', instanceName: 'reader' },
    ],
    [lightsail.deleteLightsailSnapshot('taken', place, random), { diskSnapshotName: 'taken' }],
  ])('%#: names what it is of and what it makes', ({ request }, names) => {
    expect(request).toMatchObject(names)
  })
})

it('ports are opened and closed by the same words', () => {
  const ports = { instance: 'web', from: 22, to: 22, cidrs: ['0.0.0.0/0'] }
  const opened = lightsail.openLightsailPorts(ports, place, random)
  const closed = lightsail.closeLightsailPorts(ports, place, random)
  expect([opened.name, closed.name]).toEqual([
    'OpenInstancePublicPorts',
    'CloseInstancePublicPorts',
  ])
  expect(opened.request).toEqual(closed.request)
  expect(opened.request).toEqual({
    portInfo: { fromPort: 22, toPort: 22, protocol: 'tcp', cidrs: ['0.0.0.0/0'] },
    instanceName: 'web',
  })
})
