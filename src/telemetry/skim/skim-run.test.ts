import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { plainEvent, trailed } from '../../../test/builders/skimmable-records.ts'
import { Fingerprinter } from '../fingerprint.ts'
import type { JsonPiece, SkimmedPiece } from '../json-piece.ts'
import type { RecordFilter } from '../record-filter.ts'
import { Skimmer } from './skimmer.ts'
import { JsonSplitter } from '../split-json.ts'
import { defaultLimits } from '../telemetry-limits.ts'

const fingerprinter = new Fingerprinter()
const filter: RecordFilter = {
  needs: (_, __, name) => name === 'CreateSnapshot' || name === 'Decrypt',
  suffices: (_, __, name) =>
    name === 'Decrypt' ? { kind: 'mark', text: 'aws:ebs:id' } : undefined,
}

function event(changes: object = {}): Record<string, unknown> {
  return {
    ...plainEvent,
    ...trailed,
    requestParameters: { filterSet: {} },
    eventID: 'e-1',
    ...changes,
  }
}

/** Everything that comes of a text, cut into chunks of so many bytes. */
function split(
  text: string,
  chunk = text.length,
  skimmer = new Skimmer(filter, fingerprinter),
): readonly JsonPiece[] {
  const splitter = new JsonSplitter(defaultLimits, skimmer)
  const bytes = Buffer.from(text)
  const pieces: JsonPiece[] = []
  for (let at = 0; at < bytes.length; at += chunk) {
    // The bytes of a value are lent until the next call.
    for (const piece of splitter.push(bytes.subarray(at, at + chunk))) {
      pieces.push('bytes' in piece ? { ...piece, bytes: Buffer.from(piece.bytes) } : piece)
    }
  }
  return [...pieces, ...splitter.end()]
}

/** What is known of each record: its line, and its time and key or its text. */
function told(pieces: readonly JsonPiece[]): readonly unknown[] {
  return pieces.flatMap((piece): readonly unknown[] => {
    if (piece.kind === 'value') return [[piece.line, piece.bytes.toString()]]
    return piece.kind === 'skimmed' ? skimmedOf(piece) : [piece.kind]
  })
}

function skimmedOf({ times, lines, lows, highs, place }: SkimmedPiece): readonly unknown[] {
  const { account, region, isDataEvent } = place
  return Array.from(times, (time, index) => [
    lines[index],
    { time, account, region, isDataEvent, low: lows[index], high: highs[index] },
  ])
}

/** The same of records as they are, each alone on its line. */
function expected(records: readonly Record<string, unknown>[]): readonly unknown[] {
  return records.map((record, index) => {
    const isMarked = record['eventName'] === 'Decrypt' && /aws:ebs:id/i.test(JSON.stringify(record))
    if (record['eventName'] === 'CreateSnapshot' || isMarked)
      return [index + 1, JSON.stringify(record)]
    const { low, high } = fingerprinter.of(
      `aws.cloudtrail ${String(record['eventID'])} ${String(record['recipientAccountId'])}`,
    )
    const known = {
      time: Date.parse(String(record['eventTime'])),
      account: record['recipientAccountId'],
      region: record['awsRegion'],
      isDataEvent: record['eventCategory'] === 'Data',
    }
    return [index + 1, { ...known, low, high }]
  })
}

/** Mostly the first: records that are not like each other make no runs. */
function mostly<Value>(usual: Value, ...others: readonly Value[]): fc.Arbitrary<Value> {
  return fc.oneof(
    { weight: 12, arbitrary: fc.constant(usual) },
    { weight: 1, arbitrary: fc.constantFrom(...others) },
  )
}

const record = fc.record({
  eventTime: mostly(
    '2026-09-15T00:00:00Z',
    '2026-09-15T23:59:59Z',
    '2026-09-16T12:34:56Z',
    '1969-12-31T23:00:00Z',
  ),
  eventName: fc.constantFrom('DescribeTags', 'DescribeHosts', 'Decrypt', 'CreateSnapshot'),
  additionalEventData: fc.constantFrom({ 'aws:ebs:id': 'vol-1' }, undefined),
  userAgent: fc.constantFrom('a', 'b', 'it is aws:ebs:id', undefined),
  eventSource: mostly('ec2.amazonaws.com', 's3.amazonaws.com'),
  awsRegion: mostly('eu-west-1', 'us-east-1', undefined),
  recipientAccountId: mostly('111122223333', '444455556666'),
  eventCategory: fc.constantFrom('Management', 'Data', undefined),
  eventType: fc.constantFrom('AwsApiCall', 'AwsServiceEvent'),
  eventID: fc.stringMatching(/^[a-z0-9-]{1,40}$/),
  userIdentity: fc.constantFrom(
    { type: 'IAMUser', accountId: '111122223333' },
    { type: 'IAMUser', accountId: '111122223334' },
    { type: 'IAMUser', accountId: '111122223333', arn: 'arn:aws:iam::111122223333:user/a' },
    undefined,
  ),
})

