import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { objectOf, parseJson, valueAt } from '../../base/json.ts'
import type { JsonObject, JsonValue } from '../../base/json.ts'
import { timeAt } from '../clock.ts'
import { googleSystem, googleUser, serviceAccount } from './gcp-caller.ts'
import { gcpNames } from './gcp-compute-call.ts'
import * as disks from './gcp-disk-calls.ts'
import * as instances from './gcp-instance-calls.ts'
import { playGcpCall } from './gcp-player.ts'
import type { GcpCall } from './gcp-player.ts'
import { createRandom } from '../random.ts'

const time = timeAt('2026-09-17 00:41:15')
const random = createRandom('gcp player test')
const [project, zone] = ['example-test', 'europe-west1-c']
const disk = gcpNames.disk(project, zone, 'd')
const instance = gcpNames.instance(project, zone, 'i')
const network = gcpNames.network(project, 'default')
const caller = googleUser({ email: 'ines@example.com', address: '192.0.2.1', agent: 'gcloud' })
const entries = (call: GcpCall, by = caller): readonly JsonObject[] =>
  playGcpCall({ caller: by, time, call }, random).map(({ record }) => record)
const payload = (
  entry: JsonObject | undefined,
  ...path: readonly string[]
): JsonValue | undefined => valueAt(entry, 'protoPayload', ...path)

describe('a call that starts an operation', () => {
  const [first, last] = entries(disks.snapshotDisk(disk, 's', 'eu'))

  it('leaves a first and a last entry of one operation', () => {
    expect(valueAt(first, 'operation', 'first')).toBe(true)
    expect(valueAt(last, 'operation', 'last')).toBe(true)
    expect(valueAt(first, 'operation', 'id')).toBe(valueAt(last, 'operation', 'id'))
    expect(first?.['insertId']).not.toBe(last?.['insertId'])
  })

  it('says all in the first and next to nothing in the last', () => {
    expect(payload(first, 'request')).toMatchObject({ name: 's', sourceDisk: disk })
    expect(payload(first, 'response', 'targetLink')).toBe(
      `https://www.googleapis.com/compute/v1/${disk}`,
    )
    expect(payload(last, 'request')).toEqual({
      '@type': 'type.googleapis.com/compute.disks.createSnapshot',
    })
    expect(payload(last, 'authorizationInfo')).toBeUndefined()
    expect(payload(last, 'response')).toBeUndefined()
  })
})

describe('other calls', () => {
  it('leave one entry when refused, with the permission that was missing', () => {
    const snapshot = gcpNames.snapshot(project, 's')
    const share = disks.setResourcePolicy(snapshot, 'roles/compute.storageAdmin', [
      'user:a@example.net',
    ])
    const [entry, none] = entries({ ...share, refused: true })
    expect(none).toBeUndefined()
    expect(entry?.['severity']).toBe('ERROR')
    expect(payload(entry, 'status', 'code')).toBe(7)
    expect(payload(entry, 'status', 'message')).toContain('compute.snapshots.setIamPolicy')
    expect(payload(entry, 'request', 'policy', 'bindings')).toHaveLength(1)
  })

  it('of the system go to its own log and name neither address nor snapshot', () => {
    const [entry, none] = entries(disks.scheduledSnapshot(disk), googleSystem)
    expect(none).toBeUndefined()
    expect(entry?.['logName']).toBe(
      'projects/example-test/logs/cloudaudit.googleapis.com%2Fsystem_event',
    )
    expect(payload(entry, 'requestMetadata', 'callerIp')).toBeUndefined()
    expect(payload(entry, 'response', 'operationType')).toBe('createSnapshot')
  })
})

describe('what the log writes otherwise than the API', () => {
  it('calls the ports of a firewall alloweds', () => {
    const rule = { network, ranges: ['0.0.0.0/0'], port: '22', tags: ['t'] }
    const [entry] = entries(instances.allowIngress(gcpNames.firewall(project, 'f'), rule))
    expect(payload(entry, 'request', 'alloweds')).toEqual([{ IPProtocol: 'tcp', ports: ['22'] }])
    expect(valueAt(entry, 'resource', 'type')).toBe('gce_firewall_rule')
  })

  it('keeps the names of added metadata and not their values', () => {
    const [entry] = entries(instances.addSshKeys(instance))
    expect(payload(entry, 'metadata', 'instanceMetadataDelta', 'addedMetadataKeys')).toEqual([
      'ssh-keys',
    ])
  })

  it('names the key of a service account that calls from outside', () => {
    const account = serviceAccount({
      email: 'bot@x.iam.gserviceaccount.com',
      project,
      keyId: 'abc',
    })
    expect(account.authenticationInfo['serviceAccountKeyName']).toContain('/keys/abc')
  })
})

const boot = { image: 'projects/debian-cloud/global/images/debian-13' }
const launch = { instance, boot, network, tags: [], external: true }
const counterparts: Record<string, GcpCall> = {
  'iris3/compute.disks.createSnapshot.log_message.json': disks.snapshotDisk(disk, 's', 'eu'),
  'iris3/compute.disks.insert.log_message.json': disks.restoreDisk(disk, 's'),
  'iris3/compute.instances.insert.log_message.json': instances.launchInstance(launch),
}

describe.each(Object.entries(counterparts))('beside the real %s', (name, call) => {
  const file = new URL(`../../../../shared/data/gcp/${name}`, import.meta.url)
  const present = existsSync(file)
  if (!present) process.stderr.write(`skipped: ${file.pathname} is not here\n`)

  it.skipIf(!present)('the first entry has the same keys', () => {
    const real = objectOf(parseJson(readFileSync(file, 'utf8'))) ?? {}
    const [entry = {}] = entries(call)
    expect(keys(entry)).toEqual(keys(real))
    expect(keys(entry['protoPayload'])).toEqual(keys(real['protoPayload']))
    expect(keys(payload(entry, 'response'))).toEqual(keys(payload(real, 'response')))
    expect(keys(valueAt(entry, 'resource', 'labels'))).toEqual(
      keys(valueAt(real, 'resource', 'labels')),
    )
  })
})

function keys(value: JsonValue | undefined): readonly string[] {
  return Object.keys(objectOf(value) ?? {}).toSorted()
}
