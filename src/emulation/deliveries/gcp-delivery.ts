import { dayOf, groupRecords } from './delivery.ts'
import type { DeliverableRecord, DeliveredFile } from './delivery.ts'
import { hour } from '../clock.ts'

/**
 * Objects as a log sink writes them to a bucket, one LogEntry a line:
 * `cloudaudit.googleapis.com/<log>/YYYY/MM/DD/HH-00-00_HH-59-59_S0.json`. A real sink has an object for
 * every hour and writes colons (`HH:00:00`), which Windows does not allow in file names. The sink is
 * the organisation's: it holds the entries of all projects.
 */
export function deliverSink(
  records: readonly DeliverableRecord[],
  hours: number,
): readonly DeliveredFile[] {
  const first = (time: number): number => time - (time % (hours * hour))
  const groups = groupRecords(records, ({ time, part }) => [part, dayOf(time), String(first(time))])
  return groups.map(([[log = '', date = '', start = ''], members]) => {
    const from = new Date(Number(start)).toISOString().slice(11, 13)
    const to = new Date(Number(start) + hours * hour - 1).toISOString().slice(11, 13)
    const folder = `cloudaudit.googleapis.com/${log}/${date.replaceAll('-', '/')}`
    return {
      path: `${folder}/${from}-00-00_${to}-59-59_S0.json.gz`,
      text: members.map(({ record }) => `${JSON.stringify(record)}\n`).join(''),
    }
  })
}
