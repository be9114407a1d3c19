import { expect, it } from 'vitest'
import { timeAt } from '../clock.ts'
import type { DeliverableRecord } from './delivery.ts'
import { bigquery } from './gcp-bigquery.ts'

const at = (insertId: string, part: string): DeliverableRecord => ({
  source: 'gcp.audit',
  time: timeAt('2026-09-15 01:00:00'),
  deliveredAt: timeAt('2026-09-15 01:00:00'),
  place: 'p',
  part,
  record: { insertId },
})

it('each log has a table, whose rows come in an array', () => {
  const files = [
    ...bigquery.deliver([at('1', 'activity'), at('2', 'system_event'), at('3', 'activity')], {}),
  ]
  expect(files.map(({ path, text }): unknown => [path, JSON.parse(text)])).toMatchObject([
    [
      'bigquery/cloudaudit_googleapis_com_activity/20260915T0000Z.json',
      [{ insertId: '1' }, { insertId: '3' }],
    ],
    [
      'bigquery/cloudaudit_googleapis_com_system_event/20260915T0000Z.json',
      [{ insertId: '2', protopayload_auditlog: {} }],
    ],
  ])
})
