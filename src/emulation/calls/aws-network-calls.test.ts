import { describe, expect, it } from 'vitest'
import { valueAt } from '../../base/json.ts'
import {
  authorizeEgress,
  authorizeIngress,
  createSecurityGroup,
  deleteSecurityGroup,
  modifyRule,
  revokeIngress,
  revokeIngressById,
} from './aws-network-calls.ts'
import { createRandom } from '../random.ts'

const rule = { groupId: 'sg-1', owner: '111122223333', cidr: '0.0.0.0/0', port: 22 }
const open = (form: 'flat' | 'nested', seed = 'rule') =>
  authorizeIngress(rule, form, createRandom(seed))

describe('an inbound rule', () => {
  it('is flat when given as plain arguments', () => {
    expect(open('flat').request).toEqual({
      groupId: 'sg-1',
      ipProtocol: 'tcp',
      fromPort: 22,
      toPort: 22,
      cidrIp: '0.0.0.0/0',
      ipPermissions: {},
    })
  })

  it('is nested when given as IpPermissions', () => {
    const { request } = open('nested')
    expect(request).not.toHaveProperty('cidrIp')
    expect(valueAt(request, 'ipPermissions', 'items')).toMatchObject([
      { fromPort: 22, toPort: 22, ipRanges: { items: [{ cidrIp: '0.0.0.0/0' }] } },
    ])
  })

  it('is answered alike in both forms, with an id that the seed fixes', () => {
    expect(open('flat').response).toEqual(open('nested').response)
    expect(open('flat', 'other').response).not.toEqual(open('flat').response)
    expect(valueAt(open('flat').response, 'securityGroupRuleSet', 'items')).toMatchObject([
      { groupId: 'sg-1', groupOwnerId: '111122223333', isEgress: false, cidrIpv4: '0.0.0.0/0' },
    ])
  })

  it('is revoked by what it was authorized with', () => {
    expect(revokeIngress(rule, 'nested').request).toEqual(open('nested').request)
  })
})

it('an outbound rule is nested and says that it is one', () => {
  const { name, request, response } = authorizeEgress(rule, createRandom('rule'))
  expect(name).toBe('AuthorizeSecurityGroupEgress')
  expect(request).toEqual(open('nested').request)
  expect(valueAt(response, 'securityGroupRuleSet', 'items')).toMatchObject([{ isEgress: true }])
})

describe('a rule that has an id', () => {
  it('is revoked by it', () => {
    expect(revokeIngressById('sg-1', ['sgr-1']).request).toEqual({
      groupId: 'sg-1',
      ipPermissions: {},
      securityGroupRuleIds: { items: [{ securityGroupRuleId: 'sgr-1' }] },
    })
  })

  it('is replaced under it', () => {
    expect(modifyRule(rule, 'sgr-1').request).toEqual({
      ModifySecurityGroupRulesRequest: {
        GroupId: 'sg-1',
        SecurityGroupRule: {
          SecurityGroupRuleId: 'sgr-1',
          SecurityGroupRule: {
            IpProtocol: 'tcp',
            FromPort: 22,
            ToPort: 22,
            CidrIpv4: '0.0.0.0/0',
          },
          tag: 1,
        },
      },
    })
  })
})

describe('a security group', () => {
  it('gets its id in the answer and is deleted by it', () => {
    const asked = { groupName: 'g', groupDescription: 'd', vpcId: 'vpc-1' }
    const { request, response } = createSecurityGroup({ ...asked, groupId: 'sg-1' })
    expect(request).toEqual(asked)
    expect(response).toMatchObject({ groupId: 'sg-1' })
    expect(deleteSecurityGroup('sg-1').request).toEqual({ groupId: 'sg-1' })
  })
})
