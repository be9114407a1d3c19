import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type JsonObject, objectOf } from '../../base/json.ts'
import { flowText, linkTexts } from '../../../test/builders/activity-reader.ts'
import { hasSharedData, sharedRecords } from '../../../test/builders/shared-data.ts'
import { gcpEntry, gcpEvent, gcpHome } from '../../../test/builders/gcp-builder.ts'
import { hostileJson } from '../../../test/builders/hostile-json.ts'
import { gcpActivity } from './gcp.ts'

const bodyKeys =
  'name source sourceDisk sourceSnapshot disks initializeParams networkInterfaces network tags ' +
  'policy bindings members alloweds ports sourceRanges body settings ipConfiguration ' +
  'authorizedNetworks value restoreBackupContext build steps args'
const body = hostileJson(bodyKeys.split(' '), ['allUsers', 'INGRESS', 'projects/p/zones/z/disks/d'])

it('has no use for reads and for methods it does not know', () => {
  const methods = ['v1.compute.disks.list', 'v1.compute.routes.insert', '__proto__', 'v1.']
  expect(
    methods.map((method) => gcpActivity(gcpEvent(gcpEntry({ method, resource: 'x' })))),
  ).toEqual(methods.map(() => undefined))
})

it('knows a log that is thinned out for what it is (emulated)', () => {
  const verbs = ['DeleteSink', 'UpdateSink', 'CreateExclusion'].map((name) => {
    const method = `google.logging.v2.ConfigServiceV2.${name}`
    return flowText(gcpActivity(gcpEvent(gcpEntry({ method, resource: 'sinks/all' }))))
  })
  expect(verbs).toEqual(['unprotect:  => ', 'unprotect:  => ', 'unprotect:  => '])
})

it('never throws on hostile shapes', () => {
  const methods = [
    'v1.compute.disks.createSnapshot',
    'v1.compute.snapshots.insert',
    'v1.compute.disks.insert',
    'v1.compute.instances.insert',
    'v1.compute.instances.bulkInsert',
    'v1.compute.images.setIamPolicy',
    'v1.compute.firewalls.insert',
    'v1.compute.firewalls.patch',
    'v1.compute.networkFirewallPolicies.addRule',
    'v1.compute.networkFirewallPolicies.addAssociation',
    'v1.compute.projects.setCommonInstanceMetadata',
    'v1.compute.disks.removeResourcePolicies',
    'google.cloud.backupdr.v1.BackupDR.RestoreBackup',
    'cloudsql.instances.restoreBackup',
    'cloudsql.instances.patch',
    'google.devtools.cloudbuild.v1.CloudBuild.CreateBuild',
  ]
  fc.assert(
    fc.property(fc.constantFrom(...methods), body, body, (method, one, other) => {
      const resource = `zones/${gcpHome.zone}/disks/d`
      const changes: readonly JsonObject[] = [
        { request: one, response: other },
        { request: one, resourceName: other, authorizationInfo: one, metadata: other },
        { status: one, serviceData: other, resourceOriginalState: one, authenticationInfo: other },
      ]
      for (const change of changes) {
        const entry = gcpEntry({ method, resource })
        const protoPayload = { ...objectOf(entry['protoPayload']), ...change }
        for (const native of [
          { ...entry, protoPayload },
          { ...entry, protoPayload, resource: one },
        ]) {
          const links = gcpActivity(gcpEvent(native))?.links ?? []
          const ids = links.flatMap(({ from, to }) => [from.id, to.id])
          expect(ids.filter((id) => id !== id.toLowerCase())).toEqual([])
        }
      }
    }),
  )
})

function flowsOf(folder: string, prefix = ''): readonly string[] {
  return sharedRecords(folder, prefix).map((record) => flowText(gcpActivity(gcpEvent(record))))
}

describe.skipIf(!hasSharedData())('real and third-party entries', () => {
  it('reads snapshot, disk and instance (iris3, real, names masked)', () => {
    const entries = sharedRecords('gcp/iris3', 'compute.')
    const activities = entries.map((entry) => gcpActivity(gcpEvent(entry)))
    expect(activities.map(flowText)).toEqual([
      'create: disks/${name} => snapshots/${name}',
      'create:  => disks/${name}',
      'launch: images/debian-10-buster-v20210512 => instances/${name} disks/${name}',
    ])
    expect(linkTexts(activities[0])).toEqual(['snapshot-of disks/${name} -> snapshots/${name}'])
    expect(activities[0]?.inputs[0]?.aliases).toEqual(['327216437446702469'])
    expect(activities[2]?.selectors?.map((one) => one.hasExternalAddress)).toEqual([true])
  })

  it('reads a firewall that opens to the world without saying so (real)', () => {
    const [entry] = sharedRecords('gcp/firewall', 'createFirewall')
    const activity = gcpActivity(gcpEvent(entry ?? {}))
    expect(
      activity?.exposures?.[0]?.rules.map(({ protocol, ports, worldOpen }) => [
        protocol,
        ports,
        worldOpen,
      ]),
    ).toEqual([
      ['tcp', [[80, 80]], true],
      ['icmp', [[0, 65535]], true],
    ])
    expect(flowsOf('gcp/firewall', 'deleteFirewall')).toEqual([
      'unexpose:  => firewalls/firewall-rule-01',
    ])
  })

  it('reads a backup of a database (cloud-custodian, real)', () => {
    expect(flowsOf('gcp/cloud-custodian', 'sql-backup')).toEqual([
      'create: instances/custodian-postgres => ',
    ])
  })

  it('reads all others without error', () => {
    expect(flowsOf('gcp').length).toBeGreaterThan(30)
    const panther = sharedRecords('aws/panther', 'gcp_').map(({ log }) =>
      flowText(gcpActivity(gcpEvent(objectOf(log) ?? {}))),
    )
    expect(panther).toContain('share:  => disks/disk-1')
    expect(panther).toContain('create:  => snapshots/snapshot-1')
  })
})
