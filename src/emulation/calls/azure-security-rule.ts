import type { JsonObject } from '../../base/json.ts'
import { stableUuid } from './azure-caller.ts'

/** One rule of a network security group. */
export interface SecurityRule {
  readonly direction?: 'Inbound' | 'Outbound'
  readonly access?: 'Allow' | 'Deny'
  readonly protocol?: 'Tcp' | 'Udp' | 'Icmp' | '*'
  /** One address, range or service tag; a list is written under the plural key. */
  readonly source: string | readonly string[]
  /** One port, range or `*`; a list is written under the plural key. */
  readonly port: string | readonly string[]
  /** One destination; a list is written under the plural key, `*` unless given. */
  readonly destination?: string | readonly string[]
  readonly priority?: number
}

/** The properties of a rule as they are asked for (reference/telemetry.md 2.6). */
export function rulePropertiesOf(rule: SecurityRule): JsonObject {
  return {
    protocol: rule.protocol ?? 'Tcp',
    sourcePortRange: '*',
    ...eitherKey('destinationPortRange', rule.port),
    ...eitherKey('sourceAddressPrefix', rule.source),
    ...eitherKey('destinationAddressPrefix', rule.destination ?? '*'),
    access: rule.access ?? 'Allow',
    priority: rule.priority ?? 300,
    direction: rule.direction ?? 'Inbound',
  }
}

/** The properties of a rule as they are answered: the plural keys that are not used are empty. */
export function writtenRuleProperties(rule: SecurityRule, provisioningState: string): JsonObject {
  return {
    provisioningState,
    sourcePortRanges: [],
    destinationPortRanges: [],
    sourceAddressPrefixes: [],
    destinationAddressPrefixes: [],
    ...rulePropertiesOf(rule),
  }
}

/** The answer that states a rule. */
export function writtenRule(
  resourceId: string,
  rule: SecurityRule,
  provisioningState: string,
): JsonObject {
  return {
    name: resourceId.slice(resourceId.lastIndexOf('/') + 1),
    id: resourceId,
    etag: etagOf(resourceId),
    properties: writtenRuleProperties(rule, provisioningState),
    type: 'Microsoft.Network/networkSecurityGroups/securityRules',
  }
}

/** The version mark of a network resource: `W/"<uuid>"`. */
export function etagOf(resourceId: string): string {
  return `W/"${stableUuid(`etag ${resourceId}`)}"`
}

function eitherKey(name: string, value: string | readonly string[]): JsonObject {
  if (typeof value === 'string') return { [name]: value }
  return { [name.endsWith('x') ? `${name}es` : `${name}s`]: value }
}
