import fc from 'fast-check'
import { expect, it } from 'vitest'
import { oddTexts, parsedFacts, skimmedFacts } from '../../test/builders/skimmed-record-oracle.ts'

/** An emulated event of CloudTrail. */
const event = {
  eventVersion: '1.11',
  userIdentity: { type: 'IAMUser', accountId: '111122223333' },
  eventTime: '2026-09-15T10:00:01Z',
  eventSource: 'ec2.amazonaws.com',
  eventName: 'DescribeTags',
  awsRegion: 'eu-west-1',
  eventID: '8f0d0e3a-0000-4000-8000-000000000001',
  eventType: 'AwsApiCall',
  recipientAccountId: '111122223333',
  eventCategory: 'Management',
}

/** A row of CloudTrail Lake with what may be selected beside the event. */
const columns = {
  eventTime: '2026-09-15 10:00:01.000',
  eventSource: 'ec2.amazonaws.com',
  eventName: 'DescribeTags',
  eventType: 'AwsApiCall',
  recipientAccountId: '444455556666',
  errorCode: null,
}
const strange = [
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
  let passed = 0
  const row = { ...columns, eventJson: JSON.stringify(event) }
  const texts = fc.oneof(
    oddTexts(row, strange),
    oddTexts(event, strange).map((eventJson) => JSON.stringify({ ...columns, eventJson })),
  )
  fc.assert(
    fc.property(texts, (text) => {
      const facts = skimmedFacts(text)
      if (facts === undefined) return
      passed++
      expect(facts).toEqual(parsedFacts(text))
    }),
    { numRuns: 2000 },
  )
  expect(passed).toBeGreaterThan(200)
})
