import { describe, expect, it } from 'vitest'
import { auditSearch, mentionSearch } from '../../test/builders/follow-up-search.ts'
import { writeEql } from './search-eql.ts'

describe('a search', () => {
  it('asks EQL what principals of aws made of a copy', () => {
    expect(writeEql(auditSearch('aws'))).toMatchInlineSnapshot(`
      {
        "leftOut": [],
        "notes": [
          "over logs-aws.cloudtrail-*; _eql/search shows ten results unless size says more",
        ],
        "text": "any where @timestamp >= "2026-03-01T14:05:00Z" and @timestamp <= "2026-03-03T14:55:00Z"
        and (?aws.cloudtrail.user_identity.arn in~ ("arn:aws:iam::111122223333:user/lena")
          or ?aws.cloudtrail.user_identity.session_context.session_issuer.arn in~ ("arn:aws:iam::111122223333:role/maintenance"))
        and event.action in~ ("CopySnapshot", "CreateVolume")
        and (?aws.cloudtrail.request_parameters : ("*snap-1*")
          or ?aws.cloudtrail.response_elements : ("*snap-1*")
          or ?aws.cloudtrail.service_event_details : ("*snap-1*"))",
      }
    `)
  })

  it('asks EQL what principals of azure made of a copy', () => {
    expect(writeEql(auditSearch('azure'))).toMatchInlineSnapshot(`
      {
        "leftOut": [],
        "notes": [
          "what a disk or machine was made from stands only in the body of its row; compare the rows by hand",
          "over logs-azure.activitylogs-*; _eql/search shows ten results unless size says more",
        ],
        "text": "any where @timestamp >= "2026-03-01T14:05:00Z" and @timestamp <= "2026-03-03T14:55:00Z"
        and (?azure.activitylogs.identity.claims.\`http://schemas_microsoft_com/identity/claims/objectidentifier\` in~ ("bbbbbbbb-2222-3333-4444-555555555555")
          or ?azure.activitylogs.identity.claims.\`http://schemas_microsoft_com/identity/claims/objectidentifier\` in~ ("cccccccc-2222-3333-4444-555555555555"))
        and event.action in~ ("microsoft.compute/disks/write")",
      }
    `)
  })

  it('asks EQL what principals of gcp made of a copy', () => {
    expect(writeEql(auditSearch('gcp'))).toMatchInlineSnapshot(`
      {
        "leftOut": [],
        "notes": [
          "over logs-gcp.audit-*; _eql/search shows ten results unless size says more",
        ],
        "text": "any where @timestamp >= "2026-03-01T14:05:00Z" and @timestamp <= "2026-03-03T14:55:00Z"
        and (?client.user.email in~ ("lena@example.com")
          or ?client.user.email in~ ("deploy@payroll-prod.iam.gserviceaccount.com"))
        and event.action : ("*compute.disks.insert")
        and (?gcp.audit.resource_name : ("*snapshots/copy*")
          or ?gcp.audit.authorization_info.resource : ("*snapshots/copy*")
          or ?gcp.audit.request.sourceSnapshot : ("*snapshots/copy*")
          or ?gcp.audit.request.sourceDisk : ("*snapshots/copy*")
          or ?gcp.audit.request.sourceImage : ("*snapshots/copy*"))",
      }
    `)
  })

  it('asks EQL what names a copy of aws', () => {
    expect(writeEql(mentionSearch('aws'))).toMatchInlineSnapshot(`
      {
        "leftOut": [],
        "notes": [
          "over logs-aws.cloudtrail-*; _eql/search shows ten results unless size says more",
        ],
        "text": "any where @timestamp >= "2026-03-01T14:05:00Z" and @timestamp <= "2026-03-03T14:55:00Z"
        and (?aws.cloudtrail.request_parameters : ("*snap-1*")
          or ?aws.cloudtrail.response_elements : ("*snap-1*")
          or ?aws.cloudtrail.service_event_details : ("*snap-1*")
          or event.id in ("record-1"))",
      }
    `)
  })

  it('asks EQL what names a copy of gcp', () => {
    expect(writeEql(mentionSearch('gcp'))).toMatchInlineSnapshot(`
      {
        "leftOut": [],
        "notes": [
          "over logs-gcp.audit-*; _eql/search shows ten results unless size says more",
        ],
        "text": "any where @timestamp >= "2026-03-01T14:05:00Z" and @timestamp <= "2026-03-03T14:55:00Z"
        and (?gcp.audit.resource_name : ("*snapshots/copy*")
          or ?gcp.audit.authorization_info.resource : ("*snapshots/copy*")
          or ?gcp.audit.request.sourceSnapshot : ("*snapshots/copy*")
          or ?gcp.audit.request.sourceDisk : ("*snapshots/copy*")
          or ?gcp.audit.request.sourceImage : ("*snapshots/copy*")
          or event.id in ("record-1"))",
      }
    `)
  })
})
