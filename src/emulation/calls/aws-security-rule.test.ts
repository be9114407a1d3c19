import { describe, expect, it } from 'vitest'
import { isJsonArray, textOf, valueAt } from '../../base/json.ts'
import { newRule, ruleRequest, statedRules } from './aws-security-rule.ts'
import type { SecurityGroupRule } from './aws-security-rule.ts'
import { createRandom } from '../random.ts'

const ssh: SecurityGroupRule = { groupId: 'sg-1', owner: '111122223333', port: 22 }
const world = { ...ssh, cidr: '0.0.0.0/0' }
const permission = (rule: SecurityGroupRule) => {
  const items = valueAt(ruleRequest(rule, 'nested'), 'ipPermissions', 'items')
  return isJsonArray(items) ? items[0] : undefined
}
const stated = (rule: SecurityGroupRule, direction: 'inbound' | 'outbound' = 'inbound') =>
  statedRules(rule, direction, createRandom('rules'))

describe('a rule asked for', () => {
  it('sorts its ranges by the version of their addresses', () => {
    expect(permission({ ...ssh, cidr: ['0.0.0.0/0', '::/0', '192.0.2.0/24'] })).toMatchObject({
      ipRanges: { items: [{ cidrIp: '0.0.0.0/0' }, { cidrIp: '192.0.2.0/24' }] },
      ipv6Ranges: { items: [{ cidrIpv6: '::/0' }] },
      groups: {},
    })
  })

  it('may let another group in', () => {
    expect(permission({ ...ssh, fromGroupId: 'sg-2' })).toMatchObject({
      groups: { items: [{ groupId: 'sg-2' }] },
      ipRanges: {},
    })
  })

  it('covers one port, a range of ports, or, without any, all', () => {
    expect(permission(world)).toMatchObject({ fromPort: 22, toPort: 22 })
    expect(permission({ ...world, toPort: 25 })).toMatchObject({ fromPort: 22, toPort: 25 })
    const { port: _, ...all } = { ...world, protocol: '-1' }
    expect(permission(all)).toMatchObject({ ipProtocol: '-1' })
    expect(permission(all)).not.toHaveProperty('fromPort')
  })

  it('is flat only with one range of IPv4', () => {
    expect(ruleRequest(world, 'flat')).toMatchObject({ cidrIp: '0.0.0.0/0', ipPermissions: {} })
    expect(() => ruleRequest({ ...ssh, cidr: '::/0' }, 'flat')).toThrow(TypeError)
    expect(() => ruleRequest({ ...ssh, cidr: ['0.0.0.0/0', '::/0'] }, 'flat')).toThrow(TypeError)
    expect(() => ruleRequest({ ...ssh, fromGroupId: 'sg-2' }, 'flat')).toThrow(TypeError)
  })
})

describe('a rule stated', () => {
  it('is one for each source, each with an id of its own', () => {
    const rules = stated({ ...ssh, cidr: ['0.0.0.0/0', '::/0'], fromGroupId: 'sg-2' })
    expect(rules).toMatchObject([
      { cidrIpv4: '0.0.0.0/0' },
      { cidrIpv6: '::/0' },
      { referencedGroupId: 'sg-2' },
    ])
    expect(new Set(rules.map((rule) => rule['securityGroupRuleId'])).size).toBe(3)
  })

  it('writes every port as -1', () => {
    const { port: _, ...all } = { ...world, protocol: '-1' }
    expect(stated(all)).toMatchObject([{ ipProtocol: '-1', fromPort: -1, toPort: -1 }])
  })

  it('knows its direction, and its ARN where the region is known', () => {
    expect(stated(world, 'outbound')).toMatchObject([{ isEgress: true }])
    const [rule] = stated({ ...world, region: 'eu-west-1' })
    const id = textOf(rule?.['securityGroupRuleId']) ?? ''
    expect(id).toMatch(/^sgr-0[0-9a-f]{16}$/)
    expect(rule?.['securityGroupRuleArn']).toBe(
      `arn:aws:ec2:eu-west-1:111122223333:security-group-rule/${id}`,
    )
    expect(stated(world)[0]).not.toHaveProperty('securityGroupRuleArn')
  })
})

it('a changed rule has one source of one kind', () => {
  expect(newRule(world)).toEqual({
    IpProtocol: 'tcp',
    FromPort: 22,
    ToPort: 22,
    CidrIpv4: '0.0.0.0/0',
  })
  expect(newRule({ ...ssh, cidr: '::/0' })).toMatchObject({ CidrIpv6: '::/0' })
  expect(() => newRule(ssh)).toThrow(TypeError)
})
