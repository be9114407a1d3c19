import { describe, expect, it } from 'vitest'
import {
  auditSearch,
  flowSearch,
  mentionSearch,
  signInSearch,
} from '../../test/builders/follow-up-search.ts'
import { writeSplunk } from './search-splunk.ts'

describe('a search', () => {
  it('asks SPL what principals of aws made of a copy', () => {
    expect(writeSplunk(auditSearch('aws'))).toMatchInlineSnapshot(`
      {
        "leftOut": [],
        "notes": [
          "name your index in place of index=*",
        ],
        "text": "index=* sourcetype="aws:cloudtrail" earliest=1772373900 latest=1772549701
      | where (lower('userIdentity.arn')=="arn:aws:iam::111122223333:user/lena"
          OR lower('userIdentity.sessionContext.sessionIssuer.arn')=="arn:aws:iam::111122223333:role/maintenance")
      | where eventName IN ("CopySnapshot", "CreateVolume")
      | where like(lower(_raw), "%snap-1%")
      | sort 0 _time",
      }
    `)
  })

  it('asks SPL what principals of azure made of a copy', () => {
    expect(writeSplunk(auditSearch('azure'))).toMatchInlineSnapshot(`
      {
        "leftOut": [],
        "notes": [
          "name your index in place of index=*",
        ],
        "text": "index=* sourcetype IN ("mscs:azure:audit", "azure:monitor:activity") earliest=1772373900 latest=1772549701
      | where (like(lower(_raw), "%bbbbbbbb-2222-3333-4444-555555555555%")
          OR like(lower(_raw), "%cccccccc-2222-3333-4444-555555555555%"))
      | where lower(coalesce('operationName.value', operationName)) IN ("microsoft.compute/disks/write")
      | where like(lower(_raw), "%/subscriptions/11111111-2222-3333-4444-555555555555/resourcegroups/rg/providers/microsoft.compute/snapshots/copy%")
      | sort 0 _time",
      }
    `)
  })

  it('asks SPL what principals of gcp made of a copy', () => {
    expect(writeSplunk(auditSearch('gcp'))).toMatchInlineSnapshot(`
      {
        "leftOut": [],
        "notes": [
          "name your index in place of index=*",
        ],
        "text": "index=* sourcetype="google:gcp:pubsub:message" earliest=1772373900 latest=1772549701
      | where (lower('data.protoPayload.authenticationInfo.principalEmail')=="lena@example.com"
          OR lower('data.protoPayload.authenticationInfo.principalEmail')=="deploy@payroll-prod.iam.gserviceaccount.com")
      | where like('data.protoPayload.methodName', "%compute.disks.insert")
      | where like(lower(_raw), "%snapshots/copy%")
      | sort 0 _time",
      }
    `)
  })

  it('asks SPL what names a copy of aws', () => {
    expect(writeSplunk(mentionSearch('aws'))).toMatchInlineSnapshot(`
      {
        "leftOut": [],
        "notes": [
          "name your index in place of index=*",
        ],
        "text": "index=* sourcetype="aws:cloudtrail" earliest=1772373900 latest=1772549701
      | where (like(lower(_raw), "%snap-1%")
          OR 'eventID' IN ("record-1"))
      | sort 0 _time",
      }
    `)
  })

  it('asks SPL who reached a machine of aws', () => {
    expect(writeSplunk(flowSearch('aws'))).toMatchInlineSnapshot(`
      {
        "leftOut": [],
        "notes": [
          "name your index in place of index=*",
          "narrow it by dest_ip: the flow logs hold the address of i-2, not its name",
        ],
        "text": "index=* sourcetype="aws:cloudwatchlogs:vpcflow" earliest=1772373900 latest=1772549701
      | where (tonumber(dest_port)>=22 AND tonumber(dest_port)<=22) OR (tonumber(dest_port)>=8000 AND tonumber(dest_port)<=8080)
      | stats count min(_time) AS first max(_time) AS last sum(bytes) AS bytes BY src_ip dest_ip dest_port",
      }
    `)
  })

  it('asks SPL how somebody signed in', () => {
    expect(writeSplunk(signInSearch)).toMatchInlineSnapshot(`
      {
        "leftOut": [],
        "notes": [
          "name your index in place of index=*",
        ],
        "text": "index=* sourcetype="azure:monitor:aad" earliest=1772373900 latest=1772549701 ("bbbbbbbb-2222-3333-4444-555555555555")
      | sort 0 _time",
      }
    `)
  })
})
