import { describe, expect, it } from 'vitest'
import {
  cloudtrailEvent,
  corpusRecords,
  emulatedCall,
  hasCorpus,
  home,
  type EmulatedCall,
} from '../../../test/builders/cloudtrail-builder.ts'
import type { Activity } from '../activity.ts'
import { awsActivity } from './aws.ts'

const groupId = 'sg-003dc7f1f1c686164'
const rule = { cidrIp: '0.0.0.0/0', fromPort: 22, toPort: 22, ipProtocol: 'tcp' }

function activityOf(eventName: string, call: EmulatedCall): Activity | undefined {
  return awsActivity(cloudtrailEvent(emulatedCall('ec2', eventName, call)))
}

function keysOf(activity: Activity | undefined): readonly string[] | undefined {
  return activity?.exposures?.flatMap(({ rules }) => rules.map(({ key }) => key))
}

describe('ingress (emulated)', () => {
  const requestParameters = { groupId, ipPermissions: {}, ...rule }

  it('is closed by the revoke of the same rule in the other shape', () => {
    const opened = activityOf('AuthorizeSecurityGroupIngress', {
      requestParameters,
      responseElements: {
        securityGroupRuleSet: {
          items: [{ ...rule, cidrIp: null, cidrIpv4: rule.cidrIp, groupId, isEgress: false }],
        },
      },
    })
    const ipRanges = { items: [{ cidrIp: rule.cidrIp }] }
    const closed = activityOf('RevokeSecurityGroupIngress', {
      requestParameters: {
        groupId,
        ipPermissions: { items: [{ ipProtocol: 'tcp', fromPort: 22, toPort: 22, ipRanges }] },
      },
    })
    expect(opened).toMatchObject({ verb: 'expose', outputs: [{ id: groupId }] })
    expect(opened?.exposures).toMatchObject([{ change: 'open', resource: { id: groupId } }])
    expect(closed).toMatchObject({ verb: 'unexpose', exposures: [{ change: 'close' }] })
    expect(keysOf(closed)).toEqual(keysOf(opened))
  })

  it('is closed by the id of a rule', () => {
    const byId = { groupId, securityGroupRuleIds: { items: [{ securityGroupRuleId: 'sgr-1' }] } }
    const activity = activityOf('RevokeSecurityGroupIngress', { requestParameters: byId })
    expect(activity?.exposures).toMatchObject([{ change: 'close', rules: [{ id: 'sgr-1' }] }])
  })

  it('keeps a denied opening as an attempt', () => {
    const errorCode = 'Client.UnauthorizedOperation'
    expect(
      activityOf('AuthorizeSecurityGroupIngress', { requestParameters, errorCode }),
    ).toMatchObject({
      attempt: true,
      exposures: [{ change: 'open', rules: [{ worldOpen: true, ports: [[22, 22]] }] }],
    })
  })

  it('of a group known by name alone belongs to that name', () => {
    const named = { groupName: 'default', ...rule }
    const activity = activityOf('AuthorizeSecurityGroupIngress', { requestParameters: named })
    expect(activity?.outputs[0]?.id).toBe(
      `ec2:${home.account}:${home.region}:security-group:default`,
    )
  })

  it('changed by ModifySecurityGroupRules closes the old rule and opens the new', () => {
    const ModifySecurityGroupRulesRequest = {
      GroupId: groupId,
      SecurityGroupRule: {
        tag: 1,
        SecurityGroupRuleId: 'sgr-1',
        SecurityGroupRule: { IpProtocol: 'tcp', FromPort: 22, ToPort: 22, CidrIpv4: '0.0.0.0/0' },
      },
    }
    const wrapped = { requestParameters: { ModifySecurityGroupRulesRequest } }
    expect(activityOf('ModifySecurityGroupRules', wrapped)).toMatchObject({
      verb: 'expose',
      exposures: [
        { change: 'close', rules: [{ id: 'sgr-1' }] },
        {
          change: 'open',
          rules: [{ id: 'sgr-1', key: `${groupId} tcp 22-22 0.0.0.0/0`, worldOpen: true }],
        },
      ],
    })
  })

  it('has nothing to do with egress', () => {
    const activity = activityOf('AuthorizeSecurityGroupEgress', { requestParameters })
    expect([activity?.verb, activity?.exposures]).toEqual(['other', undefined])
  })
})

describe('groups (emulated)', () => {
  it('are joined by interfaces', () => {
    const requestParameters = {
      networkInterfaceId: 'eni-076fa9fb98a2500a7',
      groupSet: { items: [{ groupId }] },
    }
    expect(activityOf('ModifyNetworkInterfaceAttribute', { requestParameters })).toMatchObject({
      verb: 'other',
      links: [{ kind: 'member-of', from: { id: 'eni-076fa9fb98a2500a7' }, to: { id: groupId } }],
    })
  })

  it('are reached by an instance through an interface attached later', () => {
    const requestParameters = {
      networkInterfaceId: 'eni-076fa9fb98a2500a7',
      instanceId: 'i-0dbc91f429e48eeed',
    }
    expect(activityOf('AttachNetworkInterface', { requestParameters })?.links).toMatchObject([
      { kind: 'member-of', from: { kind: 'instance' }, to: { kind: 'network-interface' } },
    ])
  })

  it('come and go', () => {
    const made = activityOf('CreateSecurityGroup', { responseElements: { groupId } })
    expect(made).toMatchObject({ verb: 'other', outputs: [{ id: groupId }] })
    const gone = activityOf('DeleteSecurityGroup', { requestParameters: { groupId } })
    expect(gone).toMatchObject({ verb: 'delete', removed: [{ id: groupId }] })
  })
})

describe.skipIf(!hasCorpus())('real records', () => {
  it('stratus: prefix length 0 is the world, whatever the address', () => {
    const name = 'stratus/aws.exfiltration.ec2-security-group-open-port-22-ingress.json'
    const [record = {}] = corpusRecords(name)
    expect(awsActivity(cloudtrailEvent(record))).toMatchObject({
      verb: 'expose',
      exposures: [
        {
          resource: { id: groupId, account: '032092706103' },
          change: 'open',
          rules: [
            {
              key: `${groupId} tcp 22-22 0.0.0.0/0`,
              id: 'sgr-09b3e3d2ca1edf2a2',
              cidrs: ['0.0.0.0/0'],
              ports: [[22, 22]],
              protocol: 'tcp',
              worldOpen: true,
            },
          ],
        },
      ],
    })
  })

  it('traildiscover: a denied opening toward 0.0.0.0/24 is not the world', () => {
    const [record = {}] = corpusRecords('traildiscover/EC2/AuthorizeSecurityGroupIngress.json')
    expect(awsActivity(cloudtrailEvent(record))).toMatchObject({
      attempt: true,
      exposures: [{ rules: [{ cidrs: ['0.0.0.0/24'], worldOpen: false }] }],
    })
  })
})
