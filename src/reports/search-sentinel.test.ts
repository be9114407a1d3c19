import { describe, expect, it } from 'vitest'
import {
  auditSearch,
  flowSearch,
  mentionSearch,
  signInSearch,
} from '../../test/builders/follow-up-search.ts'
import { writeSentinel } from './search-sentinel.ts'

describe('a search', () => {
  it('asks Kusto what principals of aws made of a copy', () => {
    expect(writeSentinel(auditSearch('aws'))).toMatchInlineSnapshot(`
      {
        "leftOut": [],
        "notes": [],
        "text": "AWSCloudTrail
      | where TimeGenerated between (datetime(2026-03-01T14:05:00Z) .. datetime(2026-03-03T14:55:00Z))
      | extend Names = strcat(RequestParameters, " ", ResponseElements, " ", ServiceEventDetails)
      | where (UserIdentityArn =~ "arn:aws:iam::111122223333:user/lena"
          or SessionIssuerArn =~ "arn:aws:iam::111122223333:role/maintenance")
      | where EventName in~ ("CopySnapshot", "CreateVolume")
      | where Names contains "snap-1"
      | sort by TimeGenerated asc",
      }
    `)
  })

  it('asks Kusto what principals of azure made of a copy', () => {
    expect(writeSentinel(auditSearch('azure'))).toMatchInlineSnapshot(`
      {
        "leftOut": [],
        "notes": [
          "AzureActivity keeps no request body, so what a disk or machine was made from is not in it; compare the rows by hand",
        ],
        "text": "AzureActivity
      | where TimeGenerated between (datetime(2026-03-01T14:05:00Z) .. datetime(2026-03-03T14:55:00Z))
      | where (Caller =~ "bbbbbbbb-2222-3333-4444-555555555555"
          or Claims contains "bbbbbbbb-2222-3333-4444-555555555555"
          or Caller =~ "cccccccc-2222-3333-4444-555555555555"
          or Claims contains "cccccccc-2222-3333-4444-555555555555")
      | where OperationNameValue in~ ("microsoft.compute/disks/write")
      | sort by TimeGenerated asc",
      }
    `)
  })

  it('asks Kusto what principals of gcp made of a copy', () => {
    expect(writeSentinel(auditSearch('gcp'))).toMatchInlineSnapshot(`
      {
        "leftOut": [],
        "notes": [
          "the newer connector writes GCPAuditLogsV2_CL, with other columns",
        ],
        "text": "GCPAuditLogs
      | where TimeGenerated between (datetime(2026-03-01T14:05:00Z) .. datetime(2026-03-03T14:55:00Z))
      | extend Names = strcat(GCPResourceName, " ", tostring(AuthorizationInfo), " ", tostring(Request))
      | where (PrincipalEmail =~ "lena@example.com"
          or PrincipalEmail =~ "deploy@payroll-prod.iam.gserviceaccount.com")
      | where MethodName endswith "compute.disks.insert"
      | where Names contains "snapshots/copy"
      | sort by TimeGenerated asc",
      }
    `)
  })

  it('asks Kusto what names a copy of azure', () => {
    expect(writeSentinel(mentionSearch('azure'))).toMatchInlineSnapshot(`
      {
        "leftOut": [],
        "notes": [],
        "text": "AzureActivity
      | where TimeGenerated between (datetime(2026-03-01T14:05:00Z) .. datetime(2026-03-03T14:55:00Z))
      | extend Names = strcat(_ResourceId, " ", Properties)
      | where (Names contains "/subscriptions/11111111-2222-3333-4444-555555555555/resourcegroups/rg/providers/microsoft.compute/snapshots/copy"
          or EventDataId in ("record-1"))
      | sort by TimeGenerated asc",
      }
    `)
  })

  it('asks Kusto who reached a machine of aws', () => {
    expect(writeSentinel(flowSearch('aws'))).toMatchInlineSnapshot(`
      {
        "leftOut": [],
        "notes": [
          "narrow it by DstAddr: the flow logs hold the address of i-2, not its name",
        ],
        "text": "AWSVPCFlow
      | where TimeGenerated between (datetime(2026-03-01T14:05:00Z) .. datetime(2026-03-03T14:55:00Z))
      | where DstPort == 22 or DstPort between (8000 .. 8080)
      | sort by TimeGenerated asc",
      }
    `)
  })

  it('asks Kusto who reached a machine of azure', () => {
    expect(writeSentinel(flowSearch('azure'))).toMatchInlineSnapshot(`
      {
        "leftOut": [],
        "notes": [
          "needs virtual network flow logs with Traffic Analytics",
        ],
        "text": "NTANetAnalytics
      | where TimeGenerated between (datetime(2026-03-01T14:05:00Z) .. datetime(2026-03-03T14:55:00Z))
      | where DestVm contains "reader" and (DestPort == 22 or DestPort between (8000 .. 8080))
      | sort by TimeGenerated asc",
      }
    `)
  })

  it('asks Kusto how somebody signed in', () => {
    expect(writeSentinel(signInSearch)).toMatchInlineSnapshot(`
      {
        "leftOut": [],
        "notes": [],
        "text": "union isfuzzy=true SigninLogs, AADNonInteractiveUserSignInLogs, AADServicePrincipalSignInLogs, AADManagedIdentitySignInLogs
      | where TimeGenerated between (datetime(2026-03-01T14:05:00Z) .. datetime(2026-03-03T14:55:00Z))
      | where UserId in~ ("bbbbbbbb-2222-3333-4444-555555555555") or ServicePrincipalId in~ ("bbbbbbbb-2222-3333-4444-555555555555")
      | sort by TimeGenerated asc",
      }
    `)
  })
})
