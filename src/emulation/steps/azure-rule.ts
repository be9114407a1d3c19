import type { SecurityRule } from '../calls/azure-security-rule.ts'
import type { TimedStep } from '../scenario/expand-steps.ts'

/** The protocols of rules by the words of scenarios. */
const protocols: Readonly<Record<string, NonNullable<SecurityRule['protocol']>>> = {
  tcp: 'Tcp',
  udp: 'Udp',
  icmp: 'Icmp',
  any: '*',
}

/**
 * The inbound rule of a step: `world` is Azure's `*`, and in a list, which takes no star, every IPv4
 * address. Ports are one, a range, a list with commas, or `all`. The text is the protocol.
 */
export function securityRuleOf({ from, port, text }: TimedStep): SecurityRule {
  const ports = String(port ?? 'all')
    .split(',')
    .map((one) => (one === 'all' ? '*' : one.trim()))
  const [first = '*'] = ports
  return {
    source: sourceOf(from ?? 'world'),
    port: ports.length === 1 ? first : ports,
    protocol: protocols[text?.toLowerCase() ?? 'tcp'] ?? 'Tcp',
  }
}

/** Rules are known by their names: what is written for a port again takes the place of what was. */
export function ruleNameOf({ port }: TimedStep): string {
  return `port-${String(port ?? 'all').replaceAll(/[\s,]+/g, '-')}`
}

function sourceOf(from: string | readonly string[]): SecurityRule['source'] {
  if (typeof from === 'string') return from === 'world' ? '*' : from
  return from.map((one) => (one === 'world' ? '0.0.0.0/0' : one))
}
