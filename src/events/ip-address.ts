import ipaddr from 'ipaddr.js'

/** Four decimal parts in full. ipaddr.js also takes `10.1`, and throws inside for what is none: slow. */
const dottedQuad = /^(?:(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(?:\.(?=\d)|$)){4}$/

/** Is it an IPv4 or IPv6 address, in full and without a zone? */
export function isIpAddress(text: string): boolean {
  if (!text.includes(':')) return dottedQuad.test(text)
  return !text.includes('%') && ipaddr.IPv6.isValid(text)
}
