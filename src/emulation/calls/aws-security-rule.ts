import type { JsonObject } from '../../base/json.ts'
import { itemSet, newEc2Id } from './aws-call.ts'
import { presentFields } from '../present-fields.ts'
import type { RandomSource } from '../random.ts'

/** One rule of a security group: who may come in, or be reached, through which ports. */
export interface SecurityGroupRule {
  readonly groupId: string
  readonly owner: string
  /** One range of addresses or several, IPv4 or IPv6. */
  readonly cidr?: string | readonly string[]
  /** The members of another group. */
  readonly fromGroupId?: string
  /** The first port, and the only one unless `toPort` is given; every port when absent. */
  readonly port?: number
  readonly toPort?: number
  /** `tcp` unless given; `-1` is every protocol. */
  readonly protocol?: string
  /** Given, the answer names each rule by its ARN too, as EC2 does since 2024. */
  readonly region?: string
}

/** A request has two forms (reference/telemetry.md 2.1): plain arguments, or `IpPermissions`. */
export type RuleForm = 'flat' | 'nested'

/** What a call asks for a rule in one form; a rule that the flat form cannot say throws a TypeError. */
export function ruleRequest(rule: SecurityGroupRule, form: RuleForm): JsonObject {
  const { groupId, fromGroupId } = rule
  const range = presentFields({ ipProtocol: protocolOf(rule), ...portsOf(rule) })
  if (form === 'flat') {
    const cidrIp = onlyCidrOf(rule)
    if (isIpv6(cidrIp)) throw new TypeError(`the flat form holds no IPv6 range: ${cidrIp}`)
    return { groupId, ...range, cidrIp, ipPermissions: {} }
  }
  const [ranges, ranges6] = [cidrsOf(rule).filter(isIpv4), cidrsOf(rule).filter(isIpv6)]
  const permission = {
    ...range,
    groups: itemSet(fromGroupId === undefined ? [] : [{ groupId: fromGroupId }]),
    ipRanges: itemSet(ranges.map((cidrIp) => ({ cidrIp }))),
    ipv6Ranges: itemSet(ranges6.map((cidrIpv6) => ({ cidrIpv6 }))),
    prefixListIds: {},
  }
  return { groupId, ipPermissions: { items: [permission] } }
}

/** The rules as an answer states them: one for each source, with the ports -1 for every port. */
export function statedRules(
  rule: SecurityGroupRule,
  direction: 'inbound' | 'outbound',
  random: RandomSource,
): readonly JsonObject[] {
  const { groupId, owner, fromGroupId, region } = rule
  const { fromPort, toPort } = portsOf(rule)
  const sources: readonly JsonObject[] = [
    ...cidrsOf(rule).map((cidr) => (isIpv6(cidr) ? { cidrIpv6: cidr } : { cidrIpv4: cidr })),
    ...(fromGroupId === undefined ? [] : [{ referencedGroupId: fromGroupId }]),
  ]
  return sources.map((source) => {
    const securityGroupRuleId = newEc2Id('sgr', random)
    const arn = `arn:aws:ec2:${region}:${owner}:security-group-rule/${securityGroupRuleId}`
    return presentFields({
      groupOwnerId: owner,
      groupId,
      securityGroupRuleId,
      isEgress: direction === 'outbound',
      ipProtocol: protocolOf(rule),
      fromPort: fromPort ?? -1,
      toPort: toPort ?? -1,
      ...source,
      securityGroupRuleArn: region === undefined ? undefined : arn,
    })
  })
}

/** A rule as ModifySecurityGroupRules asks for it; one of several sources throws a TypeError. */
export function newRule(rule: SecurityGroupRule): JsonObject {
  const cidr = onlyCidrOf(rule)
  const { fromPort, toPort } = portsOf(rule)
  return {
    IpProtocol: protocolOf(rule),
    FromPort: fromPort ?? -1,
    ToPort: toPort ?? -1,
    [isIpv6(cidr) ? 'CidrIpv6' : 'CidrIpv4']: cidr,
  }
}

function protocolOf(rule: SecurityGroupRule): string {
  return rule.protocol ?? 'tcp'
}

function portsOf({ port, toPort }: SecurityGroupRule): {
  readonly fromPort?: number
  readonly toPort?: number
} {
  return port === undefined ? {} : { fromPort: port, toPort: toPort ?? port }
}

function cidrsOf({ cidr = [] }: SecurityGroupRule): readonly string[] {
  return typeof cidr === 'string' ? [cidr] : cidr
}

function onlyCidrOf(rule: SecurityGroupRule): string {
  const [cidr, ...others] = cidrsOf(rule)
  if (cidr === undefined || others.length > 0 || rule.fromGroupId !== undefined) {
    throw new TypeError('this form of a rule holds exactly one range of addresses')
  }
  return cidr
}

function isIpv6(cidr: string): boolean {
  return cidr.includes(':')
}

function isIpv4(cidr: string): boolean {
  return !isIpv6(cidr)
}
