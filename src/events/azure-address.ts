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
