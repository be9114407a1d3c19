import { describe, expect, it } from 'vitest'
import { chainOf, contextOf, create, signs, signsIn } from '../../test/builders/signal-builder.ts'
import { resource, step, worldRule } from '../../test/builders/step-builder.ts'
import type { Step } from '../lineage/step.ts'

const open = (from: number, to: number): Step => {
  const rules = [{ ...worldRule(from), ports: [[from, to]] as const }]
  const exposures = [{ resource: resource('sg-2'), change: 'open', rules }] as const
  return step('expose', { at: 20, exposures })
}

describe('a network opened to the world', () => {
  const launch = step('launch', {
    at: 10,
    links: [
      ['launched-from', 'snap-1', 'i-2'],
      ['member-of', 'i-2', 'sg-2'],
    ],
  })

  it('is critical when a watched port is within the range, medium otherwise', () => {
    expect(signs(create(), launch, open(20, 25))[0]).toMatch(/^critical: opened to the world/)
    expect(signs(create(), launch, open(22, 22))[0]).toMatch(/^critical/)
    expect(signs(create(), launch, open(23, 25))[0]).toMatch(/^medium/)
  })
  it('is as grave as spoor.yaml says of the port', () => {
    const chain = chainOf(create(), launch, open(6379, 6379))
    const ranges = [[6379, 6379]] as const
    expect(signsIn(chain)[0]).toMatch(/^medium/)
    const also = contextOf([], { ports: { mode: 'also', ranges, line: 2 } })
    expect(signsIn(chain, also)[0]).toMatch(/^critical/)
    const only = contextOf([], { ports: { mode: 'only', ranges, line: 2 } })
    expect(signsIn(chainOf(create(), launch, open(22, 22)), only)[0]).toMatch(/^medium/)
  })
})

describe('protocols', () => {
  it.each([
    ['tcp', 'critical'],
    ['any', 'critical'],
    ['udp', 'medium'],
    ['icmp', 'low'],
  ])('%s from the world to every port of a copy is %s', (protocol, level) => {
    const everything = { ...worldRule(22), ports: [[0, 65535]] as const, protocol }
    const opened = step('expose', {
      at: 14,
      by: 'alice',
      exposures: [{ resource: resource('sg-2'), change: 'open', rules: [everything] }],
    })
    const launched = step('launch', {
      at: 12,
      inputs: ['snap-1'],
      outputs: ['i-2'],
      links: [
        ['launched-from', 'snap-1', 'i-2'],
        ['member-of', 'i-2', 'sg-2'],
      ],
    })
    expect(signs(create(), launched, opened)[0]).toMatch(
      new RegExp(`^${level}: opened to the world`),
    )
  })
})
