import { describe, expect, it } from 'vitest'
import { auditSearch, flowSearch, mentionSearch } from '../../test/builders/follow-up-search.ts'
import { writeLogging, writeBigQuery } from './search-google.ts'

describe('a search', () => {
  it('asks Logging what principals of gcp made of a copy', () => {
    expect(writeLogging(auditSearch('gcp'))).toMatchInlineSnapshot(`
      {
        "leftOut": [],
        "notes": [],
        "text": "logName:"cloudaudit.googleapis.com"
      AND timestamp>="2026-03-01T14:05:00Z" AND timestamp<="2026-03-03T14:55:00Z"
      AND (protoPayload.authenticationInfo.principalEmail="lena@example.com"
          OR protoPayload.authenticationInfo.principalEmail="deploy@payroll-prod.iam.gserviceaccount.com")
      AND protoPayload.methodName:"compute.disks.insert"
      AND "snapshots/copy"",
      }
    `)
  })

  it('asks Logging what names a copy of gcp', () => {
    expect(writeLogging(mentionSearch('gcp'))).toMatchInlineSnapshot(`
      {
        "leftOut": [],
        "notes": [],
        "text": "logName:"cloudaudit.googleapis.com"
      AND timestamp>="2026-03-01T14:05:00Z" AND timestamp<="2026-03-03T14:55:00Z"
      AND ("snapshots/copy"
          OR insertId="record-1")",
      }
    `)
  })

  it('asks Logging who reached a machine of gcp', () => {
    expect(writeLogging(flowSearch('gcp'))).toMatchInlineSnapshot(`
      {
        "leftOut": [],
        "notes": [
          "flow logs are there only where the subnetwork has them turned on",
        ],
        "text": "resource.type="gce_subnetwork"
      AND logName:"vpc_flows"
      AND timestamp>="2026-03-01T14:05:00Z" AND timestamp<="2026-03-03T14:55:00Z"
      AND jsonPayload.dest_instance.vm_name="reader"
      AND (jsonPayload.connection.dest_port=22 OR (jsonPayload.connection.dest_port>=8000 AND jsonPayload.connection.dest_port<=8080))",
      }
    `)
  })

  it('asks BigQuery what principals of gcp made of a copy', () => {
    expect(writeBigQuery(auditSearch('gcp'))).toMatchInlineSnapshot(`
      {
        "leftOut": [],
        "notes": [
          "name your project and data set in place of PROJECT.DATASET",
        ],
        "text": "SELECT timestamp, insertId, protopayload_auditlog.methodName, protopayload_auditlog.resourceName,
        protopayload_auditlog.authenticationInfo.principalEmail, protopayload_auditlog.requestMetadata.callerIp
      FROM \`PROJECT.DATASET.cloudaudit_googleapis_com_activity\`
      WHERE timestamp BETWEEN TIMESTAMP '2026-03-01T14:05:00Z' AND TIMESTAMP '2026-03-03T14:55:00Z'
        AND LOWER(protopayload_auditlog.authenticationInfo.principalEmail) IN ('lena@example.com', 'deploy@payroll-prod.iam.gserviceaccount.com')
        AND ENDS_WITH(protopayload_auditlog.methodName, 'compute.disks.insert')
        AND STRPOS(LOWER(TO_JSON_STRING(protopayload_auditlog)), 'snapshots/copy') > 0
      ORDER BY timestamp",
      }
    `)
  })

  it('asks BigQuery what names a copy of gcp', () => {
    expect(writeBigQuery(mentionSearch('gcp'))).toMatchInlineSnapshot(`
      {
        "leftOut": [],
        "notes": [
          "name your project and data set in place of PROJECT.DATASET",
        ],
        "text": "SELECT timestamp, insertId, protopayload_auditlog.methodName, protopayload_auditlog.resourceName,
        protopayload_auditlog.authenticationInfo.principalEmail, protopayload_auditlog.requestMetadata.callerIp
      FROM \`PROJECT.DATASET.cloudaudit_googleapis_com_activity\`
      WHERE timestamp BETWEEN TIMESTAMP '2026-03-01T14:05:00Z' AND TIMESTAMP '2026-03-03T14:55:00Z'
        AND (STRPOS(LOWER(TO_JSON_STRING(protopayload_auditlog)), 'snapshots/copy') > 0
          OR insertId IN ('record-1'))
      ORDER BY timestamp",
      }
    `)
  })
})
