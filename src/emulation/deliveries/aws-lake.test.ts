import { expect, it } from 'vitest'
import { timeAt } from '../clock.ts'
import { lake, lakeEventJson } from './aws-lake.ts'
import type { DeliverableRecord, DeliveryShape } from './delivery.ts'

const at = (clock: string): DeliverableRecord => ({
  source: 'aws.cloudtrail',
  time: timeAt(`2026-09-15 ${clock}`),
  deliveredAt: timeAt(`2026-09-15 ${clock}`),
  place: '111122223333',
  part: 'eu-west-1',
  record: { eventName: 'CopySnapshot', eventTime: `2026-09-15T${clock}Z` },
})

const pages = (shape: DeliveryShape, records: readonly DeliverableRecord[]): readonly unknown[] =>
  [...shape.deliver(records, { recordsPerFile: 2 })].map(({ text }): unknown => JSON.parse(text))

it('a row is a list of objects of one column each', () => {
  const [page] = pages(lake, [at('01:00:00')])
  expect(page).toMatchObject({
    QueryStatus: 'FINISHED',
    QueryStatistics: { ResultsCount: 1 },
    QueryResultRows: [
      expect.arrayContaining([
        { eventTime: '2026-09-15 01:00:00.000' },
        { eventName: 'CopySnapshot' },
        { errorCode: null },
      ]),
    ],
  })
})

it('a row of the other query is the one column with the whole event', () => {
  const [page] = pages(lakeEventJson, [at('01:00:00')])
  expect(page).toHaveProperty('QueryResultRows', [
    [{ eventJson: JSON.stringify(at('01:00:00').record) }],
  ])
})

it('a page that was full names the next one', () => {
  const [first, second] = pages(lake, [at('01:00:00'), at('02:00:00'), at('03:00:00')])
  expect(first).toHaveProperty('NextToken')
  expect(second).not.toHaveProperty('NextToken')
})

it('pages of one day have names of their own', () => {
  const records = [at('01:00:00'), at('02:00:00'), at('03:00:00')]
  const paths = [...lake.deliver(records, { recordsPerFile: 2 })].map(({ path }) => path)
  expect(paths).toEqual(['lake/20260915T0000Z.json', 'lake/20260915T0000Z_2.json'])
})
