import { constants, createGunzip, gunzipSync } from 'node:zlib'
import type { DiagnosticSink } from '../base/diagnostic.ts'
import { peek } from './peek.ts'
import { diagnose } from './telemetry-diagnostics.ts'
import { throughTransform } from './through-transform.ts'

/** Packed bytes given to the inflater at a time: at most a thousand times as much comes out at once. */
const feedBytes = 32 * 1024
const chunkBytes = 256 * 1024
/** What is made of them at a time: mostly all, while what was made before is looked at. */
const inflatedBytes = 1024 * 1024
/** What is unpacked in one go unpacks to no more than this. */
const largestInOneGo = 32 * 1024 * 1024
/** No deflate stream unpacks to more than so many times its size. */
const highestRatio = 1032

/** How gzip is unpacked for one file. */
export interface UnpackOptions {
  readonly file: string
  /** The most layers of gzip round the content. */
  readonly layers: number
  readonly report: DiagnosticSink
}

/** Are these the first bytes of a gzip member (RFC 1952)? The name of a file says nothing. */
export function isGzip(bytes: Buffer): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b
}

/**
 * Unpacks gzip, layer by layer, and passes anything else through. A file of several members is one
 * text. One that is cut or damaged gives all that can be unpacked, then a diagnostic.
 */
export async function* unpackGzip(
  source: AsyncIterable<Buffer>,
  options: UnpackOptions,
): AsyncGenerator<Buffer> {
  const { head, all } = await peek(source, 2)
  if (!isGzip(head)) {
    yield* all
  } else if (options.layers === 0) {
    const message = 'is packed with gzip too many times'
    options.report(diagnose('gzip-nested', { file: options.file }, { message }))
  } else {
    const inner = inflate(all, options)
    yield* unpackGzip(inner, { ...options, layers: options.layers - 1 })
  }
}

async function* inflate(
  source: AsyncIterable<Buffer>,
  options: UnpackOptions,
): AsyncGenerator<Buffer> {
  const iterator = source[Symbol.asyncIterator]()
  const first = await iterator.next()
  const second = first.done ? first : await iterator.next()
  if (!first.done && second.done) {
    const whole = inflateInOneGo(first.value)
    if (whole !== undefined) {
      yield* slices(whole, chunkBytes)
      return
    }
  }
  const gunzip = createGunzip({ chunkSize: inflatedBytes })
  try {
    yield* throughTransform<Buffer>(feed([first, second], iterator), gunzip)
  } catch (error) {
    options.report(diagnoseGzip(error, options.file))
  }
}

/**
 * The fast way for what is small: one output buffer of the size that the gzip trailer states. The
 * trailer is the attacker's, so it is clamped, and whatever does not fit, or is more than so many bytes,
 * goes the slow way: `undefined`.
 */
export function inflateInOneGo(packed: Buffer, most = largestInOneGo): Buffer | undefined {
  if (packed.length < 18) return undefined
  const stated = packed.readUInt32LE(packed.length - 4)
  const bound = Math.min(most, largestInOneGo, highestRatio * packed.length)
  if (stated > bound) return undefined
  try {
    const chunkSize = Math.max(stated, constants.Z_MIN_CHUNK) + 64
    return gunzipSync(packed, { chunkSize, maxOutputLength: bound })
  } catch {
    // Cut, damaged, or not what its trailer says: the slow way finds out and says so.
    return undefined
  }
}

async function* feed(
  head: readonly IteratorResult<Buffer>[],
  rest: AsyncIterator<Buffer>,
): AsyncGenerator<Buffer> {
  try {
    for (const { done, value } of head) if (!done) yield* slices(value, feedBytes)
    for (;;) {
      const { done, value } = await rest.next()
      if (done) return
      yield* slices(value, feedBytes)
    }
  } finally {
    await rest.return?.()
  }
}

function* slices(bytes: Buffer, size: number): Generator<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

function diagnoseGzip(error: unknown, file: string): ReturnType<typeof diagnose> {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (code === 'Z_BUF_ERROR') {
    return diagnose('gzip-cut', { file }, { message: 'the gzip file ends too early' })
  }
  const reason = error instanceof Error ? error.message : String(error)
  return diagnose('gzip-invalid', { file }, { message: `the gzip file is damaged: ${reason}` })
}
