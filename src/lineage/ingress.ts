/** Inbound rules from the words of any cloud: source addresses, ports, protocols. */
import type { IngressRule } from './activity.ts'

/** Every port. */
export const allPorts: readonly [from: number, to: number] = [0, 65535]

/** A rule as a cloud words it, before {@link ingressRule} reads its addresses. */
export interface WordedRule {
  readonly key: string
  readonly sources: readonly string[]
  readonly ports: readonly (readonly [from: number, to: number])[]
  readonly protocol: string
}

/**
 * The rule with its sources lower-cased and every spelling of the world as `0.0.0.0/0` or `::/0`.
 * A source that is no address (a service tag, an application group) stays as its name.
 */
export function ingressRule({ key, sources, ports, protocol }: WordedRule): IngressRule {
  const cidrs = [...new Set(sources.map(plainSource))]
  return { key, cidrs, ports, protocol, worldOpen: cidrs.some(isWorld) }
}

/** The widest blocks that one organisation holds: prefix lengths of IPv4 and IPv6. */
const widestHoldings = { four: 8, six: 16 } as const

/** Blocks of IPv6 that nobody reaches from the internet: unique local, link-local, multicast. */
const unreachable = /^f[c-f]/

/**
 * Is a range so wide that it can be nobody's own? The world is, and so is each half of it: two rules
 * for 0.0.0.0/1 and 128.0.0.0/1 let everybody in. What is no range of addresses is not.
 */
export function isWorld(cidr: string): boolean {
  const [, address, prefix] = /^([\da-f.:]+)\/(\d{1,3})$/.exec(cidr) ?? []
  if (address === undefined) return false
  if (!address.includes(':')) return Number(prefix) < widestHoldings.four
  return Number(prefix) < widestHoldings.six && !unreachable.test(address)
}

/** Prefix length 0 is the world whatever stands before it (design section 4.5). */
function plainSource(source: string): string {
  const text = source.trim().toLowerCase()
  const slash = text.lastIndexOf('/')
  const prefix = text.slice(slash + 1)
  if (slash < 0 || !/^0+$/.test(prefix)) return text
  return text.includes(':') ? '::/0' : '0.0.0.0/0'
}

/** `22`, `22-25` or `*` as an inclusive range; `undefined` for anything else. */
export function portRange(text: string): readonly [from: number, to: number] | undefined {
  if (text.trim() === '*') return allPorts
  const [first, last, ...more] = text.split('-').map(portNumber)
  if (first === undefined || more.length > 0) return undefined
  if (!text.includes('-')) return [first, first]
  return last === undefined || last < first ? undefined : [first, last]
}

function portNumber(text: string): number | undefined {
  const digits = text.trim()
  const port = /^\d{1,5}$/.test(digits) ? Number(digits) : Infinity
  return port <= 65535 ? port : undefined
}

/** Protocols that logs may give by number (IANA protocol numbers). */
const protocolNumbers: ReadonlyMap<string, string> = new Map([
  ['1', 'icmp'],
  ['6', 'tcp'],
  ['17', 'udp'],
])

/** A protocol in lower case; `any` for every spelling of all. */
export function protocolOf(text: string | undefined): string {
  const name = (text ?? '*').trim().toLowerCase()
  if (name === '*' || name === 'all' || name === 'any' || name === '-1' || name === '') return 'any'
  return protocolNumbers.get(name) ?? name
}
