import { describe, expect, it } from 'vitest'
import { valueAt } from '../../base/json.ts'
import type { JsonObject, JsonValue } from '../../base/json.ts'
import { timeAt } from '../clock.ts'
import { googleSystem, googleUser, serviceAccount } from './gcp-caller.ts'
import { gcpNames } from './gcp-compute-call.ts'
import * as disks from './gcp-disk-calls.ts'
import * as instances from './gcp-instance-calls.ts'
import { playGcpCall } from './gcp-player.ts'
import type { GcpCall } from './gcp-player.ts'
import { setProjectPolicy } from './gcp-policy-calls.ts'
import { listCompute } from './gcp-read-calls.ts'
import { foreignSnapshot } from './gcp-snapshot-calls.ts'
import { backUpDatabase } from './gcp-sql-calls.ts'
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
    expect(payload(entry, 'response')).toMatchObject({
      operationType: 'createSnapshot',
      status: 'DONE',
    })
    expect(entry).toMatchObject({
      severity: 'INFO',
      operation: { producer: 'ScheduledSnapshots', first: true, last: true },
    })
  })
})

describe('a call that fails', () => {
  const quota = { code: 8, message: 'QUOTA_EXCEEDED' } as const
  const created = disks.insertDisk(disk, { size: 10 })

  it('at once leaves one entry with status and error; it was allowed', () => {
    const [entry, none] = entries({ ...created, failure: quota })
    expect(none).toBeUndefined()
    expect(entry).toMatchObject({ severity: 'ERROR' })
    expect(entry).not.toHaveProperty('operation')
    expect(payload(entry, 'status')).toEqual(quota)
    expect(payload(entry, 'response', 'error')).toMatchObject({
      code: 403,
      errors: [{ reason: 'quotaExceeded' }],
    })
    expect(payload(entry, 'authorizationInfo')).toMatchObject([{ granted: true }])
  })

  it('changes nothing and tells of no change', () => {
    const [entry] = entries({ ...instances.addSshKeys(instance), refused: true })
    expect(payload(entry, 'request')).toBeDefined()
    expect(payload(entry, 'metadata')).toBeUndefined()
  })

  it('while it runs begins well and says so in the last entry', () => {
    const [first, last] = entries({ ...created, failure: { ...quota, isLate: true } })
    expect(first).toMatchObject({ severity: 'NOTICE', operation: { first: true } })
    expect(payload(first, 'status')).toBeUndefined()
    expect(last).toMatchObject({ severity: 'ERROR', operation: { last: true } })
    expect(payload(last, 'status')).toEqual(quota)
  })
})

describe('a read', () => {
  const list = listCompute({ project, type: 'snapshots', count: 3 })

  it('goes to the data access log, with how many it found', () => {
    const [entry, none] = entries(list)
    expect(none).toBeUndefined()
    expect(entry).toMatchObject({
      severity: 'INFO',
      logName: 'projects/example-test/logs/cloudaudit.googleapis.com%2Fdata_access',
    })
    expect(payload(entry, 'numResponseItems')).toBe('3')
    expect(payload(entry, 'authorizationInfo')).toMatchObject([{ permissionType: 'ADMIN_READ' }])
  })

  it('that is refused has a status and no answer', () => {
    const [entry] = entries({ ...list, refused: true })
    expect(payload(entry, 'status', 'code')).toBe(7)
    expect(payload(entry, 'response')).toBeUndefined()
  })
})

describe('the parts of an entry', () => {
  it('are told apart by service: only Compute Engine names what set an operation off', () => {
    const [first, last] = entries(disks.insertDisk(disk, { size: 10 }))
    expect(first?.['labels']).toEqual(last?.['labels'])
    expect(first?.['labels']).toHaveProperty(['compute.googleapis.com/root_trigger_id'])
    const [backup] = entries(backUpDatabase({ project, name: 'db', region: 'europe-west1' }))
    expect(backup).not.toHaveProperty('labels')
    expect(payload(backup, 'status')).toEqual({})
  })

  it('hide the address where the call says so', () => {
    const [entry] = entries(foreignSnapshot(disk))
    expect(payload(entry, 'requestMetadata', 'callerIp')).toBeUndefined()
    expect(payload(entry, 'requestMetadata', 'callerSuppliedUserAgent')).toBe('gcloud')
  })

  it('keep the type of a request that has one of its own', () => {
    const [entry] = entries(setProjectPolicy(project, { bindings: [] }))
    expect(payload(entry, 'request', '@type')).toBe(
      'type.googleapis.com/google.iam.v1.SetIamPolicyRequest',
    )
    expect(payload(entry, 'requestMetadata', 'requestAttributes')).toEqual({})
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
