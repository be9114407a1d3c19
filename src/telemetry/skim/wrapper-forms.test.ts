import fc from 'fast-check'
import { expect, it } from 'vitest'
import { oddTexts } from '../../../test/builders/odd-texts.ts'
import { RecordPasser } from '../../../test/builders/record-facts.ts'
import { plainEvent, trailed } from '../../../test/builders/skimmable-records.ts'

const event = { ...plainEvent, ...trailed }

/** A row of CloudTrail Lake with what may be selected beside the event. */
const columns = {
  eventTime: '2026-09-15 10:00:01.000',
  eventSource: 'ec2.amazonaws.com',
  eventName: 'DescribeTags',
  eventType: 'AwsApiCall',
  recipientAccountId: '444455556666',
  errorCode: null,
}
/** What is an insight by its type is skipped with all that it holds. */
const values = ['AwsCloudTrailInsight']
const members = [
  'CloudTrailEvent',
  'eventsource',
  'eventname',
  'insightDetails',
  'userIdentity',
  'eventJSON',
  'message',
  'timestamp',
]

it('a row of CloudTrail Lake is opened only where the parser opens it, and holds what that finds', () => {
  const row = { ...columns, eventJson: JSON.stringify(event) }
  const texts = fc.oneof(
    oddTexts(row, { members, values }),
    oddTexts(event, { members, values }).map((eventJson) =>
      JSON.stringify({ ...columns, eventJson }),
    ),
  )
  expect(new RecordPasser().countSound(texts, 3000)).toBeGreaterThan(200)
})
