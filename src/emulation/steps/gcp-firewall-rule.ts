import type { FirewallRule, FirewallTraffic } from '../calls/gcp-firewall-calls.ts'
import { gcpNetwork } from './gcp-deed.ts'
import { membersOf } from './gcp-receivers.ts'
import type { Scene } from './step-action.ts'

/** Every IPv4 address, as rules write it. */
const everyAddress = '0.0.0.0/0'

/** Protocols that have ports. */
const portedProtocols: ReadonlySet<string> = new Set(['tcp', 'udp', 'sctp', '6', '17', '132'])

/**
 * The traffic that a step names: `port` is one port, a range, several with commas, or `all`; the text
 * is the protocol or several of them, TCP unless given.
 */
export function trafficOf({ step }: Scene): readonly FirewallTraffic[] {
  const ports = portsOf(step.port)
  const protocols = (step.text ?? 'tcp').split(',')
  return protocols.map((protocol) =>
    ports === undefined || !portedProtocols.has(protocol) ? { protocol } : { protocol, ports },
  )
}

function portsOf(port: number | string | undefined): readonly string[] | undefined {
  if (port === undefined || port === 'all') return undefined
  return String(port)
    .split(',')
    .map((one) => one.trim())
}

/**
 * Where traffic may come from or go to: CIDRs, `world` for every IPv4 address, `tag:name` for the
 * instances of a tag. Without `from` a rule names no source at all, which lets everybody in.
 */
export function sourcesOf({ step }: Scene): Pick<FirewallRule, 'ranges' | 'sourceTags'> {
  if (step.from === undefined) return {}
  const given = [step.from].flat()
  const sourceTags = given.flatMap((from) => (from.startsWith('tag:') ? [from.slice(4)] : []))
  const ranges = given
    .filter((from) => !from.startsWith('tag:'))
    .map((from) => (from === 'world' ? everyAddress : from))
  return {
    ...(ranges.length === 0 ? {} : { ranges }),
    ...(sourceTags.length === 0 ? {} : { sourceTags }),
  }
}

/** The whole rule of a step: for the instances of a tag, of service accounts, or of the network. */
export function ruleOf(scene: Scene, project: string, tag: string | undefined): FirewallRule {
  const accounts = membersOf(scene).map((member) => member.slice(member.indexOf(':') + 1))
  return {
    network: gcpNetwork(scene, project),
    direction: 'INGRESS',
    priority: 1000,
    allowed: trafficOf(scene),
    ...sourcesOf(scene),
    ...(tag === undefined ? {} : { targetTags: [tag] }),
    ...(accounts.length === 0 ? {} : { targetServiceAccounts: accounts }),
  }
}

/** Of a rule only what a step speaks of: ports, sources. */
export function ruleChangeOf(scene: Scene): Partial<FirewallRule> {
  const { port, text } = scene.step
  return {
    ...sourcesOf(scene),
    ...(port === undefined && text === undefined ? {} : { allowed: trafficOf(scene) }),
  }
}
