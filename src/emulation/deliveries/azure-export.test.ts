import { describe, expect, it } from 'vitest'
import { minute, timeAt } from '../clock.ts'
import { blob, eventHub } from './azure-export.ts'
import type { DeliverableRecord } from './delivery.ts'

const at = (clock: string, place = 'ab', late = 0): DeliverableRecord => ({
  source: 'azure.activitylogs',
  time: timeAt(`2026-09-15 ${clock}`),
  deliveredAt: timeAt(`2026-09-15 ${clock}`) + late * minute,
  place,
  part: '',
  record: { clock },
})

const folder = 'insights-activity-logs/resourceId=/SUBSCRIPTIONS/AB/y=2026/m=09/d=15'

describe('a blob', () => {
  it('holds an hour of a subscription, whatever its case', () => {
    expect([...blob.deliver([at('05:59:59'), at('06:00:00', 'AB'), at('06:30:00')], {})]).toEqual([
      { path: `${folder}/h=05/m=00/PT1H.json`, text: '{"clock":"05:59:59"}\n' },
      {
        path: `${folder}/h=06/m=00/PT1H.json`,
        text: '{"clock":"06:00:00"}\n{"clock":"06:30:00"}\n',
      },
    ])
  })

  it('grows by a record that comes late', () => {
    const pieces = [...blob.deliver([at('05:10:00'), at('06:10:00'), at('05:50:00', 'ab', 90)], {})]
    expect(pieces.map(({ path }) => path.slice(folder.length + 1, folder.length + 5))).toEqual([
      'h=05',
      'h=06',
      'h=05',
    ])
  })

  it('holds as many hours as asked, under the first of them', () => {
    const pieces = blob.deliver([at('07:10:00'), at('11:59:59')], { windowMinutes: 360 })
    expect([...pieces].map(({ path }) => path)).toEqual([`${folder}/h=06/m=00/PT1H.json`])
  })
})

describe('an event hub', () => {
  it('gets messages of at most fifty records', () => {
    const records = Array.from({ length: 60 }, () => at('05:00:00'))
    const [file] = eventHub.deliver(records, {})
    const messages = (file?.text ?? '')
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(messages.map((message) => message.records.length)).toEqual([50, 10])
    expect(messages[1].records[0]).toEqual({ clock: '05:00:00' })
  })
})
