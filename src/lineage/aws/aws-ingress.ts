/** Inbound rules of security groups, in the several shapes that one rule has in CloudTrail. */
import type { JsonObject } from '../../base/json.ts'
import type { IngressRule } from '../activity.ts'
import { firstTextsAt, flagAt, numberAt, objectsAt, textAt, textsAt } from './aws-request.ts'
import { isWorld } from '../ingress.ts'

/** Every port, inclusive. */
export const allPorts: readonly [number, number] = [0, 65_535]

/** Protocol numbers that requests use for the names that responses show. */
const protocolNames: ReadonlyMap<string, string> = new Map([
  ['-1', 'any'],
  ['all', 'any'],
  ['1', 'icmp'],
  ['6', 'tcp'],
  ['17', 'udp'],
  ['58', 'icmpv6'],
])

/** Where an address stands: flat request, nested request, response, ModifySecurityGroupRules. */
const cidrPaths = [
  'cidrIp',
  'cidrIpv4',
  'cidrIpv6',
  'ipRanges.cidrIp',
  'ipv6Ranges.cidrIpv6',
] as const

/** Where a source that is no address stands; in each row the first path that holds one wins. */
const otherSourcePaths: readonly (readonly string[])[] = [
  [
    'groups.groupId',
    'referencedGroupId',
    'referencedGroupInfo.groupId',
    'groups.groupName',
    'sourceSecurityGroupName',
  ],
  ['prefixListIds.prefixListId', 'prefixListId'],
]

/**
 * The inbound rules that a list of permissions holds, one for each source, so that a revoke can close
 * them one by one. The key is built from group, protocol, ports and source and not from the rule's
 * id: requests know only those, and both shapes of a rule must agree.
 */
export function ingressRules(
  group: string,
  permissions: readonly JsonObject[],
): readonly IngressRule[] {
  return permissions
    .filter((one) => flagAt(one, 'isEgress') !== true)
    .flatMap((permission) => {
      const protocol = protocolOf(permission)
      const ports = portsOf(permission, protocol)
      const id = textAt(permission, 'securityGroupRuleId')?.toLowerCase()
      const rule = (source: string, cidrs: readonly string[]): IngressRule => ({
        key: `${group} ${protocol} ${portsText(permission, protocol)} ${source}`,
        ...(id === undefined ? {} : { id }),
        cidrs,
        ports,
        protocol,
        worldOpen: cidrs.some(isWorld),
      })
      const cidrs = cidrPaths.flatMap((path) => textsAt(permission, path)).map(canonicalCidr)
      const others = otherSourcePaths.flatMap((paths) => firstTextsAt(permission, paths))
      return [
        ...cidrs.map((cidr) => rule(cidr, [cidr])),
        ...others.map((source) => rule(source.toLowerCase(), [])),
      ]
    })
}

/** The permissions of a request: nested in `ipPermissions`, else flat at its top (section 2.1). */
export function requestedPermissions(request: JsonObject): readonly JsonObject[] {
  const nested = objectsAt(request, 'ipPermissions')
  return nested.length > 0 ? nested : [request]
}

/** Rules that a request names by their ids alone; all else about them is unknown. */
export function rulesById(group: string, ids: readonly string[]): readonly IngressRule[] {
  return ids.map((text) => {
    const id = text.toLowerCase()
    return { key: `${group} ${id}`, id, cidrs: [], ports: [], protocol: 'any', worldOpen: false }
  })
}

/** One rule that lets the whole world reach ports of a resource that has no group of its own. */
export function publicRule(key: string, ports: IngressRule['ports']): IngressRule {
  return { key, cidrs: ['0.0.0.0/0'], ports, protocol: 'tcp', worldOpen: true }
}

/** Every spelling of the world, prefix length 0 whatever the address, becomes one (design 4.5). */
export function canonicalCidr(text: string): string {
  const cidr = text.toLowerCase()
  const prefix = cidr.slice(cidr.lastIndexOf('/') + 1)
  if (!cidr.includes('/') || !/^0+$/.test(prefix)) return cidr
  return cidr.includes(':') ? '::/0' : '0.0.0.0/0'
}

function protocolOf(permission: JsonObject): string {
  const number = numberAt(permission, 'ipProtocol')
  const text = number === undefined ? textAt(permission, 'ipProtocol') : String(number)
  const protocol = text?.toLowerCase() ?? 'any'
  return protocolNames.get(protocol) ?? protocol
}

/** ICMP has types where TCP has ports; a rule for it opens no port. */
function portsOf(permission: JsonObject, protocol: string): IngressRule['ports'] {
  if (protocol === 'any') return [allPorts]
  if (protocol !== 'tcp' && protocol !== 'udp') return []
  const from = numberAt(permission, 'fromPort') ?? -1
  const to = numberAt(permission, 'toPort') ?? from
  if (from === -1) return [allPorts]
  return from >= 0 && from <= to && to <= allPorts[1] ? [[from, to]] : []
}

function portsText(permission: JsonObject, protocol: string): string {
  if (protocol === 'any') return 'all'
  const from = numberAt(permission, 'fromPort') ?? -1
  return `${from}-${numberAt(permission, 'toPort') ?? from}`
}
