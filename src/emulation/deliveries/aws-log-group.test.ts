import { gunzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { timeAt } from '../clock.ts'
import { cloudwatch, cloudwatchExport, firehose } from './aws-log-group.ts'
import type { DeliverableRecord, DeliveryShape } from './delivery.ts'

const at = (clock: string): DeliverableRecord => ({
  source: 'aws.cloudtrail',
  time: timeAt(`2026-09-15 ${clock}`),
  deliveredAt: timeAt(`2026-09-15 ${clock}`),
  place: '111122223333',
  part: 'eu-west-1',
  record: { clock },
})

const many = (count: number): readonly DeliverableRecord[] =>
  Array.from({ length: count }, () => at('02:00:00'))

const lines = (shape: DeliveryShape, records: readonly DeliverableRecord[]) =>
  [...shape.deliver(records, {})].flatMap(({ text }) =>
    text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line)),
  )

/** The message in a piece of base64. */
const unpacked = (data: string) => JSON.parse(gunzipSync(Buffer.from(data, 'base64')).toString())

describe('a subscription', () => {
  it('packs the log events of one log stream', () => {
    const [run] = lines(cloudwatch, [at('02:00:00')])
    expect(unpacked(run.awslogs.data)).toEqual({
      messageType: 'DATA_MESSAGE',
      owner: '111122223333',
      logGroup: 'aws-cloudtrail-logs',
      logStream: '111122223333_CloudTrail_eu-west-1',
      subscriptionFilters: ['everything'],
      logEvents: [
        {
          id: expect.stringMatching(/^\d{56}$/),
          timestamp: timeAt('2026-09-15 02:00:00'),
          message: '{"clock":"02:00:00"}',
        },
      ],
    })
  })

  it('puts at most a hundred events into a message', () => {
    const counts = lines(cloudwatch, many(250)).map(
      (run) => unpacked(run.awslogs.data).logEvents.length,
    )
    expect(counts).toEqual([100, 100, 50])
  })

  it('packs the same bytes everywhere', () => {
    const [run] = lines(cloudwatch, [at('02:00:00')])
    expect(Buffer.from(run.awslogs.data, 'base64')[9]).toBe(3)
  })
})

describe('a Firehose stream', () => {
  it('hands five such messages to a run', () => {
    const runs = lines(firehose, many(600))
    expect(runs.map(({ records }) => records.length)).toEqual([5, 1])
    expect(runs[0]).toMatchObject({
      region: 'eu-west-1',
      deliveryStreamArn: 'arn:aws:firehose:eu-west-1:111122223333:deliverystream/cloudtrail',
    })
    expect(unpacked(runs[1].records[0].data).logEvents).toHaveLength(100)
  })
})

describe('an export task', () => {
  it('writes lines of a time and a record, parts by number', () => {
    const records = [at('02:00:00'), at('03:00:00')]
    const folder = 'exportedlogs/111122223333-20260915T0000Z/111122223333_CloudTrail_eu-west-1'
    expect([...cloudwatchExport.deliver(records, { recordsPerFile: 1 })]).toEqual([
      { path: `${folder}/000000.gz`, text: '2026-09-15T02:00:00.000Z {"clock":"02:00:00"}\n' },
      { path: `${folder}/000001.gz`, text: '2026-09-15T03:00:00.000Z {"clock":"03:00:00"}\n' },
    ])
  })
})
