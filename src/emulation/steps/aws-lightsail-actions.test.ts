import { expect, it } from 'vitest'
import { playedEvents } from '../../../test/builders/aws-flows.ts'
import { textOf, valueAt } from '../../base/json.ts'

/** The calls that steps leave, with one value of each request. */
function calls(...steps: readonly string[]): readonly string[] {
  return playedEvents(...steps).map(({ native }) => textOf(native['eventName']) ?? '')
}

it('does each thing by the call of its kind', () => {
  expect(
    calls(
      'do: create-snapshot, of: small-disk, as: one',
      'do: create-snapshot, of: small-server, as: two',
      'do: copy, of: one, as: far, region: us-east-1',
      'do: export-to-ec2, of: one',
      'do: restore, of: one, as: new-disk',
      'do: launch, of: two, as: new-server',
      'do: attach, of: new-disk, to: new-server',
      'do: open, of: new-server, port: 22, from: world',
      'do: close, of: new-server, port: 22, from: world',
      'do: delete, of: one',
    ),
  ).toEqual([
    'CreateDiskSnapshot',
    'CreateInstanceSnapshot',
    'CopySnapshot',
    'ExportSnapshot',
    'CreateDiskFromSnapshot',
    'CreateInstancesFromSnapshot',
    'AttachDisk',
    'OpenInstancePublicPorts',
    'CloseInstancePublicPorts',
    'DeleteDiskSnapshot',
  ])
})

it('makes a copy where it goes, of where it is', () => {
  const [, copy] = playedEvents(
    'do: create-snapshot, of: small-disk, as: one',
    'do: copy, of: one, as: far, region: us-east-1',
  )
  expect(copy?.native['awsRegion']).toBe('us-east-1')
  expect(valueAt(copy?.native, 'requestParameters', 'sourceRegion')).toBe('eu-west-1')
})

it.each([
  ['22', { fromPort: 22, toPort: 22 }],
  ['20-25', { fromPort: 20, toPort: 25 }],
  ['all', { fromPort: 0, toPort: 65_535 }],
])('opens port %s', (port, ports) => {
  const [event] = playedEvents(
    `do: open, of: small-server, port: '${port}', from: [world, 198.51.100.0/24]`,
  )
  expect(valueAt(event?.native, 'requestParameters', 'portInfo')).toEqual({
    ...ports,
    protocol: 'tcp',
    cidrs: ['0.0.0.0/0', '198.51.100.0/24'],
  })
})
