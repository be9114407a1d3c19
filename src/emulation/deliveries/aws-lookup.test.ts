import { describe, expect, it } from 'vitest'
import { isJsonArray, valueAt, type JsonObject, type JsonValue } from '../../base/json.ts'
import { timeAt } from '../clock.ts'
import { lookupEvents } from './aws-lookup.ts'
import type { DeliverableRecord } from './delivery.ts'

const at = (clock: string, fields: JsonObject = {}): DeliverableRecord => ({
  source: 'aws.cloudtrail',
  time: timeAt(`2026-09-15 ${clock}`),
  deliveredAt: timeAt(`2026-09-15 ${clock}`),
  place: '111122223333',
  part: 'eu-west-1',
  record: {
    eventID: clock,
    eventName: 'CreateSnapshot',
    eventSource: 'ec2.amazonaws.com',
    eventTime: `2026-09-15T${clock}Z`,
    readOnly: false,
    ...fields,
  },
})

/** What the pages say, parsed. */
const pages = (
  records: readonly DeliverableRecord[],
  recordsPerFile = 1000,
): readonly JsonValue[] =>
  [...lookupEvents.deliver(records, { recordsPerFile })].map(({ text }): JsonValue =>
    JSON.parse(text),
  )

describe('a page of lookup-events', () => {
  it('lists events newest first, the record as text beside a few facts', () => {
    const [page] = pages([at('01:00:00'), at('02:00:00')])
    expect(page).toMatchObject({
      Events: [
        { EventId: '02:00:00' },
        {
          EventId: '01:00:00',
          EventName: 'CreateSnapshot',
          EventSource: 'ec2.amazonaws.com',
          EventTime: '2026-09-15T01:00:00+00:00',
          ReadOnly: 'false',
          Resources: [],
          CloudTrailEvent: JSON.stringify(at('01:00:00').record),
        },
      ],
    })
  })

  it('has a token when it was full', () => {
    const [first, second] = pages([at('01:00:00'), at('02:00:00'), at('03:00:00')], 2)
    expect(first).toHaveProperty('NextToken')
    expect(second).not.toHaveProperty('NextToken')
  })

  it('leaves out data and network activity events, and keeps old records without a category', () => {
    const records = [
      at('01:00:00', { eventCategory: 'Data' }),
      at('02:00:00', { eventCategory: 'Management' }),
      at('03:00:00', { eventCategory: 'NetworkActivity' }),
      at('04:00:00'),
    ]
    expect(pages(records)).toMatchObject([
      { Events: [{ EventId: '04:00:00' }, { EventId: '02:00:00' }] },
    ])
  })
})

const userNameIn = (userIdentity: JsonObject): JsonValue | undefined => {
  const [page] = pages([at('01:00:00', { userIdentity })])
  const events = valueAt(page, 'Events')
  return isJsonArray(events) ? valueAt(events[0], 'Username') : undefined
}

describe('the user name', () => {
  it.each<[string, JsonObject, string | undefined]>([
    ['a user', { type: 'IAMUser', userName: 'ann' }, 'ann'],
    ['a session', { arn: 'arn:aws:sts::1:assumed-role/r/ann@example.com' }, 'ann@example.com'],
    ['root', { type: 'Root', arn: 'arn:aws:iam::1:root' }, 'root'],
    ['a service', { type: 'AWSService', invokedBy: 'backup.amazonaws.com' }, undefined],
  ])('of %s', (_, identity, name) => {
    expect(userNameIn(identity)).toBe(name)
  })
})

it('resources and access keys are named', () => {
  const resources = [{ ARN: 'arn:aws:kms:k', accountId: '1', type: 'AWS::KMS::Key' }]
  const userIdentity = { accessKeyId: 'AKIAEXAMPLE' }
  expect(pages([at('01:00:00', { resources, userIdentity })])).toMatchObject([
    {
      Events: [
        {
          AccessKeyId: 'AKIAEXAMPLE',
          Resources: [{ ResourceType: 'AWS::KMS::Key', ResourceName: 'arn:aws:kms:k' }],
        },
      ],
    },
  ])
})
