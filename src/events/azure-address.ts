import ipaddr from 'ipaddr.js'

/**
 * The address without its port: `1.2.3.4:443` and `[2001:db8::1]:443` (reference/telemetry.md 4.3).
 * Text of any other form comes back as it is.
 */
export function withoutPort(address: string): string {
  if (address.startsWith('[')) {
    const end = address.indexOf(']')
    return end < 0 ? address : address.slice(1, end)
  }
  const colon = address.indexOf(':')
  const onlyOne = colon > 0 && colon === address.lastIndexOf(':')
  return onlyOne && address.includes('.') ? address.slice(0, colon) : address
}

/** Four decimal parts in full. ipaddr.js also takes `10.1`, and throws inside for what is none: slow. */
const dottedQuad = /^(?:(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(?:\.(?=\d)|$)){4}$/

/** Is it an IPv4 or IPv6 address, in full and without a zone? */
export function isIpAddress(text: string): boolean {
  if (!text.includes(':')) return dottedQuad.test(text)
  return !text.includes('%') && ipaddr.IPv6.isValid(text)
}
