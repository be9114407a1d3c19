import type { JsonObject } from '../../base/json.ts'
import { presentFields } from '../present-fields.ts'
import { computeCall, linkTo, partsOf } from './gcp-compute-call.ts'
import type { GcpCall } from './gcp-player.ts'

/** Traffic that a rule lets through or stops. */
export interface FirewallTraffic {
  /** `tcp`, `udp`, `icmp`, a number, or `all`. */
  readonly protocol: string
  /** Ports and ranges as text; all without any. */
  readonly ports?: readonly string[]
}

/** A firewall rule in its own words. */
export interface FirewallRule {
  readonly network: string
  readonly direction?: 'INGRESS' | 'EGRESS'
  /** Sources of what comes in, destinations of what goes out; none stands for every address. */
  readonly ranges?: readonly string[]
  readonly sourceTags?: readonly string[]
  readonly allowed?: readonly FirewallTraffic[]
  readonly denied?: readonly FirewallTraffic[]
  readonly targetTags?: readonly string[]
  readonly targetServiceAccounts?: readonly string[]
  readonly priority?: number
  readonly isDisabled?: boolean
}

/** compute.firewalls.insert (reference/telemetry.md 2.8). */
export function insertFirewall(firewall: string, rule: FirewallRule): GcpCall {
  return computeCall('insert', firewall, {
    permissions: permissionsFor('create', firewall, rule.network),
    request: { name: partsOf(firewall).name, ...ruleRequest(rule) },
    operation: { type: 'insert', target: firewall },
  })
}

/**
 * compute.firewalls.patch with the changed fields, or update with all of them. The state before stands
 * in `resourceOriginalState` where it is given.
 */
export function changeFirewall(
  firewall: string,
  change: {
    readonly verb: 'patch' | 'update'
    readonly network: string
    readonly rule: Partial<FirewallRule>
    readonly original?: FirewallRule
  },
): GcpCall {
  const { verb, network, rule, original } = change
  const name = { name: partsOf(firewall).name }
  return computeCall(verb, firewall, {
    permissions: permissionsFor('update', firewall, network),
    request: { ...name, ...ruleRequest(rule) },
    operation: { type: verb, target: firewall },
    more: presentFields({
      resourceOriginalState: original && { ...name, ...ruleRequest(original) },
    }),
  })
}

/** compute.firewalls.delete. */
export function deleteFirewall(firewall: string, network: string): GcpCall {
  return computeCall('delete', firewall, {
    permissions: permissionsFor('delete', firewall, network),
    request: {},
    operation: { type: 'delete', target: firewall },
  })
}

/** A rule as requests state it: ports under `alloweds`, unlike the API (section 0 fact 8). */
function ruleRequest(rule: Partial<FirewallRule>): JsonObject {
  const isOut = rule.direction === 'EGRESS'
  return presentFields({
    network: rule.network === undefined ? undefined : linkTo(rule.network),
    direction: rule.direction,
    priority: rule.priority,
    sourceRanges: isOut ? undefined : rule.ranges,
    destinationRanges: isOut ? rule.ranges : undefined,
    sourceTags: rule.sourceTags,
    targetTags: rule.targetTags,
    targetServiceAccounts: rule.targetServiceAccounts,
    alloweds: rule.allowed?.map(trafficOf),
    denieds: rule.denied?.map(trafficOf),
    disabled: rule.isDisabled,
  })
}

function trafficOf({ protocol, ports }: FirewallTraffic): JsonObject {
  return presentFields({ IPProtocol: protocol, ports })
}

function permissionsFor(verb: string, firewall: string, network: string): GcpCall['permissions'] {
  return [
    { permission: `compute.firewalls.${verb}`, resource: firewall },
    { permission: 'compute.networks.updatePolicy', resource: network },
  ]
}
