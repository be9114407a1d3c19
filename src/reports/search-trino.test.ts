import { describe, expect, it } from 'vitest'
import { auditSearch, flowSearch, mentionSearch } from '../../test/builders/follow-up-search.ts'
import { writeAthena, writeLake } from './search-trino.ts'

describe('a search', () => {
  it('asks Athena what principals of aws made of a copy', () => {
    expect(writeAthena(auditSearch('aws'))).toMatchInlineSnapshot(`
      {
        "leftOut": [],
        "notes": [
          "name your table in place of cloudtrail_logs, and its partitions, so that less is scanned",
        ],
        "text": "SELECT eventtime, eventname, useridentity.arn, sourceipaddress, awsregion, recipientaccountid, errorcode, eventid
      FROM cloudtrail_logs
      WHERE eventtime >= '2026-03-01T14:05:00Z' AND eventtime <= '2026-03-03T14:55:00Z'
        AND (useridentity.arn = 'arn:aws:iam::111122223333:user/lena'
          OR useridentity.sessioncontext.sessionissuer.arn = 'arn:aws:iam::111122223333:role/maintenance')
        AND eventname IN ('CopySnapshot', 'CreateVolume')
        AND strpos(lower(concat_ws(' ', requestparameters, responseelements, serviceeventdetails)), 'snap-1') > 0
      ORDER BY eventtime",
      }
    `)
  })

  it('asks Athena what names a copy of aws', () => {
    expect(writeAthena(mentionSearch('aws'))).toMatchInlineSnapshot(`
      {
        "leftOut": [],
        "notes": [
          "name your table in place of cloudtrail_logs, and its partitions, so that less is scanned",
        ],
        "text": "SELECT eventtime, eventname, useridentity.arn, sourceipaddress, awsregion, recipientaccountid, errorcode, eventid
      FROM cloudtrail_logs
      WHERE eventtime >= '2026-03-01T14:05:00Z' AND eventtime <= '2026-03-03T14:55:00Z'
        AND (strpos(lower(concat_ws(' ', requestparameters, responseelements, serviceeventdetails)), 'snap-1') > 0
          OR eventid IN ('record-1'))
      ORDER BY eventtime",
      }
    `)
  })

  it('asks Athena who reached a machine of aws', () => {
    expect(writeAthena(flowSearch('aws'))).toMatchInlineSnapshot(`
      {
        "leftOut": [],
        "notes": [
          "name your table of flow logs; instance_id is there only in records of version 3 and later",
        ],
        "text": "SELECT srcaddr, dstaddr, dstport, action, min("start") AS first, max("end") AS last, sum(numbytes) AS bytes
      FROM vpc_flow_logs
      WHERE "start" <= 1772549700 AND "end" >= 1772373900
        AND instance_id = 'i-2'
        AND (dstport BETWEEN 22 AND 22 OR dstport BETWEEN 8000 AND 8080)
      GROUP BY srcaddr, dstaddr, dstport, action
      ORDER BY bytes DESC",
      }
    `)
  })

  it('asks CloudTrail Lake what principals of aws made of a copy', () => {
    expect(writeLake(auditSearch('aws'))).toMatchInlineSnapshot(`
      {
        "leftOut": [],
        "notes": [
          "put the id of your event data store in place of EVENT_DATA_STORE_ID",
        ],
        "text": "SELECT eventTime, eventName, userIdentity.arn, sourceIPAddress, awsRegion, recipientAccountId, errorCode, eventID
      FROM EVENT_DATA_STORE_ID
      WHERE eventtime >= '2026-03-01 14:05:00' AND eventtime <= '2026-03-03 14:55:00'
        AND (useridentity.arn = 'arn:aws:iam::111122223333:user/lena'
          OR useridentity.sessioncontext.sessionissuer.arn = 'arn:aws:iam::111122223333:role/maintenance')
        AND eventname IN ('CopySnapshot', 'CreateVolume')
        AND strpos(lower(eventJson), 'snap-1') > 0
      ORDER BY eventtime",
      }
    `)
  })

  it('asks CloudTrail Lake what names a copy of aws', () => {
    expect(writeLake(mentionSearch('aws'))).toMatchInlineSnapshot(`
      {
        "leftOut": [],
        "notes": [
          "put the id of your event data store in place of EVENT_DATA_STORE_ID",
        ],
        "text": "SELECT eventTime, eventName, userIdentity.arn, sourceIPAddress, awsRegion, recipientAccountId, errorCode, eventID
      FROM EVENT_DATA_STORE_ID
      WHERE eventtime >= '2026-03-01 14:05:00' AND eventtime <= '2026-03-03 14:55:00'
        AND (strpos(lower(eventJson), 'snap-1') > 0
          OR eventid IN ('record-1'))
      ORDER BY eventtime",
      }
    `)
  })
})
