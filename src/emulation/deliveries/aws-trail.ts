import { batchedShape } from './batched-shape.ts'
import type { DeliveryShape } from './delivery.ts'
import { dayFolder, minuteStamp, randomOf } from './delivery-names.ts'

const fileLetters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'

/**
 * Trail files as CloudTrail puts them into a bucket (reference/telemetry.md 1.1):
 * `AWSLogs/<account>/CloudTrail/<region>/YYYY/MM/DD/
 * <account>_CloudTrail_<region>_<YYYYMMDDTHHmmZ>_<16 characters>.json.gz`, `{"Records":[...]}`. The
 * minute is the one in which the file's last record was delivered, so a late record stands under a
 * later day than its own.
 */
export const trail: DeliveryShape = batchedShape(
  {
    name: 'trail',
    sources: ['aws.cloudtrail'],
    says: 'CloudTrail files in an S3 bucket: {"Records":[...]}, gzip, one every five minutes for each account and region.',
  },
  {
    windowMinutes: 5,
    recordsPerFile: 2000,
    keyOf: ({ place, part }) => `${place}/${part}`,
    pieceOf: (batch) => {
      const { place, part } = batch.first
      const { deliveredAt } = batch.last
      const unique = randomOf('trail file', batch).text(16, fileLetters)
      const folder = `AWSLogs/${place}/CloudTrail/${part}/${dayFolder(deliveredAt)}`
      return {
        path: `${folder}/${place}_CloudTrail_${part}_${minuteStamp(deliveredAt)}_${unique}.json.gz`,
        text: JSON.stringify({ Records: batch.records.map(({ record }) => record) }),
      }
    },
  },
)
