/**
 * SHA-1 (FIPS 180-4, section 6.1), for ids of version 5 (RFC 9562) only: nothing here is secret. The hash of
 * the Web platform is asynchronous, and that of Node is not at hand where this runs.
 */

const blockSize = 64

/** The twenty bytes of the hash of some bytes. */
export function sha1(message: Uint8Array): Uint8Array {
  const state = new Uint32Array([0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0])
  const padded = pad(message)
  for (let start = 0; start < padded.length; start += blockSize) {
    addBlock(state, new DataView(padded.buffer, start, blockSize))
  }
  const digest = new DataView(new ArrayBuffer(20))
  for (const [index, word] of state.entries()) digest.setUint32(index * 4, word)
  return new Uint8Array(digest.buffer)
}

/** A one bit, zeros, and the length in bits as 64 bits, up to whole blocks (section 5.1.1). */
function pad(message: Uint8Array): Uint8Array<ArrayBuffer> {
  const blocks = Math.ceil((message.length + 9) / blockSize)
  const padded = new Uint8Array(blocks * blockSize)
  padded.set(message)
  padded[message.length] = 0x80
  const view = new DataView(padded.buffer)
  view.setBigUint64(padded.length - 8, BigInt(message.length) * 8n)
  return padded
}

function addBlock(state: Uint32Array, block: DataView): void {
  const schedule = new Uint32Array(80)
  for (let t = 0; t < 80; t++) {
    schedule[t] = t < 16 ? block.getUint32(t * 4) : turn(earlier(schedule, t), 1)
  }
  let [a = 0, b = 0, c = 0, d = 0, e = 0] = state
  for (let t = 0; t < 80; t++) {
    const next = (turn(a, 5) + mix(t, b, c, d) + e + constantOf(t) + (schedule[t] ?? 0)) >>> 0
    ;[a, b, c, d, e] = [next, a, turn(b, 30), c, d]
  }
  for (const [index, word] of [a, b, c, d, e].entries()) {
    state[index] = (state[index] ?? 0) + word
  }
}

function earlier(schedule: Uint32Array, t: number): number {
  const [near, far] = [(schedule[t - 3] ?? 0) ^ (schedule[t - 8] ?? 0), schedule[t - 14] ?? 0]
  return near ^ far ^ (schedule[t - 16] ?? 0)
}

/** The functions of section 4.1.1. */
function mix(t: number, b: number, c: number, d: number): number {
  if (t < 20) return (b & c) ^ (~b & d)
  if (t < 40 || t >= 60) return b ^ c ^ d
  return (b & c) ^ (b & d) ^ (c & d)
}

/** The constants of section 4.2.1. */
function constantOf(t: number): number {
  if (t < 20) return 0x5a827999
  if (t < 40) return 0x6ed9eba1
  return t < 60 ? 0x8f1bbcdc : 0xca62c1d6
}

function turn(word: number, bits: number): number {
  return (word << bits) | (word >>> (32 - bits))
}
