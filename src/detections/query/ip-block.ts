import ipaddr from 'ipaddr.js'

/** An address as its bytes: four for IPv4 (also when written as `::ffff:10.0.0.1`), else sixteen. */
export type Address = readonly number[]

/** A range of addresses that share a prefix. */
export interface AddressBlock {
  readonly address: Address
  /** How many leading bits are shared; 0 is the whole family. */
  readonly prefix: number
}

/** Four decimal parts and no leading zeros: ipaddr.js alone would read `10.1` and octal parts too. */
const dottedQuad = /^(?:(?:0|[1-9]\d{0,2})\.){3}(?:0|[1-9]\d{0,2})$/
/** Longer texts are no addresses; spares the parser hostile lengths. */
const longestAddress = 45

/** The address that a text is, or `undefined` ("AWS Internal", a service's DNS name, a zone id). */
export function parseAddress(text: string): Address | undefined {
  if (text.length > longestAddress) return undefined
  if (dottedQuad.test(text)) return ipaddr.IPv4.isValid(text) ? bytesOf(text) : undefined
  if (!text.includes(':') || text.includes('%') || !ipaddr.IPv6.isValid(text)) return undefined
  return bytesOf(text)
}

function bytesOf(text: string): Address {
  return ipaddr.process(text).toByteArray()
}

/**
 * The block that a text such as `10.6.48.157/8` is, host bits and all; a bare address is a block of
 * one (eql.md section 8, cidrMatch). `undefined` for any other text.
 */
export function parseBlock(text: string): AddressBlock | undefined {
  const [before = '', after, ...more] = text.split('/')
  const address = parseAddress(before)
  if (address === undefined || more.length > 0) return undefined
  const bits = address.length * 8
  if (after === undefined) return { address, prefix: bits }
  if (!/^\d{1,3}$/.test(after)) return undefined
  // A mapped block such as ::ffff:10.0.0.0/104 counts its bits from the IPv6 start.
  const mapped = address.length === 4 && before.includes(':')
  const prefix = Number(after) - (mapped ? 96 : 0)
  return prefix < 0 || prefix > bits ? undefined : { address, prefix }
}

/** A text such as `::ffff:10.1.2.3` as the IPv6 address that it is on paper; others unchanged. */
export function keepMapped(address: Address, text: string): Address {
  const isMapped = address.length === 4 && text.includes(':')
  return isMapped ? [...Array.from({ length: 10 }, () => 0), 0xff, 0xff, ...address] : address
}

/** The same for a block such as `::ffff:10.0.0.0/104`. */
export function keepMappedBlock({ address, prefix }: AddressBlock, text: string): AddressBlock {
  const kept = keepMapped(address, text)
  return { address: kept, prefix: prefix + (kept.length - address.length) * 8 }
}

/** Is the address in the block? Addresses of the other family never are. */
export function isInBlock(address: Address, block: AddressBlock): boolean {
  if (address.length !== block.address.length) return false
  for (let index = 0; index * 8 < block.prefix; index++) {
    const shared = Math.min(8, block.prefix - index * 8)
    const mask = 0xff & (0xff << (8 - shared))
    if (((address[index] ?? 0) & mask) !== ((block.address[index] ?? 0) & mask)) return false
  }
  return true
}

/** Negative, zero or positive as the first address stands before, at or after the second. */
export function compareAddresses(first: Address, second: Address): number {
  if (first.length !== second.length) return first.length - second.length
  for (const [index, byte] of first.entries()) {
    const difference = byte - (second[index] ?? 0)
    if (difference !== 0) return difference
  }
  return 0
}
