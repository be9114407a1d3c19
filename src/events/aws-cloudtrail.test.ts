import { assert, jsonValue, property } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isJsonObject, type JsonObject } from '../base/json.ts'
import type { Dialect, LogRecord } from '../telemetry/log-record.ts'
import { cloudtrailEvent } from './aws-cloudtrail.ts'

/** Emulated. */
const value = {
  eventVersion: '1.10',
  eventTime: '2024-10-15T08:33:45Z',
  eventSource: 'ec2.amazonaws.com',
  eventName: 'ModifySnapshotAttribute',
  eventID: '5e68a70c-9e8b-49c3-a6c5-63ab2bc2685a',
  requestParameters: { snapshotId: 'snap-1' },
}

function recordOf(content: JsonObject, dialect: Dialect = 'cloudtrail'): LogRecord {
  const origin = { file: 'a.json', line: 3, index: 7, envelopes: [] }
  return { source: 'aws.cloudtrail', dialect, value: content, origin }
}

describe('cloudtrailEvent', () => {
  it('makes an event that keeps its record', () => {
    const record = recordOf(value)
    const event = cloudtrailEvent(record)
    expect(event).toMatchObject({
      source: 'aws.cloudtrail',
      id: value.eventID,
      time: Date.UTC(2024, 9, 15, 8, 33, 45),
      endTime: Date.UTC(2024, 9, 15, 8, 33, 45),
      records: [{ id: value.eventID, record }],
    })
    expect('native' in event && event.native).toBe(value)
  })

  it('rejects what has no time or no action, with the place', () => {
    expect(cloudtrailEvent(recordOf({ ...value, eventTime: 'soon' }))).toEqual({
      rejected: 'no-time',
      diagnostic: {
        code: 'event-without-time',
        severity: 'error',
        message: 'a record of aws.cloudtrail has an unreadable eventTime: "soon"',
        file: 'a.json',
        line: 3,
        hint: 'look at record 7 of the file; every record of this log has eventTime',
      },
    })
    expect(cloudtrailEvent(recordOf({ eventTime: value.eventTime }))).toMatchObject({
      rejected: 'no-action',
      diagnostic: { message: 'a record of aws.cloudtrail has no eventName' },
    })
  })

  it('derives a stable id where there is none, and leaves event.id out', () => {
    const { eventID: _, ...nameless } = value
    const [first, again, other] = [nameless, { ...nameless }, { ...nameless, awsRegion: 'x' }].map(
      (content) => cloudtrailEvent(recordOf(content)),
    )
    expect(first).toMatchObject({ id: expect.stringMatching(/^derived-[0-9a-f]{16}$/) })
    expect(again).toMatchObject({ id: first !== undefined && 'id' in first ? first.id : '' })
    expect(other).not.toMatchObject({ id: first !== undefined && 'id' in first ? first.id : '' })
    expect(first).not.toHaveProperty('document.event.id')
  })

  it.each<[Dialect, JsonObject]>([
    ['cloudtrail-lake-row', { eventJson: JSON.stringify(value) }],
    [
      'cloudtrail-athena-row',
      {
        eventversion: value.eventVersion,
        eventtime: value.eventTime,
        eventsource: value.eventSource,
        eventname: value.eventName,
        eventid: value.eventID,
        requestparameters: JSON.stringify(value.requestParameters),
      },
    ],
    [
      'cloudtrail-ocsf',
      {
        metadata: { uid: value.eventID, product: { version: value.eventVersion } },
        time: Date.UTC(2024, 9, 15, 8, 33, 45),
        api: {
          operation: value.eventName,
          service: { name: value.eventSource },
          request: { data: JSON.stringify(value.requestParameters) },
        },
      },
    ],
  ])('makes the same event of the %s dialect', (dialect, content) => {
    const expected = cloudtrailEvent(recordOf(value))
    const event = cloudtrailEvent(recordOf(content, dialect))
    expect('native' in event && event.native).toEqual(value)
    expect('document' in event && JSON.parse(JSON.stringify(event.document))).toEqual(
      'document' in expected && JSON.parse(JSON.stringify(expected.document)),
    )
  })

  it('never throws, whatever the record holds', () => {
    const dialects: readonly Dialect[] = [
      'cloudtrail',
      'cloudtrail-ocsf',
      'cloudtrail-lake-row',
      'cloudtrail-athena-row',
    ]
    assert(
      property(jsonValue(), (any) => {
        const parts = {
          userIdentity: any,
          requestParameters: any,
          responseElements: any,
          resources: any,
        }
        const odd = JSON.parse(JSON.stringify({ ...value, ...parts, unmapped: any, actor: any }))
        if (!isJsonObject(odd)) return
        for (const dialect of dialects) {
          expect(() => JSON.stringify(cloudtrailEvent(recordOf(odd, dialect)))).not.toThrow()
        }
      }),
    )
  })
})
