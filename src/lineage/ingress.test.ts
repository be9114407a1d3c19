import { expect, it } from 'vitest'
import { allPorts, ingressRule, portRange, protocolOf } from './ingress.ts'

function worldOpen(...sources: readonly string[]): boolean {
  return ingressRule({ key: 'k', sources, ports: [allPorts], protocol: 'tcp' }).worldOpen
}

it('takes prefix length 0 for the world, whatever stands before it', () => {
  expect(['0.0.0.0/0', '::/0', '208.236.235.254/0', '0::/00'].map((one) => worldOpen(one))).toEqual(
    [true, true, true, true],
  )
  expect(
    ['10.0.0.0/8', '0.0.0.0', '10.0.0.0/', 'VirtualNetwork', '/x'].some((one) => worldOpen(one)),
  ).toBe(false)
})

it('takes a range that is too wide to be anybody’s own for the world, as two halves of it are', () => {
  const wide = ['0.0.0.0/1', '128.0.0.0/1', '64.0.0.0/7', '2000::/3', '8000::/1']
  expect(wide.filter((one) => !worldOpen(one))).toEqual([])
  const held = ['17.0.0.0/8', '10.0.0.0/8', '2001:db8::/32', 'fc00::/7', 'fe80::/10', 'tag/3', '/1']
  expect(held.filter((one) => worldOpen(one))).toEqual([])
})

it('spells the world in one way for each address family and keeps names', () => {
  const sources = ['1.2.3.4/0', '0.0.0.0/0', 'fe80::/0', 'VirtualNetwork']
  const { cidrs } = ingressRule({ key: 'k', sources, ports: [], protocol: 'tcp' })
  expect(cidrs).toEqual(['0.0.0.0/0', '::/0', 'virtualnetwork'])
})

it('reads ports, ranges and all', () => {
  expect(['22', '22-25', ' 22 - 25 ', '*'].map(portRange)).toEqual([
    [22, 22],
    [22, 25],
    [22, 25],
    [0, 65535],
  ])
})

it('refuses what is no port', () => {
  const odd = ['', 'ssh', '25-22', '-1', '1-2-3', '70000', '22-', '1e3', '0x16']
  expect(odd.map(portRange).filter((range) => range !== undefined)).toEqual([])
})

it('knows protocols by name and number', () => {
  expect(['*', 'all', undefined, '6', 'Tcp', '17'].map(protocolOf)).toEqual([
    'any',
    'any',
    'any',
    'tcp',
    'tcp',
    'udp',
  ])
})
