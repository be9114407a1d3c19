import { describe, expect, it } from 'vitest'
import { deliverTrail } from './aws-delivery.ts'
import { deliverActivityLog } from './azure-delivery.ts'
import { timeAt } from '../clock.ts'
import type { DeliverableRecord } from './delivery.ts'
import { deliverSink } from './gcp-delivery.ts'

const at = (text: string, place: string, part: string): DeliverableRecord => ({
  time: timeAt(text),
  place,
  part,
  record: { at: text },
})

describe('a trail', () => {
  const files = deliverTrail([
    at('2026-09-15 23:59:58', '111122223333', 'eu-west-1'),
    at('2026-09-15 00:00:01', '111122223333', 'eu-west-1'),
    at('2026-09-16 00:00:01', '111122223333', 'eu-west-1'),
    at('2026-09-15 10:00:00', '111122223333', 'us-east-1'),
  ])

  it('has a file for each account, region and day', () => {
    expect(files.map(({ path }) => path.split('/').slice(0, -1).join('/'))).toEqual([
      'AWSLogs/111122223333/CloudTrail/eu-west-1/2026/09/15',
      'AWSLogs/111122223333/CloudTrail/eu-west-1/2026/09/16',
      'AWSLogs/111122223333/CloudTrail/us-east-1/2026/09/15',
    ])
    expect(files[0]?.path).toMatch(
      /\/111122223333_CloudTrail_eu-west-1_20260915T2359Z_[A-Za-z0-9]{16}\.json\.gz$/,
    )
  })

  it('wraps its records in order of time', () => {
    expect(files[0]?.text).toBe(
      '{"Records":[{"at":"2026-09-15 00:00:01"},{"at":"2026-09-15 23:59:58"}]}',
    )
  })
})

describe('an activity log export', () => {
  it('has a blob for each subscription and span of hours, one record a line', () => {
    const files = deliverActivityLog(
      [at('2026-09-15 07:10:00', 'ab-cd', ''), at('2026-09-15 11:59:59', 'ab-cd', '')],
      6,
    )
    expect(files).toEqual([
      {
        path: 'insights-activity-logs/resourceId=/SUBSCRIPTIONS/AB-CD/y=2026/m=09/d=15/h=06/m=00/PT1H.json.gz',
        text: '{"at":"2026-09-15 07:10:00"}\n{"at":"2026-09-15 11:59:59"}\n',
      },
    ])
  })
})

describe('a log sink', () => {
  it('has an object for each log and span of hours, without colons in its name', () => {
    const files = deliverSink(
      [at('2026-09-15 07:10:00', 'p', 'activity'), at('2026-09-15 23:00:00', 'q', 'system_event')],
      6,
    )
    expect(files.map(({ path }) => path)).toEqual([
      'cloudaudit.googleapis.com/activity/2026/09/15/06-00-00_11-59-59_S0.json.gz',
      'cloudaudit.googleapis.com/system_event/2026/09/15/18-00-00_23-59-59_S0.json.gz',
    ])
  })
})
