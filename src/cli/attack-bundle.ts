import { open } from 'node:fs/promises'
import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import type { Diagnostic } from '../base/diagnostic.ts'

/** Several times the largest bundle of MITRE (40 MB); whatever is larger is none. */
export const largestBundle = 256 * 1024 * 1024

/** The text of a bundle, or why there is none. */
export type BundleText =
  { readonly text: string } | { readonly text?: undefined; readonly diagnostic: Diagnostic }

/** Reads a bundle from a file, or standard input for `-`; gzip is recognised by its first bytes. */
export async function readBundleText(file: string): Promise<BundleText> {
  try {
    const bytes = await (file === '-' ? collectBytes(process.stdin) : readBytes(file))
    return await textOfBundle(bytes, file)
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    return refusal(file, `the bundle cannot be read: ${reason}`)
  }
}

/** Unpacks and decodes the bytes of a bundle. */
export async function textOfBundle(bytes: Buffer, file: string): Promise<BundleText> {
  const isPacked = bytes[0] === 0x1f && bytes[1] === 0x8b
  try {
    const plain = isPacked
      ? await promisify(gunzip)(bytes, { maxOutputLength: largestBundle })
      : bytes
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(plain) }
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    return refusal(file, `the bundle is no ${isPacked ? 'sound gzip' : 'UTF-8'} text: ${reason}`)
  }
}

/** Collects bytes up to the largest bundle; throws beyond that. */
export async function collectBytes(stream: AsyncIterable<Uint8Array | string>): Promise<Buffer> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of stream) {
    const bytes = Buffer.from(chunk)
    size += bytes.length
    if (size > largestBundle) {
      throw new RangeError(`it is larger than ${largestBundle / (1024 * 1024)} MB`)
    }
    chunks.push(bytes)
  }
  return Buffer.concat(chunks, size)
}

async function readBytes(file: string): Promise<Buffer> {
  const handle = await open(file)
  try {
    return await collectBytes(handle.createReadStream({ autoClose: false }))
  } finally {
    await handle.close()
  }
}

function refusal(file: string, message: string): BundleText {
  return {
    diagnostic: {
      code: 'attack-bundle-unreadable',
      severity: 'error',
      message,
      file,
      hint: 'check the path and its permissions; a bundle is JSON, plain or gzip',
    },
  }
}
