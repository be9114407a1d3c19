import { expect, it } from 'vitest'
import { timeAt } from '../clock.ts'
import type { DeliverableRecord } from './delivery.ts'
import { gcloud } from './gcp-logging-read.ts'

const at = (clock: string, place: string): DeliverableRecord => ({
  source: 'gcp.audit',
  time: timeAt(`2026-09-15 ${clock}`),
  deliveredAt: timeAt(`2026-09-15 ${clock}`),
  place,
  part: 'activity',
  record: { clock },
})

it('each project has an array of its entries, newest first, printed over several lines', () => {
  const files = [
    ...gcloud.deliver([at('01:00:00', 'p'), at('02:00:00', 'p'), at('03:00:00', 'q')], {}),
  ]
  expect(files.map(({ path, text }): unknown => [path, JSON.parse(text)])).toEqual([
    ['gcloud/p/20260915T0000Z.json', [{ clock: '02:00:00' }, { clock: '01:00:00' }]],
    ['gcloud/q/20260915T0000Z.json', [{ clock: '03:00:00' }]],
  ])
  expect(files[1]?.text).toBe('[\n  {\n    "clock": "03:00:00"\n  }\n]\n')
})