describe('records that are passed over in runs', () => {
  it('are known as if each were looked at alone', () => {
    fc.assert(
      fc.property(
        fc.array(record, { maxLength: 40 }),
        fc.integer({ min: 300, max: 20_000 }),
        (changes, chunk) => {
          const records = changes.map(event)
          const text = records.map((one) => `${JSON.stringify(one)}\n`).join('')
          expect(told(split(text, chunk))).toEqual(expected(records))
        },
      ),
    )
  })

  it('may be of different types, and say that they are management events or not', () => {
    const records = [
      event({ eventCategory: 'Data' }),
      event({ eventCategory: 'Data', eventType: 'AwsServiceEvent' }),
      event(),
      event({ eventCategory: undefined, eventType: 'AwsServiceEvent' }),
      event({ eventType: 'AwsConsoleAction' }),
      event({ eventCategory: 'Data' }),
    ]
    const text = records.map((one) => `${JSON.stringify(one)}\n`).join('')
    expect(told(split(text))).toEqual(expected(records))
  })

  it('need not stand on lines of their own', () => {
    const many = Array.from({ length: 30 }, (_, index) => event({ eventID: `e-${index}` }))
    const pretty = `{"Records": ${JSON.stringify(many, null, 2)}}`
    const lines = told(split(pretty)).map((one) => (Array.isArray(one) ? Number(one[0]) : -1))
    const starts = [...pretty.matchAll(/^ {2}\{/gm)].map(
      ({ index }) => pretty.slice(0, index).split('\n').length,
    )
    expect(lines.slice(0, 30)).toEqual(starts)
  })

  it('end before one that is broken, cut, or has an escape where it counts', () => {
    const plain = JSON.stringify(event())
    const odd = [
      plain.replace('"e-1"', '"e\\u002d1"'),
      plain.replace('10:00:01', '10:60:01'),
      plain.replace('10:00:01', '24:00:01'),
      plain.replace('10:00:01', '10:00:0x'),
      plain.replace('DescribeTags', 'Describe\\u0054ags'),
      plain.replace('"e-1"', '""'),
      plain.replace('"e-1"', '1'),
      plain.replace('{"type"', '"x","y":{"type"'),
      plain.replace('"eventID"', '"eventID":"e-2","eventID"'),
    ]
    for (const one of odd) {
      const pieces = split(`${plain}\n${plain}\n${one}\n${plain}\n`)
      expect(told(pieces).filter((found) => Array.isArray(found) && found[0] === 3)).toEqual([
        [3, one],
      ])
      expect(told(pieces)).toHaveLength(4)
    }
  })

  it('are of actions that are of no use whatever the record holds', () => {
    const plain = event({ eventName: 'Decrypt' })
    const marked = event({ eventName: 'Decrypt', additionalEventData: { 'aws:ebs:id': 'vol-1' } })
    const by = (userAgent: string): object => ({ ...plain, userAgent })
    const records = [
      plain,
      plain,
      marked,
      plain,
      marked,
      ...['a', 'b', 'c', 'AWS:ebs:id', 'd', 'aws:ebs:id'].map((agent) => event(by(agent))),
    ]
    const text = records.map((one) => `${JSON.stringify(one)}\n`).join('')
    expect(told(split(text))).toEqual(expected(records))
  })

  it('do not take bytes of a record before for their own when the bytes have changed', () => {
    const skimmer = new Skimmer(filter, fingerprinter)
    const long = event({ requestParameters: { a: [1, 2, { b: 'c' }] } })
    const text = `${JSON.stringify(long)}\n`.repeat(3)
    const broken = text.replaceAll('[1,2,{', '[1,2 {')
    expect(split(text, text.length, skimmer).every(({ kind }) => kind === 'skimmed')).toBe(true)
    expect(split(broken, broken.length, skimmer).some(({ kind }) => kind === 'skimmed')).toBe(false)
  })
})
