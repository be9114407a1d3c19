import { expect, it } from 'vitest'
import { minute, second, timeAt } from '../clock.ts'
import { trail } from './aws-trail.ts'
import { blob } from './azure-export.ts'
import type { DeliverableRecord } from './delivery.ts'

const count = 200_000
const start = timeAt('2026-09-14 00:00:00')

/** A record a second; every seventh happened ten minutes before it is delivered. */
function* stream(
  source: DeliverableRecord['source'],
  take: () => void,
): Generator<DeliverableRecord> {
  for (let index = 0; index < count; index++) {
    const deliveredAt = start + index * second
    const time = index % 7 === 0 ? deliveredAt - 10 * minute : deliveredAt
    const place = `p${index % 3}`
    take()
    yield { source, time, deliveredAt, place, part: 'eu-west-1', record: { index } }
  }
}

it.each([
  { shape: trail, source: 'aws.cloudtrail', window: (5 * minute) / second },
  { shape: blob, source: 'azure.activitylogs', window: (60 * minute) / second },
] as const)(
  '200,000 records pass through $shape.name with no more than a window open',
  ({ shape, source, window }) => {
    let taken = 0
    let out = 0
    let most = 0
    let early = 0
    const records = stream(source, () => taken++)
    for (const { text } of shape.deliver(records, {})) {
      most = Math.max(most, taken - out)
      if (taken < count) early++
      out += text.split('"index"').length - 1
    }
    expect(out).toBe(count)
    // The one beyond is the record that opens the next window.
    expect(most).toBeLessThanOrEqual(window + 1)
    expect(early).toBeGreaterThanOrEqual(Math.floor(count / window))
  },
)
