import { describe, expect, it } from 'vitest'
import { timeAt } from '../clock.ts'
import { logAnalytics, logAnalyticsCsv } from './azure-workspace.ts'
import type { DeliverableRecord, DeliveryShape } from './delivery.ts'

const at = (clock: string): DeliverableRecord => ({
  source: 'azure.activitylogs',
  time: timeAt(`2026-09-15 ${clock}`),
  deliveredAt: timeAt(`2026-09-15 ${clock}`),
  place: 'ab',
  part: '',
  record: {
    eventDataId: `id "${clock}"`,
    eventTimestamp: `2026-09-15T${clock}.1239999Z`,
    operationName: { value: 'X/write' },
    claims: { a: 'b' },
  },
})

const textOf = (shape: DeliveryShape, ...clocks: readonly string[]): string =>
  [...shape.deliver(clocks.map(at), {})].map(({ text }) => text).join('')

describe('an answer of the query API', () => {
  it('has columns, and rows in their order', () => {
    const [table] = JSON.parse(textOf(logAnalytics, '01:00:00', '02:00:00')).tables
    expect(table.name).toBe('PrimaryResult')
    const place = table.columns.findIndex(({ name }: { name: string }) => name === 'EventDataId')
    expect(table.columns[place]).toEqual({ name: 'EventDataId', type: 'string' })
    expect(table.rows.map((row: readonly string[]) => row[place])).toEqual([
      'id "01:00:00"',
      'id "02:00:00"',
    ])
    expect(table.rows[0]).toHaveLength(table.columns.length)
    expect(table.rows[0]).toContain(null)
  })
})

describe('a CSV export', () => {
  it('names the zone of its times', () => {
    const [header = ''] = textOf(logAnalyticsCsv, '01:00:00').split('\r\n')
    expect(header).toMatch(/^TenantId,SourceSystem,.*,TimeGenerated \[UTC\],.*,Type,_ResourceId$/)
  })

  it('quotes what needs it', () => {
    const [, row = ''] = textOf(logAnalyticsCsv, '01:00:00').split('\r\n')
    expect(row).toContain(',"id ""01:00:00""",')
    expect(row).toContain(',"{""a"":""b""}",')
    expect(row).toContain(',X/WRITE,')
  })

  it.each([
    ['00:00:00', '9/15/2026, 12:00:00.123 AM'],
    ['09:05:07', '9/15/2026, 9:05:07.123 AM'],
    ['12:30:00', '9/15/2026, 12:30:00.123 PM'],
    ['23:59:59', '9/15/2026, 11:59:59.123 PM'],
  ])('prints the time %s as %s', (clock, printed) => {
    expect(textOf(logAnalyticsCsv, clock)).toContain(`,"${printed}",`)
  })
})
