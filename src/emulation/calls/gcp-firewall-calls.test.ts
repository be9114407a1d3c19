import { describe, expect, it } from 'vitest'
import { gcpNames } from './gcp-compute-call.ts'
import { changeFirewall, deleteFirewall, insertFirewall } from './gcp-firewall-calls.ts'

const firewall = gcpNames.firewall('p', 'f')
const network = gcpNames.network('p', 'default')
const link = `https://www.googleapis.com/compute/v1/${network}`
const tcp = [{ protocol: 'tcp', ports: ['22', '8000-8080'] }]

describe('a firewall rule', () => {
  it('says who comes in to what', () => {
    const { method, request, permissions } = insertFirewall(firewall, {
      network,
      direction: 'INGRESS',
      ranges: ['0.0.0.0/0', '::/0'],
      allowed: [...tcp, { protocol: 'icmp' }],
      targetServiceAccounts: ['bot@example.com'],
      priority: 500,
    })
    expect(method).toBe('v1.compute.firewalls.insert')
    expect(request).toEqual({
      name: 'f',
      network: link,
      direction: 'INGRESS',
      priority: 500,
      sourceRanges: ['0.0.0.0/0', '::/0'],
      targetServiceAccounts: ['bot@example.com'],
      alloweds: [{ IPProtocol: 'tcp', ports: ['22', '8000-8080'] }, { IPProtocol: 'icmp' }],
    })
    expect(permissions.map(({ permission }) => permission)).toEqual([
      'compute.firewalls.create',
      'compute.networks.updatePolicy',
    ])
  })

  it('without ranges has no such field', () => {
    const { request } = insertFirewall(firewall, { network, allowed: tcp })
    expect(request).not.toHaveProperty('sourceRanges')
  })

  it('for what goes out has destinations, and may be denying and switched off', () => {
    const { request } = insertFirewall(firewall, {
      network,
      direction: 'EGRESS',
      ranges: ['10.0.0.0/8'],
      denied: [{ protocol: 'all' }],
      isDisabled: true,
    })
    expect(request).toMatchObject({
      destinationRanges: ['10.0.0.0/8'],
      denieds: [{ IPProtocol: 'all' }],
      disabled: true,
    })
    expect(request).not.toHaveProperty('sourceRanges')
  })
})

describe('a change', () => {
  const rule = { ranges: ['0.0.0.0/0'] }

  it('by patch names the changed fields, and the state before where it is given', () => {
    const call = changeFirewall(firewall, {
      verb: 'patch',
      network,
      rule,
      original: { network, allowed: tcp },
    })
    expect(call.method).toBe('v1.compute.firewalls.patch')
    expect(call.request).toEqual({ name: 'f', sourceRanges: ['0.0.0.0/0'] })
    expect(call.more).toMatchObject({ resourceOriginalState: { name: 'f', network: link } })
  })

  it('by update states the rule, and nothing of before unless given', () => {
    const call = changeFirewall(firewall, { verb: 'update', network, rule: { network, ...rule } })
    expect(call.method).toBe('v1.compute.firewalls.update')
    expect(call.request).toMatchObject({ network: link, sourceRanges: ['0.0.0.0/0'] })
    expect(call.more).toEqual({})
  })
})

it('a delete needs the network too', () => {
  const { request, permissions } = deleteFirewall(firewall, network)
  expect(request).toEqual({})
  expect(permissions).toContainEqual({
    permission: 'compute.networks.updatePolicy',
    resource: network,
  })
})
