import type { JsonObject } from '../../base/json.ts'
import { ec2Call, newEc2Id } from './aws-call.ts'
import type { AwsCall } from './aws-call.ts'
import type { RandomSource } from '../random.ts'

/** One inbound rule of a security group. */
export interface SecurityGroupRule {
  readonly groupId: string
  readonly owner: string
  readonly cidr: string
  readonly port: number
  readonly protocol?: string
}

/** ec2:CreateSecurityGroup. */
export function createSecurityGroup(group: {
  readonly groupId: string
  readonly groupName: string
  readonly groupDescription: string
  readonly vpcId: string
}): AwsCall {
  const { groupId, ...request } = group
  return ec2Call('CreateSecurityGroup', request, { _return: true, groupId })
}

/** ec2:DeleteSecurityGroup. */
export function deleteSecurityGroup(groupId: string): AwsCall {
  return ec2Call('DeleteSecurityGroup', { groupId }, { _return: true })
}

/**
 * ec2:AuthorizeSecurityGroupIngress. The request has two forms (reference/telemetry.md 2.1): `flat`
 * when the caller gave one rule as plain arguments, `nested` when it gave `IpPermissions`.
 */
export function authorizeIngress(
  rule: SecurityGroupRule,
  form: 'flat' | 'nested',
  random: RandomSource,
): AwsCall {
  const { groupId, cidr, port, protocol = 'tcp' } = rule
  return ec2Call('AuthorizeSecurityGroupIngress', ruleRequest(rule, form), {
    _return: true,
    securityGroupRuleSet: {
      items: [
        {
          groupOwnerId: rule.owner,
          groupId,
          securityGroupRuleId: newEc2Id('sgr', random),
          isEgress: false,
          ipProtocol: protocol,
          fromPort: port,
          toPort: port,
          cidrIpv4: cidr,
        },
      ],
    },
  })
}

/** ec2:RevokeSecurityGroupIngress of the same rule. */
export function revokeIngress(rule: SecurityGroupRule, form: 'flat' | 'nested'): AwsCall {
  return ec2Call('RevokeSecurityGroupIngress', ruleRequest(rule, form), {
    _return: true,
    unknownIpPermissionSet: {},
  })
}

function ruleRequest(rule: SecurityGroupRule, form: 'flat' | 'nested'): JsonObject {
  const { groupId, cidr, port, protocol = 'tcp' } = rule
  const range = { ipProtocol: protocol, fromPort: port, toPort: port }
  if (form === 'flat') return { groupId, ...range, cidrIp: cidr, ipPermissions: {} }
  const permission = {
    ...range,
    groups: {},
    ipRanges: { items: [{ cidrIp: cidr }] },
    ipv6Ranges: {},
    prefixListIds: {},
  }
  return { groupId, ipPermissions: { items: [permission] } }
}
