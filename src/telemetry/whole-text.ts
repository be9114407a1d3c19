import { textKindOf } from './decode-text.ts'
import type { Limits } from './telemetry-limits.ts'
import { textFormatOf } from './text-format.ts'
import { inflateInOneGo, isGzip } from './unpack-gzip.ts'

/**
 * The JSON text of a file whose bytes are all at hand, unpacked, without its byte order mark; `undefined` where
 * it is anything else than UTF-8 JSON, or is damaged, or might be a bomb: who reads it as a stream finds out.
 */
export function wholeJson(stored: Buffer, limits: Limits): Buffer | undefined {
  let bytes: Buffer | undefined = stored
  for (let layer = 0; bytes !== undefined && isGzip(bytes); layer++) {
    bytes = layer < limits.gzipLayers ? inflateInOneGo(bytes) : undefined
  }
  if (bytes === undefined || bytes.length > limits.bombBytes) return undefined
  const kind = textKindOf(bytes)
  if (kind.kind !== 'text' || kind.encoding !== 'utf-8') return undefined
  const text = bytes.subarray(kind.bom)
  return textFormatOf(text) === 'json' ? text : undefined
}
