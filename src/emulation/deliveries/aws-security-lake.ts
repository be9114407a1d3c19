import { day } from '../clock.ts'
import { batchedShape, windowStart } from './batched-shape.ts'
import type { DeliveryShape } from './delivery.ts'
import { minuteStamp, randomOf } from './delivery-names.ts'
import { jsonLines } from './json-text.ts'
import { ocsfEvent } from './ocsf-event.ts'

/**
 * CloudTrail in Security Lake: OCSF events below `region=`, `accountId=` and `eventDay=`. The lake
 * itself holds Parquet; this is the same as JSON lines, as an export of it.
 */
export const ocsf: DeliveryShape = batchedShape(
  {
    name: 'ocsf',
    sources: ['aws.cloudtrail'],
    says: 'CloudTrail in Security Lake, exported as JSON lines, gzip: OCSF 1.1, class 6003 for API calls and 3002 for console sign-ins.',
  },
  {
    windowMinutes: 60,
    recordsPerFile: 2000,
    keyOf: ({ place, part, time }) => `${place}/${part}/${windowStart(time, day)}`,
    pieceOf: (batch) => {
      const { place, part, time } = batch.first
      const folder = `CLOUD_TRAIL_MGMT/2.0/region=${part}/accountId=${place}/eventDay=${dayOf(time)}`
      const unique = randomOf(`security lake ${dayOf(time)}`, batch).hex(32)
      return {
        path: `${folder}/${minuteStamp(batch.start)}_${unique}.json.gz`,
        text: jsonLines(batch.records.map(ocsfEvent)),
      }
    },
  },
)

function dayOf(time: number): string {
  return minuteStamp(time).slice(0, 8)
}
