import { describe, expect, it } from 'vitest'
import { timeAt } from '../clock.ts'
import { array, elastic, filebeat, ndjson } from './any-cloud.ts'
import type { DeliverableRecord, DeliveryShape } from './delivery.ts'

const records: readonly DeliverableRecord[] = (
  ['aws.cloudtrail', 'gcp.audit', 'gcp.audit'] as const
).map((source, index) => ({
  source,
  time: timeAt('2026-09-15 01:00:00') + index,
  deliveredAt: timeAt('2026-09-15 01:00:02') + index,
  place: 'p',
  part: 'activity',
  record: { index },
}))

/** Paths and texts. */
const delivered = (shape: DeliveryShape): readonly (readonly [path: string, text: string])[] =>
  [...shape.deliver(records, {})].map(({ path, text }) => [path, text])

describe('records of any cloud, in files by log', () => {
  it('as lines', () => {
    expect(delivered(ndjson)).toEqual([
      ['ndjson/aws.cloudtrail/20260915T0000Z.ndjson', '{"index":0}\n'],
      ['ndjson/gcp.audit/20260915T0000Z.ndjson', '{"index":1}\n{"index":2}\n'],
    ])
  })

  it('as an array', () => {
    expect(delivered(array)).toEqual([
      ['array/aws.cloudtrail/20260915T0000Z.json', '[{"index":0}]'],
      ['array/gcp.audit/20260915T0000Z.json', '[{"index":1},{"index":2}]'],
    ])
  })

  it('as documents of Filebeat, at the time at which it got them', () => {
    expect(delivered(filebeat)[0]).toEqual([
      'filebeat/aws.cloudtrail/20260915T0000Z.ndjson',
      '{"@timestamp":"2026-09-15T01:00:02.000Z","message":"{\\"index\\":0}"}\n',
    ])
  })

  it('as search hits that keep the original', () => {
    const [, text] = delivered(elastic)[1] ?? []
    const { hits } = JSON.parse(text ?? '')
    expect(hits.total).toEqual({ value: 2, relation: 'eq' })
    expect(hits.hits[0]).toMatchObject({
      _index: '.ds-logs-gcp.audit-default-2026.09.15-000001',
      _source: {
        '@timestamp': '2026-09-15T01:00:00.001Z',
        event: { dataset: 'gcp.audit', module: 'gcp', original: '{"index":1}' },
      },
    })
    const ids = hits.hits.map((hit: Readonly<Record<string, unknown>>) => hit['_id'])
    expect(new Set(ids).size).toBe(2)
  })
})
