import { describe, expect, it } from 'vitest'
import { entryFromBigQueryRow } from './gcp-bigquery-row.ts'

const entry = {
  insertId: 'i1',
  logName: 'projects/p/logs/cloudaudit.googleapis.com%2Factivity',
  timestamp: '2022-08-22 02:12:57.63 UTC',
  resource: { type: 'gce_disk', labels: { project_id: 'p', disk_id: '7' } },
  operation: { id: 'o1', first: true },
  protoPayload: {
    '@type': 'type.googleapis.com/google.cloud.audit.AuditLog',
    methodName: 'v1.compute.disks.createSnapshot',
    authenticationInfo: { principalEmail: 'a@b.c' },
    authorizationInfo: [{ permission: 'compute.disks.createSnapshot', granted: true }],
    request: { name: 's1', storage_locations: ['us'] },
    metadata: { usedResources: { x: 1 } },
  },
}

describe('a BigQuery row', () => {
  it('of a log sink becomes the entry; emulated', () => {
    const row = {
      insertId: 'i1',
      logName: entry.logName,
      timestamp: entry.timestamp,
      textPayload: null,
      resource: { type: 'gce_disk', labels: { project_id: 'p', disk_id: '7', zone: null } },
      operation: { id: 'o1', producer: null, first: 'true', last: null },
      protopayload_auditlog: {
        methodName: 'v1.compute.disks.createSnapshot',
        status: null,
        authenticationInfo: { principalEmail: 'a@b.c', serviceAccountDelegationInfo: [] },
        authorizationInfo: [{ permission: 'compute.disks.createSnapshot', granted: 'true' }],
        requestJson: '{"name":"s1","storage_locations":["us"]}',
        responseJson: null,
        metadataJson: '{"usedResources":{"x":1}}',
        servicedata_v1_iam: null,
      },
    }
    expect(entryFromBigQueryRow(row)).toEqual(entry)
  })

  it('of the view _AllLogs becomes the same entry; emulated', () => {
    const row = {
      insert_id: 'i1',
      log_name: entry.logName,
      timestamp: entry.timestamp,
      resource: { type: 'gce_disk', labels: '{"project_id":"p","disk_id":"7"}' },
      operation: { id: 'o1', first: true, last: null },
      labels: '{}',
      proto_payload: {
        type: null,
        audit_log: {
          method_name: 'v1.compute.disks.createSnapshot',
          authentication_info: { principal_email: 'a@b.c', principal_subject: null },
          authorization_info: [{ permission: 'compute.disks.createSnapshot', granted: true }],
          request: { name: 's1', storage_locations: ['us'] },
          metadata: '{"usedResources":{"x":1}}',
        },
      },
    }
    expect(entryFromBigQueryRow(row)).toEqual(entry)
  })

  it('without a payload holds no method, and so becomes no event', () => {
    expect(entryFromBigQueryRow({ insert_id: 'i1' })).toEqual({
      insertId: 'i1',
      protoPayload: { '@type': entry.protoPayload['@type'] },
    })
  })
})
