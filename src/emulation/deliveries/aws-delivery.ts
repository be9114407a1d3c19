import { dayOf, groupRecords } from './delivery.ts'
import type { DeliverableRecord, DeliveredFile } from './delivery.ts'
import { createRandom } from '../random.ts'

/**
 * Trail files as CloudTrail puts them into a bucket, one a day for each account and region (a real
 * trail writes one every five to fifteen minutes): `AWSLogs/<account>/CloudTrail/<region>/YYYY/MM/DD/
 * <account>_CloudTrail_<region>_<YYYYMMDDTHHmmZ>_<16 characters>.json.gz`, `{"Records":[...]}`.
 */
export function deliverTrail(records: readonly DeliverableRecord[]): readonly DeliveredFile[] {
  const groups = groupRecords(records, ({ time, place, part }) => [place, part, dayOf(time)])
  return groups.map(([[account = '', region = '', date = ''], members]) => {
    const last = Math.max(...members.map(({ time }) => time))
    const stamp = `${new Date(last).toISOString().slice(0, 16).replaceAll(/[-:]/g, '')}Z`
    const unique = createRandom(`trail file ${account} ${region} ${date}`).text(16, fileLetters)
    const folder = `AWSLogs/${account}/CloudTrail/${region}/${date.replaceAll('-', '/')}`
    return {
      path: `${folder}/${account}_CloudTrail_${region}_${stamp}_${unique}.json.gz`,
      text: JSON.stringify({ Records: members.map(({ record }) => record) }),
    }
  })
}

const fileLetters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'
