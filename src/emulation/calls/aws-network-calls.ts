import { ec2Call, ec2WrappedCall } from './aws-call.ts'
import type { AwsCall } from './aws-call.ts'
import { newRule, ruleRequest, statedRules } from './aws-security-rule.ts'
import type { RuleForm, SecurityGroupRule } from './aws-security-rule.ts'
import type { RandomSource } from '../random.ts'

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

/** ec2:AuthorizeSecurityGroupIngress; a rule that the flat form cannot say throws a TypeError. */
export function authorizeIngress(
  rule: SecurityGroupRule,
  form: RuleForm,
  random: RandomSource,
): AwsCall {
  return ec2Call('AuthorizeSecurityGroupIngress', ruleRequest(rule, form), {
    _return: true,
    securityGroupRuleSet: { items: statedRules(rule, 'inbound', random) },
  })
}

/** ec2:AuthorizeSecurityGroupEgress, in the nested form. */
export function authorizeEgress(rule: SecurityGroupRule, random: RandomSource): AwsCall {
  return ec2Call('AuthorizeSecurityGroupEgress', ruleRequest(rule, 'nested'), {
    _return: true,
    securityGroupRuleSet: { items: statedRules(rule, 'outbound', random) },
  })
}

/** ec2:RevokeSecurityGroupIngress of the same rule. */
export function revokeIngress(rule: SecurityGroupRule, form: RuleForm): AwsCall {
  return ec2Call('RevokeSecurityGroupIngress', ruleRequest(rule, form), {
    _return: true,
    unknownIpPermissionSet: {},
  })
}

/** ec2:RevokeSecurityGroupIngress of rules named by their ids; how they are written is [unverified]. */
export function revokeIngressById(groupId: string, ruleIds: readonly string[]): AwsCall {
  const securityGroupRuleIds = {
    items: ruleIds.map((securityGroupRuleId) => ({ securityGroupRuleId })),
  }
  return ec2Call(
    'RevokeSecurityGroupIngress',
    { groupId, ipPermissions: {}, securityGroupRuleIds },
    { _return: true, unknownIpPermissionSet: {} },
  )
}

/**
 * ec2:ModifySecurityGroupRules: another rule under the id of an old one, in the newer encoding.
 * Paths [unverified]. A rule of several sources throws a TypeError: an id stands for one.
 */
export function modifyRule(rule: SecurityGroupRule, ruleId: string): AwsCall {
  const { groupId } = rule
  return ec2WrappedCall(
    'ModifySecurityGroupRules',
    {
      GroupId: groupId,
      SecurityGroupRule: {
        SecurityGroupRuleId: ruleId,
        SecurityGroupRule: newRule(rule),
        tag: 1,
      },
    },
    { return: true },
  )
}
