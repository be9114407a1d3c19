import { describe, expect, it } from 'vitest'
import {
  auditSearch,
  flowSearch,
  mentionSearch,
  signInSearch,
} from '../../test/builders/follow-up-search.ts'
import { writeEsql } from './search-esql.ts'

describe('a search', () => {
  it('asks ES|QL what principals of aws made of a copy', () => {
    expect(writeEsql(auditSearch('aws'))).toMatchInlineSnapshot(`
      {
        "leftOut": [],
        "notes": [
          "at most 10,000 rows, the first in time",
        ],
        "text": "FROM logs-aws.cloudtrail-*
      | WHERE @timestamp >= "2026-03-01T14:05:00Z" AND @timestamp <= "2026-03-03T14:55:00Z"
      | EVAL names = TO_LOWER(CONCAT(COALESCE(MV_CONCAT(aws.cloudtrail.request_parameters, " "), ""), " ", COALESCE(MV_CONCAT(aws.cloudtrail.response_elements, " "), ""), " ", COALESCE(MV_CONCAT(aws.cloudtrail.service_event_details, " "), "")))
      | WHERE (TO_LOWER(aws.cloudtrail.user_identity.arn) == "arn:aws:iam::111122223333:user/lena"
          OR TO_LOWER(aws.cloudtrail.user_identity.session_context.session_issuer.arn) == "arn:aws:iam::111122223333:role/maintenance")
      | WHERE TO_LOWER(event.action) IN ("copysnapshot", "createvolume")
      | WHERE LOCATE(names, "snap-1") > 0
      | SORT @timestamp
      | LIMIT 10000",
      }
    `)
  })

  it('asks ES|QL what principals of azure made of a copy', () => {
    expect(writeEsql(auditSearch('azure'))).toMatchInlineSnapshot(`
      {
        "leftOut": [],
        "notes": [
          "what a disk or machine was made from stands only in the body of its row; compare the rows by hand",
          "at most 10,000 rows, the first in time",
        ],
        "text": "FROM logs-azure.activitylogs-*
      | WHERE @timestamp >= "2026-03-01T14:05:00Z" AND @timestamp <= "2026-03-03T14:55:00Z"
      | WHERE (TO_LOWER(\`azure.activitylogs.identity.claims.http://schemas_microsoft_com/identity/claims/objectidentifier\`) == "bbbbbbbb-2222-3333-4444-555555555555"
          OR TO_LOWER(\`azure.activitylogs.identity.claims.http://schemas_microsoft_com/identity/claims/objectidentifier\`) == "cccccccc-2222-3333-4444-555555555555")
      | WHERE TO_LOWER(event.action) IN ("microsoft.compute/disks/write")
      | SORT @timestamp
      | LIMIT 10000",
      }
    `)
  })

  it('asks ES|QL what names a copy of gcp', () => {
    expect(writeEsql(mentionSearch('gcp'))).toMatchInlineSnapshot(`
      {
        "leftOut": [],
        "notes": [
          "at most 10,000 rows, the first in time",
        ],
        "text": "FROM logs-gcp.audit-*
      | WHERE @timestamp >= "2026-03-01T14:05:00Z" AND @timestamp <= "2026-03-03T14:55:00Z"
      | EVAL names = TO_LOWER(CONCAT(COALESCE(MV_CONCAT(gcp.audit.resource_name, " "), ""), " ", COALESCE(MV_CONCAT(gcp.audit.authorization_info.resource, " "), "")))
      | WHERE (LOCATE(names, "snapshots/copy") > 0
          OR event.id IN ("record-1"))
      | SORT @timestamp
      | LIMIT 10000",
      }
    `)
  })

  it('asks ES|QL who reached a machine of aws', () => {
    expect(writeEsql(flowSearch('aws'))).toMatchInlineSnapshot(`
      {
        "leftOut": [],
        "notes": [
          "the machine is in the record only if the flow logs were set up with that field",
        ],
        "text": "FROM logs-aws.vpcflow-*
      | WHERE @timestamp >= "2026-03-01T14:05:00Z" AND @timestamp <= "2026-03-03T14:55:00Z"
      | WHERE aws.vpcflow.instance_id == "i-2" AND (destination.port == 22 OR (destination.port >= 8000 AND destination.port <= 8080))
      | SORT @timestamp
      | LIMIT 10000",
      }
    `)
  })

  it('asks ES|QL who reached a machine of gcp', () => {
    expect(writeEsql(flowSearch('gcp'))).toMatchInlineSnapshot(`
      {
        "leftOut": [],
        "notes": [
          "the machine is in the record only if the flow logs were set up with that field",
        ],
        "text": "FROM logs-gcp.vpcflow-*
      | WHERE @timestamp >= "2026-03-01T14:05:00Z" AND @timestamp <= "2026-03-03T14:55:00Z"
      | WHERE destination.domain == "reader" AND (destination.port == 22 OR (destination.port >= 8000 AND destination.port <= 8080))
      | SORT @timestamp
      | LIMIT 10000",
      }
    `)
  })

  it('asks ES|QL how somebody signed in', () => {
    expect(writeEsql(signInSearch)).toMatchInlineSnapshot(`
      {
        "leftOut": [],
        "notes": [],
        "text": "FROM logs-azure.signinlogs-*
      | WHERE @timestamp >= "2026-03-01T14:05:00Z" AND @timestamp <= "2026-03-03T14:55:00Z"
      | WHERE azure.signinlogs.properties.user_id IN ("bbbbbbbb-2222-3333-4444-555555555555") OR azure.signinlogs.properties.service_principal_id IN ("bbbbbbbb-2222-3333-4444-555555555555")
      | SORT @timestamp
      | LIMIT 10000",
      }
    `)
  })
})
