import { expect, it } from 'vitest'
import { deliverActivityLog } from './azure-delivery.ts'
import { timeAt } from '../clock.ts'

const at = (clock: string, place: string) => ({
  time: timeAt(`2026-09-15 ${clock}`),
  place,
  part: '',
  record: { clock },
})

it('a subscription has one blob for a span of hours, whatever its case', () => {
  const records = [at('05:59:59', 'ab'), at('06:00:00', 'AB'), at('07:00:00', 'ab')]
  expect(deliverActivityLog(records, 6).map(({ text }) => text)).toEqual([
    '{"clock":"05:59:59"}\n',
    '{"clock":"06:00:00"}\n{"clock":"07:00:00"}\n',
  ])
})
