import { describe, expect, it } from 'vitest'
import { timeAt } from '../clock.ts'
import { cli, powershell, rest } from './azure-lists.ts'
import type { DeliverableRecord, DeliveryShape } from './delivery.ts'

const at = (clock: string): DeliverableRecord => ({
  source: 'azure.activitylogs',
  time: timeAt(`2026-09-15 ${clock}`),
  deliveredAt: timeAt(`2026-09-15 ${clock}`),
  place: 'ab',
  part: '',
  record: { eventDataId: clock, operationName: { value: 'X/write', localizedValue: 'Write X' } },
})

const documents = (shape: DeliveryShape, recordsPerFile = 10): readonly unknown[] =>
  [...shape.deliver([at('01:00:00'), at('02:00:00'), at('03:00:00')], { recordsPerFile })].map(
    ({ text }): unknown => JSON.parse(text),
  )

describe('pages of the REST API', () => {
  it('list records newest first', () => {
    expect(documents(rest)).toEqual([
      { value: [at('03:00:00').record, at('02:00:00').record, at('01:00:00').record] },
    ])
  })

  it('lead to the next one when they were full', () => {
    const [first, second] = documents(rest, 2)
    expect(first).toHaveProperty('nextLink', expect.stringContaining('/subscriptions/ab/'))
    expect(second).not.toHaveProperty('nextLink')
  })
})

it('the command line prints an array, newest first', () => {
  expect(documents(cli)).toEqual([
    [at('03:00:00').record, at('02:00:00').record, at('01:00:00').record],
  ])
})

it('PowerShell prints an array of its own objects, newest first', () => {
  expect(documents(powershell)).toEqual([
    ['03:00:00', '02:00:00', '01:00:00'].map((clock) => ({
      EventDataId: clock,
      OperationName: 'X/write',
    })),
  ])
})

it('every subscription has files of its own', () => {
  const files = [...cli.deliver([at('01:00:00'), { ...at('02:00:00'), place: 'cd' }], {})]
  expect(files.map(({ path }) => path)).toEqual([
    'cli/ab/20260915T0000Z.json',
    'cli/cd/20260915T0000Z.json',
  ])
})
