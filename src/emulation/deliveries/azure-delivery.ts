import { groupRecords } from './delivery.ts'
import type { DeliverableRecord, DeliveredFile } from './delivery.ts'
import { hour } from '../clock.ts'

/**
 * Blobs as a diagnostic setting writes them, one JSON object a line:
 * `insights-activity-logs/resourceId=/SUBSCRIPTIONS/<id>/y=/m=/d=/h=/m=00/PT1H.json`. A real export has
 * a blob for every hour; here one holds as many hours as asked, under the first of them.
 */
export function deliverActivityLog(
  records: readonly DeliverableRecord[],
  hours: number,
): readonly DeliveredFile[] {
  const first = (time: number): string => new Date(time - (time % (hours * hour))).toISOString()
  const groups = groupRecords(records, ({ time, place }) => [place.toUpperCase(), first(time)])
  return groups.map(([[subscription = '', start = ''], members]) => {
    const [year, month, date] = start.slice(0, 10).split('-')
    const folder = `insights-activity-logs/resourceId=/SUBSCRIPTIONS/${subscription}`
    return {
      path: `${folder}/y=${year}/m=${month}/d=${date}/h=${start.slice(11, 13)}/m=00/PT1H.json.gz`,
      text: members.map(({ record }) => `${JSON.stringify(record)}\n`).join(''),
    }
  })
}
