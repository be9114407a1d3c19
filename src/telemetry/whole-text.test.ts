import { gzipSync } from 'node:zlib'
import { expect, it } from 'vitest'
import { defaultLimits } from './telemetry-limits.ts'
import { wholeJson } from './whole-text.ts'

const json = '{"a":"\u00e9"}\n'

/** The text of a file of these bytes, where it is told at once. */
function textOf(stored: Buffer, bombBytes = defaultLimits.bombBytes): string | undefined {
  return wholeJson(stored, { ...defaultLimits, bombBytes })?.toString()
}

it('unpacks JSON and takes off its byte order mark', () => {
  const marked = Buffer.from(`\ufeff${json}`)
  expect(textOf(Buffer.from(json))).toBe(json)
  expect(textOf(marked)).toBe(json)
  expect(textOf(gzipSync(gzipSync(marked)))).toBe(json)
  expect(textOf(Buffer.concat([gzipSync(json), gzipSync(json)]))).toBe(json + json)
})

it('leaves to the stream whatever is anything else, damaged or large for its bytes', () => {
  const packed = gzipSync(json)
  expect(textOf(Buffer.from(json, 'utf16le'))).toBeUndefined()
  expect(textOf(Buffer.from('eventSource,eventName\na,b\n'))).toBeUndefined()
  expect(textOf(Buffer.from('dear diary\n'))).toBeUndefined()
  expect(textOf(Buffer.alloc(0))).toBeUndefined()
  expect(textOf(packed.subarray(0, -9))).toBeUndefined()
  expect(textOf(packed, 5)).toBeUndefined()
  const layers = Array.from({ length: defaultLimits.gzipLayers + 1 })
  expect(
    textOf(layers.reduce<Buffer>((inner) => gzipSync(inner), Buffer.from(json))),
  ).toBeUndefined()
})
