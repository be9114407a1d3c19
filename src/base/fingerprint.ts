/** The prime of 64-bit FNV-1a is 2^40 + this. */
const primeLow = 0x1b3

/**
 * 64-bit FNV-1a as 16 hex digits (Fowler, Noll, Vo; draft-eastlake-fnv). The hash is held in two
 * 32-bit lanes: JavaScript multiplies exactly only below 2^53. ASCII hashes as everywhere; any other
 * UTF-16 unit counts as two bytes, low byte first. For stable ids, not for secrets: whoever writes a
 * log can also forge what it hashes to. It runs where `node:crypto` does not.
 */
export function fingerprint(text: string): string {
  let high = 0xcbf29ce4
  let low = 0x84222325
  const addByte = (byte: number): void => {
    const mixed = low ^ byte
    // What the product of the low lane carries over, from its 16-bit halves: whole numbers stay small.
    const lower = (mixed & 0xffff) * primeLow
    const upper = (mixed >>> 16) * primeLow + (lower >>> 16)
    high = (Math.imul(high, primeLow) + (mixed << 8) + (upper >>> 16)) | 0
    low = Math.imul(mixed, primeLow)
  }
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index)
    addByte(unit & 0xff)
    if (unit > 0x7f) addByte(unit >>> 8)
  }
  return hexadecimal(high) + hexadecimal(low)
}

/** The last eight digits of {@link fingerprint} as a number, in less time. */
export function lowFingerprint(text: string): number {
  let low = 0x84222325
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index)
    low = Math.imul(low ^ (unit & 0xff), primeLow)
    if (unit > 0x7f) low = Math.imul(low ^ (unit >>> 8), primeLow)
  }
  return low >>> 0
}

function hexadecimal(lane: number): string {
  return (lane >>> 0).toString(16).padStart(8, '0')
}
