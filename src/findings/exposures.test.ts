import { describe, expect, it } from 'vitest'
import { resource, step, worldRule } from '../../test/builders/step-builder.ts'
import { createContext } from '../environment/context.ts'
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
  return exposureFindings(graph, traceChains(graph), createContext())
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
    expect(findings[0]).toMatchObject({ severity: 'low', chain: null, techniques: ['T1686.001'] })
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

/** A database restored from a file in a bucket, which no chain follows. */
const imported = step('restore', {
  at: 0,
  inputs: ['s3-exports'],
  outputs: ['db-9'],
  links: [['member-of', 'db-9', 'sg-1']],
})

const onItself = step('expose', {
  at: 5,
  by: 'bob',
  outputs: ['db-9'],
  exposures: [{ resource: resource('db-9'), change: 'open', rules: [worldRule(3306)] }],
})

describe('a database restored from what the logs do not show', () => {
  it('is high when the world reaches it, as any copy of an unseen source', () => {
    const [finding, ...others] = exposuresOf(imported, onItself)
    expect(others).toEqual([])
    expect(finding).toMatchObject({
      title: 'Database db-9: opened to the world on port 3306',
      severity: 'high',
      confidence: 'medium',
      techniques: ['T1578.001', 'T1686.001'],
    })
    expect(finding?.summary).toBe(
      'alice restored database db-9 from bucket s3-exports at 2026-03-02 00:00:00Z, and any address could reach it on port 3306 from 2026-03-02 00:05:00Z.',
    )
    expect(finding?.events.map(({ id }) => id)).toEqual(['restore@0', 'expose@5'])
  })

  it('is told once where its network group opens it, in the place of the group', () => {
    const findings = exposuresOf(imported, rule('open', 5, 3306), rule('open', 6, 8080))
    expect(findings.map(({ severity, title }) => `${severity} ${title}`)).toEqual([
      'high Database db-9: opened to the world on port 3306 and port 8080',
    ])
  })

  it('is graver only by what guards data: another port is medium', () => {
    expect(exposuresOf(imported, rule('open', 5, 8080))[0]?.severity).toBe('medium')
  })

  it('is background where it was new and empty, or its restore was refused', () => {
    const empty = step('create', { at: 0, outputs: ['db-9'] })
    expect(exposuresOf(empty, onItself)[0]?.severity).toBe('low')
    const refused = step('restore', { at: 0, attempt: true, outputs: ['db-9'] })
    expect(exposuresOf(refused, onItself)[0]?.severity).toBe('low')
  })

  it('is left to the chain where its source is known', () => {
    const known = step('restore', {
      at: 0,
      outputs: ['db-9'],
      links: [['restored-from', 'dbsnap-1', 'db-9']],
    })
    expect(exposuresOf(known, onItself)).toEqual([])
  })
})
