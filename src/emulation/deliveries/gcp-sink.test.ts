import { describe, expect, it } from 'vitest'
import { minute, timeAt } from '../clock.ts'
import type { DeliverableRecord, DeliveryOptions } from './delivery.ts'
import { sink } from './gcp-sink.ts'

const at = (clock: string, part = 'activity', late = 0): DeliverableRecord => ({
  source: 'gcp.audit',
  time: timeAt(`2026-09-15 ${clock}`),
  deliveredAt: timeAt(`2026-09-15 ${clock}`) + late * minute,
  place: 'example-production',
  part,
  record: { clock },
})

const paths = (
  records: readonly DeliverableRecord[],
  options: DeliveryOptions = {},
): readonly string[] => [...sink.deliver(records, options)].map(({ path }) => path)

const folder = 'cloudaudit.googleapis.com/activity/2026/09/15'

describe('an object of a sink', () => {
  it('holds an hour of one log of all projects, without colons in its name', () => {
    const records = [
      at('07:10:00'),
      { ...at('07:20:00'), place: 'q' },
      at('07:30:00', 'system_event'),
    ]
    expect([...sink.deliver(records, {})]).toEqual([
      {
        path: `${folder}/07-00-00_07-59-59_S0.json`,
        text: '{"clock":"07:10:00"}\n{"clock":"07:20:00"}\n',
      },
      {
        path: 'cloudaudit.googleapis.com/system_event/2026/09/15/07-00-00_07-59-59_S0.json',
        text: '{"clock":"07:30:00"}\n',
      },
    ])
  })

  it('holds as many hours as asked', () => {
    expect(paths([at('07:10:00'), at('11:59:59')], { windowMinutes: 360 })).toEqual([
      `${folder}/06-00-00_11-59-59_S0.json`,
    ])
  })

  it('goes on in another shard when it is full', () => {
    expect(paths([at('07:10:00'), at('07:20:00')], { recordsPerFile: 1 })).toEqual([
      `${folder}/07-00-00_07-59-59_S0.json`,
      `${folder}/07-00-00_07-59-59_S1.json`,
    ])
  })

  it('that holds late entries is an addendum of their own hour, with the time of delivery', () => {
    const delivered = timeAt('2026-09-15 09:00:00') / 1000
    expect(paths([at('08:05:00'), at('07:50:00', 'activity', 20)])).toEqual([
      `${folder}/08-00-00_08-59-59_S0.json`,
      `${folder}/07-00-00_07-59-59_A0-${delivered}.json`,
    ])
  })
})
