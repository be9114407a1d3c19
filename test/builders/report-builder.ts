/** A small report for tests of what reports/ prints: the seed's chain, found in an emulated story. */
import { contextOf } from './signal-builder.ts'
import { buildFindings } from '../../src/findings/build-findings.ts'
import { relianceOf } from '../../src/findings/reliance.ts'
import type { HuntReport } from '../../src/findings/hunt-report.ts'
import { buildLineageGraph } from '../../src/lineage/graph.ts'
import { traceChains } from '../../src/lineage/trace-chains.ts'
import type { Step } from '../../src/lineage/step.ts'
import { resource, step, storyBegin, worldRule } from './step-builder.ts'

/** The report of a chain from a volume to an open port by two principals. */
export function storyReport(): HuntReport {
  return reportOf([
    step('create', {
      at: 554,
      inputs: ['vol-1'],
      outputs: ['snap-1'],
      links: [['snapshot-of', 'vol-1', 'snap-1']],
      sourceAddress: '192.0.2.7',
    }),
    step('share', { at: 560, attempt: true, inputs: ['snap-1'] }),
    step('launch', {
      at: 700,
      by: 'bob\u001b[31m',
      inputs: ['snap-1'],
      outputs: ['i-2'],
      links: [
        ['launched-from', 'snap-1', 'i-2'],
        ['member-of', 'i-2', 'sg-2'],
      ],
    }),
    step('expose', {
      at: 701,
      by: 'bob\u001b[31m',
      exposures: [{ resource: resource('sg-2'), change: 'open', rules: [worldRule(22)] }],
    }),
  ])
}

/** The report of a hunt that found these steps, all of one trail. */
export function reportOf(steps: readonly Step[]): HuntReport {
  const graph = buildLineageGraph(steps)
  const coverage = [
    {
      kind: 'aws.cloudtrail',
      accounts: ['111122223333'],
      regions: ['eu-west-1'],
      from: storyBegin,
      to: storyBegin + 86_400_000,
      records: 5,
      dataEvents: false,
    },
  ] as const
  const context = contextOf(['111122223333'])
  return {
    findings: buildFindings({ graph, chains: traceChains(graph), matches: [], context, coverage }),
    suppressed: [],
    filtered: [],
    reliance: relianceOf(graph.steps, context),
    records: {
      read: 7,
      matched: 4,
      unmatched: 1,
      skipped: { duplicate: 1 },
      rejected: { 'json-cut': 1 },
    },
    coverage,
    ownAccounts: context.trust.ownAccounts(),
    diagnostics: [{ code: 'json-cut', severity: 'error', message: 'cut', file: 'a.json', line: 3 }],
  }
}
