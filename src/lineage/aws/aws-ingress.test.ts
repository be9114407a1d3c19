import { describe, expect, it } from 'vitest'
import type { JsonObject } from '../../base/json.ts'
import type { IngressRule } from '../activity.ts'
import { canonicalCidr, ingressRules, requestedPermissions, rulesById } from './aws-ingress.ts'

const group = 'sg-003dc7f1f1c686164'
const ssh = { ipProtocol: 'tcp', fromPort: 22, toPort: 22 }

const answered: JsonObject = {
  ...ssh,
  isEgress: false,
  securityGroupRuleId: 'sgr-09b3e3d2ca1edf2a2',
  cidrIpv4: '0.0.0.0/0',
}
const flat: JsonObject = { groupId: group, ipPermissions: {}, ...ssh, cidrIp: '0.0.0.0/0' }
const nested: JsonObject = {
  groupId: group,
  ipPermissions: {
    items: [
      { ...ssh, groups: {}, ipRanges: { items: [{ cidrIp: '0.0.0.0/0' }] }, prefixListIds: {} },
    ],
  },
}

function keysOf(permissions: readonly JsonObject[]): readonly string[] {
  return ingressRules(group, permissions).map(({ key }) => key)
}

function portsOf(permission: JsonObject): IngressRule['ports'] | undefined {
  return ingressRules(group, [{ ...permission, cidrIp: '0.0.0.0/0' }])[0]?.ports
}

it('gives one rule the same key in all its shapes', () => {
  const key = `${group} tcp 22-22 0.0.0.0/0`
  expect(keysOf([answered])).toEqual([key])
  expect(keysOf(requestedPermissions(flat))).toEqual([key])
  expect(keysOf(requestedPermissions(nested))).toEqual([key])
})

it('gives a rule for all protocols one key, whatever ports stand beside it', () => {
  const forms = [{}, { fromPort: -1, toPort: -1 }, { fromPort: 0, toPort: 65_535 }]
  const keys = forms.flatMap((ports) => keysOf([{ ipProtocol: '-1', cidrIp: '::/0', ...ports }]))
  expect(new Set(keys)).toEqual(new Set([`${group} any all ::/0`]))
})

it('keeps the id of the rule where the log has it', () => {
  expect(ingressRules(group, [answered])[0]?.id).toBe('sgr-09b3e3d2ca1edf2a2')
  expect(rulesById(group, ['SGR-1'])).toMatchObject([{ id: 'sgr-1', cidrs: [], worldOpen: false }])
})

it.each([
  ['208.236.235.254/0', '0.0.0.0/0'],
  ['0.0.0.0/00', '0.0.0.0/0'],
  ['::/0', '::/0'],
  ['2001:DB8::/0', '::/0'],
  ['10.0.0.0/8', '10.0.0.0/8'],
  ['0.0.0.0', '0.0.0.0'],
  ['0.0.0.0/', '0.0.0.0/'],
  ['0.0.0.0/16', '0.0.0.0/16'],
])('canonicalCidr(%s) is %s', (text, cidr) => {
  expect(canonicalCidr(text)).toBe(cidr)
})

describe('ports', () => {
  it('are all for any protocol, and wherever -1 or nothing stands', () => {
    const all = [[0, 65_535]]
    expect(portsOf({ ipProtocol: '-1' })).toEqual(all)
    expect(portsOf({ ipProtocol: '-1', fromPort: -1, toPort: -1 })).toEqual(all)
    expect(portsOf({ ipProtocol: 'tcp' })).toEqual(all)
    expect(portsOf({ ipProtocol: 'udp', fromPort: -1, toPort: -1 })).toEqual(all)
  })

  it('are a range, also from text and by the number of the protocol', () => {
    expect(portsOf({ ipProtocol: '6', fromPort: '22', toPort: '25' })).toEqual([[22, 25]])
  })

  it('are none for ICMP and for ranges that cannot be', () => {
    expect(portsOf({ ipProtocol: 'icmp', fromPort: 8, toPort: -1 })).toEqual([])
    expect(portsOf({ ipProtocol: 'tcp', fromPort: 30, toPort: 20 })).toEqual([])
    expect(portsOf({ ipProtocol: 'tcp', fromPort: 0, toPort: 99_999 })).toEqual([])
  })
})

it('makes one rule of each source, so that each can be closed alone', () => {
  const permission = {
    ...ssh,
    ipRanges: { items: [{ cidrIp: '10.0.0.0/8' }] },
    ipv6Ranges: { items: [{ cidrIpv6: '::/0' }] },
    groups: { items: [{ groupId: 'sg-2', groupName: 'web', userId: '1' }] },
    prefixListIds: { items: [{ prefixListId: 'pl-1' }] },
  }
  const rules = ingressRules(group, [permission])
  expect(rules.map(({ key, worldOpen }) => [key, worldOpen])).toEqual([
    [`${group} tcp 22-22 10.0.0.0/8`, false],
    [`${group} tcp 22-22 ::/0`, true],
    [`${group} tcp 22-22 sg-2`, false],
    [`${group} tcp 22-22 pl-1`, false],
  ])
})

it('passes over outbound rules', () => {
  expect(keysOf([{ ...answered, isEgress: true }])).toEqual([])
})
