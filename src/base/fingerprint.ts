/**
 * A 64-bit fingerprint of a text as 16 hex digits: the same text gives the same digits on every
 * machine. For stable ids, not for security; it runs where `node:crypto` does not.
 * Two 32-bit multiply-xor lanes with a final avalanche, after the murmur3 finaliser.
 */
export function fingerprint(text: string): string {
  let high = 0xdeadbeef
  let low = 0x41c6ce57
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index)
    high = Math.imul(high ^ unit, 0x9e3779b1)
    low = Math.imul(low ^ unit, 0x5f356495)
  }
  high = avalanche(high ^ Math.imul(low, 0x85ebca6b))
  low = avalanche(low ^ Math.imul(high, 0xc2b2ae35))
  return hexOf(high) + hexOf(low)
}

function avalanche(lane: number): number {
  let mixed = lane
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b)
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35)
  return mixed ^ (mixed >>> 16)
}

function hexOf(lane: number): string {
  return (lane >>> 0).toString(16).padStart(8, '0')
}
