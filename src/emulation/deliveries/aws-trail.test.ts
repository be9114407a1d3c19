import { describe, expect, it } from 'vitest'
import { day, minute, timeAt } from '../clock.ts'
import { trail } from './aws-trail.ts'
import type { DeliverableRecord, DeliveredPiece, DeliveryOptions } from './delivery.ts'

/** A record that is delivered so many minutes after it happened. */
const at = (text: string, late = 0, part = 'eu-west-1'): DeliverableRecord => ({
  source: 'aws.cloudtrail',
  time: timeAt(text),
  deliveredAt: timeAt(text) + late * minute,
  place: '111122223333',
  part,
  record: { at: text },
})

const deliver = (
  records: readonly DeliverableRecord[],
  options: DeliveryOptions = {},
): readonly DeliveredPiece[] => [...trail.deliver(records, options)]

const folders = (files: readonly DeliveredPiece[]): readonly string[] =>
  files.map(({ path }) => path.slice(0, path.lastIndexOf('/')))

describe('a trail', () => {
  it('writes a file every five minutes for each account and region', () => {
    const files = deliver([
      at('2026-09-15 00:00:01'),
      at('2026-09-15 00:04:59', 0, 'us-east-1'),
      at('2026-09-15 00:04:59'),
      at('2026-09-15 00:05:00'),
    ])
    expect(files.map(({ text }) => text)).toEqual([
      '{"Records":[{"at":"2026-09-15 00:00:01"},{"at":"2026-09-15 00:04:59"}]}',
      '{"Records":[{"at":"2026-09-15 00:04:59"}]}',
      '{"Records":[{"at":"2026-09-15 00:05:00"}]}',
    ])
    expect(folders(files)).toEqual([
      'AWSLogs/111122223333/CloudTrail/eu-west-1/2026/09/15',
      'AWSLogs/111122223333/CloudTrail/us-east-1/2026/09/15',
      'AWSLogs/111122223333/CloudTrail/eu-west-1/2026/09/15',
    ])
  })

  it('names a file after account, region and the minute of its last delivery', () => {
    const [file] = deliver([at('2026-09-15 00:01:00'), at('2026-09-15 00:03:58')])
    expect(file?.path).toMatch(
      /\/111122223333_CloudTrail_eu-west-1_20260915T0003Z_[A-Za-z0-9]{16}\.json\.gz$/,
    )
  })

  it('puts a late record into the file of the window in which it comes', () => {
    const files = deliver([at('2026-09-15 23:59:58'), at('2026-09-15 23:58:00', 14)])
    expect(folders(files)).toEqual([
      'AWSLogs/111122223333/CloudTrail/eu-west-1/2026/09/15',
      'AWSLogs/111122223333/CloudTrail/eu-west-1/2026/09/16',
    ])
  })

  it('begins another file of the same minute after 2,000 records', () => {
    const files = deliver(Array.from({ length: 2001 }, () => at('2026-09-15 00:01:00')))
    expect(files).toHaveLength(2)
    expect(new Set(files.map(({ path }) => path)).size).toBe(2)
  })
})

const uniqueOf = (text: string): string | undefined =>
  deliver([at(text)], { windowMinutes: day / minute })[0]
    ?.path.split('_')
    .at(-1)

describe('the name of a file', () => {
  it('is the same for the same window, of another window another', () => {
    expect(uniqueOf('2026-09-15 00:00:01')).toBe(uniqueOf('2026-09-15 12:00:00'))
    expect(uniqueOf('2026-09-16 00:00:01')).not.toBe(uniqueOf('2026-09-15 00:00:01'))
  })
})
