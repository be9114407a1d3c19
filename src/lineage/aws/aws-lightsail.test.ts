import { describe, expect, it } from 'vitest'
import { awsFlows } from '../../../test/builders/aws-flows.ts'
import { linkTexts } from '../../../test/builders/activity-reader.ts'
import { cloudtrailEvent, emulatedCall } from '../../../test/builders/cloudtrail-builder.ts'
import type { JsonObject } from '../../base/json.ts'
import type { Activity, IngressRule } from '../activity.ts'
import { awsActivity } from './aws.ts'

function read(eventName: string, requestParameters: JsonObject): Activity | undefined {
  return awsActivity(cloudtrailEvent(emulatedCall('lightsail', eventName, { requestParameters })))
}

/** The rules that a call on ports changes, of the machine that it names. */
function rulesOf(name: string, info: JsonObject): readonly IngressRule[] {
  const ports = name === 'PutInstancePublicPorts' ? { portInfos: [info] } : { portInfo: info }
  const activity = read(name, { instanceName: 'web', ...ports })
  expect(activity?.exposures).toMatchObject([
    { resource: { id: 'lightsail:111122223333:eu-west-1:instance:web', kind: 'instance' } },
  ])
  return activity?.exposures?.[0]?.rules ?? []
}

it('follows a copy from the disk to another region, to EC2, and into use', () => {
  expect(
    awsFlows(
      'do: create-snapshot, of: small-disk, as: taken',
      'do: copy, of: taken, as: far, region: us-east-1',
      'do: export-to-ec2, of: taken',
      'do: restore, of: taken, as: reading-disk',
      'do: attach, of: reading-disk, to: small-server',
      'do: delete, of: taken',
    ),
  ).toEqual([
    'CreateDiskSnapshot create: lightsail:disk:small-disk => lightsail:snapshot:taken | snapshot-of? lightsail:disk:small-disk -> lightsail:snapshot:taken',
    'CopySnapshot copy: lightsail:snapshot:taken => lightsail:111122223333:us-east-1:snapshot:far | copy-of? lightsail:snapshot:taken -> lightsail:111122223333:us-east-1:snapshot:far',
    'ExportSnapshot export: lightsail:snapshot:taken => aws:acct:111122223333 | exported-to? lightsail:snapshot:taken -> aws:acct:111122223333',
    'CreateDiskFromSnapshot restore: lightsail:snapshot:taken => lightsail:disk:reading-disk | restored-from? lightsail:snapshot:taken -> lightsail:disk:reading-disk',
    'AttachDisk attach: lightsail:disk:reading-disk => lightsail:instance:small-server | attached-to? lightsail:disk:reading-disk -> lightsail:instance:small-server',
    'DeleteDiskSnapshot delete: => lightsail:snapshot:taken',
  ])
})

it('launches a machine from a snapshot of a machine', () => {
  expect(
    awsFlows(
      'do: create-snapshot, of: small-server, as: taken',
      'do: launch, of: taken, as: reader',
    ),
  ).toEqual([
    'CreateInstanceSnapshot create: lightsail:instance:small-server => lightsail:snapshot:taken | snapshot-of? lightsail:instance:small-server -> lightsail:snapshot:taken',
    'CreateInstancesFromSnapshot launch: lightsail:snapshot:taken => lightsail:instance:reader | launched-from? lightsail:snapshot:taken -> lightsail:instance:reader',
  ])
})

it.each([
  [
    'CreateDiskSnapshot',
    { instanceName: 'web', diskSnapshotName: 's' },
    'snapshot-of? instance web -> snapshot s',
  ],
  [
    'CopySnapshot',
    { sourceResourceName: 'web', targetSnapshotName: 's' },
    'copy-of? instance web -> snapshot s',
  ],
  [
    'CreateInstancesFromSnapshot',
    { sourceInstanceName: 'web', instanceNames: ['a'] },
    'launched-from? instance web -> instance a',
  ],
  [
    'CreateDiskFromSnapshot',
    { sourceDiskName: 'data', diskName: 'd' },
    'restored-from? disk data -> disk d',
  ],
  [
    'CreateRelationalDatabaseSnapshot',
    { relationalDatabaseName: 'shop', relationalDatabaseSnapshotName: 's' },
    'snapshot-of? database shop -> database-snapshot s',
  ],
  [
    'CreateRelationalDatabaseFromSnapshot',
    { relationalDatabaseSnapshotName: 's', relationalDatabaseName: 'b' },
    'restored-from? database-snapshot s -> database b',
  ],
  [
    'CreateRelationalDatabaseFromSnapshot',
    { sourceRelationalDatabaseName: 'shop', relationalDatabaseName: 'b' },
    'restored-from? database shop -> database b',
  ],
])('%s of %j', (name, request, link) => {
  const short = linkTexts(read(name, request)).map((text) =>
    text.replaceAll('lightsail:111122223333:eu-west-1:', '').replaceAll(':', ' '),
  )
  expect(short).toEqual([link])
})

describe('ports', () => {
  const ssh = { fromPort: 22, toPort: 22, protocol: 'tcp' }

  it('are open to everybody unless addresses are named', () => {
    expect(rulesOf('OpenInstancePublicPorts', ssh)).toMatchObject([
      { cidrs: ['0.0.0.0/0'], ports: [[22, 22]], worldOpen: true },
    ])
    expect(
      rulesOf('OpenInstancePublicPorts', { ...ssh, cidrs: ['198.51.100.0/24'] }),
    ).toMatchObject([{ cidrs: ['198.51.100.0/24'], worldOpen: false }])
    expect(rulesOf('OpenInstancePublicPorts', { ...ssh, ipv6Cidrs: ['::/0'] })).toMatchObject([
      { cidrs: ['::/0'], worldOpen: true },
    ])
  })

  it('for the console of Lightsail are open to nobody else', () => {
    const console = { ...ssh, cidrListAliases: ['lightsail-connect'] }
    expect(rulesOf('OpenInstancePublicPorts', console)).toMatchObject([{ worldOpen: false }])
  })

  it('that are put replace all others; closing names the rule that opening made', () => {
    expect(rulesOf('PutInstancePublicPorts', ssh)).toHaveLength(1)
    const [change] = read('PutInstancePublicPorts', { instanceName: 'web' })?.exposures ?? []
    expect(change).toMatchObject({ change: 'replace', rules: [] })
    const [opened] = rulesOf('OpenInstancePublicPorts', ssh)
    expect(rulesOf('CloseInstancePublicPorts', ssh)).toMatchObject([{ key: opened?.key }])
  })
})

it('a restored database may be public at once', () => {
  const request = { relationalDatabaseSnapshotName: 's', relationalDatabaseName: 'b' }
  const open = read('CreateRelationalDatabaseFromSnapshot', {
    ...request,
    publiclyAccessible: true,
  })
  expect(open?.exposures).toMatchObject([{ change: 'open', rules: [{ worldOpen: true }] }])
  expect(read('CreateRelationalDatabaseFromSnapshot', request)?.exposures).toBeUndefined()
})

it('the keys of a machine are access to it', () => {
  expect(read('GetInstanceAccessDetails', { instanceName: 'web' })).toMatchObject({
    verb: 'access',
    inputs: [{ kind: 'instance' }],
  })
})
