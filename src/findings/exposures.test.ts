import { describe, expect, it } from 'vitest'
import { resource, step, worldRule } from '../../test/builders/step-builder.ts'
import { buildLineageGraph } from '../lineage/graph.ts'
import type { Step } from '../lineage/step.ts'
import { traceChains } from '../lineage/trace-chains.ts'
import { exposureFindings } from './exposures.ts'
import type { Finding } from './finding.ts'

function rule(change: 'open' | 'close', at: number, port: number, group = 'sg-1'): Step {
  return step(change === 'open' ? 'expose' : 'unexpose', {
    at,
    exposures: [{ resource: resource(group), change, rules: [worldRule(port)] }],
  })
}

function exposuresOf(...steps: readonly Step[]): readonly Finding[] {
  const graph = buildLineageGraph(steps)
  return exposureFindings(graph, traceChains(graph))
}

describe('world-open rules that no chain explains', () => {
  it('are one low finding for each group, with who opened it and when', () => {
    const findings = exposuresOf(
      rule('open', 1, 22),
      rule('open', 2, 3389),
      rule('open', 3, 22, 'sg-2'),
    )
    expect(findings.map(({ title }) => title)).toEqual([
      'Network group sg-1: opened to the world on port 22 and port 3389',
      'Network group sg-2: opened to the world on port 22',
    ])
    expect(findings[0]).toMatchObject({ severity: 'low', chain: null, techniques: ['T1562.007'] })
    expect(findings[0]?.summary).toBe(
      'alice let any address reach network group sg-1 on port 22 and port 3389 at 2026-03-02 00:01:00Z. No copy of data is known behind it.',
    )
  })

  it('say until when, and rest on the step that closed them too', () => {
    const [finding] = exposuresOf(rule('open', 1, 22), rule('close', 9, 22), rule('open', 10, 80))
    expect(finding?.why).toEqual([
      'port 22 open to 0.0.0.0/0 from 2026-03-02 00:01:00Z until 2026-03-02 00:09:00Z',
      'port 80 open to 0.0.0.0/0 from 2026-03-02 00:10:00Z, still open',
    ])
    expect(finding?.events.map(({ id }) => id)).toEqual(['expose@1', 'unexpose@9', 'expose@10'])
  })

  it('are left to the chain whose copy they expose', () => {
    const launch = step('launch', {
      at: 0,
      links: [
        ['launched-from', 'snap-1', 'i-1'],
        ['member-of', 'i-1', 'sg-1'],
      ],
    })
    expect(exposuresOf(launch, rule('open', 5, 22))).toEqual([])
    expect(exposuresOf(launch, rule('open', 5, 22, 'sg-2'))).toHaveLength(1)
  })

  it('are none when the world is not let in', () => {
    const inside = { ...worldRule(22), cidrs: ['10.0.0.0/8'], worldOpen: false }
    const change = { resource: resource('sg-1'), change: 'open', rules: [inside] } as const
    expect(exposuresOf(step('expose', { at: 1, exposures: [change] }))).toEqual([])
  })
})
