/** What is passed over inside a value is what would have been found there, in the same place and order. */
import fc from 'fast-check'
import { gzipSync } from 'node:zlib'
import { expect, it } from 'vitest'
import { entryOf, eventOf, rowOf } from '../../test/builders/skimmable-records.ts'
import type { JsonValue } from '../base/json.ts'
import { Fingerprinter } from './fingerprint.ts'
import { Skimmer } from './skim/skimmer.ts'
import { defaultLimits, type Limits } from './telemetry-limits.ts'
import { unwrap, type Unwrapped } from './unwrap.ts'

const fingerprinter = new Fingerprinter()
const skimmer = new Skimmer({ needs: (_, __, action) => /needed/i.test(action) }, fingerprinter)

/** Each thing found, with its wrappers: records by the fingerprints of their keys. */
function told(found: readonly Unwrapped[]): readonly string[] {
  return found.flatMap((one) => {
    const within = one.envelopes.join('>')
    if (one.kind === 'record') {
      const { low, high } = fingerprinter.of(one.key)
      return [`${within} ${low} ${high}`]
    }
    if (one.kind !== 'skimmed') return [`${within} ${one.kind} ${one.reason}`]
    const { lows, highs } = one.piece
    return Array.from(lows, (low, index) => `${within} ${low} ${highs[index] ?? 0}`)
  })
}

const record = fc
  .record({
    valueOf: fc.constantFrom(eventOf, rowOf, entryOf),
    name: fc.constantFrom('Needed', 'Other', 'Other', 'Other', 'Caf\u00e9'),
    size: fc.integer({ min: 0, max: 60 }),
  })
  .map(({ valueOf, name, size }) => JSON.stringify(valueOf(name, size)))
const other = fc.constantFrom('{"hello":"world"}', '{"a":', '[1,2]', '2026-09-15T10:00:01.000Z {}')
const timed = record.map((text) => `2026-09-15T10:00:01.000Z ${text}`)
const logEvent = record.map((message) => JSON.stringify({ id: 'a', timestamp: 1, message }))
const line = fc.oneof(
  { arbitrary: record, weight: 8 },
  { arbitrary: logEvent, weight: 3 },
  { arbitrary: timed, weight: 1 },
  { arbitrary: other, weight: 1 },
)

/** JSON text of several records. */
const text = fc
  .record({
    lines: fc.array(line, { maxLength: 6 }),
    between: fc.constantFrom('\n', ',', ''),
    around: fc.constantFrom(['', ''], ['{"Records":[', ']}'], ['{"logEvents":[', ']}'], ['[', ']']),
  })
  .map(({ lines, between, around: [begin = '', end = ''] }) => begin + lines.join(between) + end)

const base64 = (inner: string): string => Buffer.from(inner).toString('base64')
const packed = (inner: string): string => gzipSync(inner).toString('base64')
const wrappers: readonly ((inner: string) => JsonValue)[] = [
  (inner) => ({ awslogs: { data: packed(inner) } }),
  (inner) => ({ kinesis: { data: base64(inner) } }),
  (inner) => ({ recordId: 'a', data: base64(inner) }),
  (inner) => ({ messageId: 'a', body: inner }),
  (inner) => ({ messageId: 'a', body: JSON.stringify({ TopicArn: 'b', Message: inner }) }),
  (inner) => ({ subscription: 'a', message: { data: base64(inner) } }),
  (inner) => ({ Records: [{ Sns: { Message: inner } }, { Sns: { Message: inner } }] }),
  (inner) => inner,
]

it('is told as if it had been parsed', () => {
  let skimmed = 0
  const limits = fc.record({
    recordsInside: fc.oneof(fc.integer({ min: 0, max: 8 }), fc.constant(1000)),
    envelopes: fc.oneof(fc.integer({ min: 1, max: 7 }), fc.constant(8)),
  })
  fc.assert(
    fc.property(text, fc.constantFrom(...wrappers), limits, (inner, wrap, given) => {
      const within: Limits = { ...defaultLimits, ...given }
      const found = unwrap(wrap(inner), undefined, { limits: within, skimmer })
      expect(told(found)).toEqual(told(unwrap(wrap(inner), undefined, { limits: within })))
      skimmed += found.filter(({ kind }) => kind === 'skimmed').length
    }),
    { numRuns: 1000 },
  )
  expect(skimmed).toBeGreaterThan(300)
})
