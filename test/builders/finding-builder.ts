/** Findings of a few steps, for tests of what reports show of them. */
import type { Finding } from '../../src/findings/finding.ts'
import type { Step } from '../../src/lineage/step.ts'
import { created, numbered } from './numbered-builder.ts'

/** A finding of the chain that the steps tell, a snapshot of vol-1 first; `more` replaces what it says. */
export function findingOf(steps: readonly Step[], more: Partial<Finding> = {}): Finding {
  const { chain } = numbered(created, ...steps)
  return {
    id: 'finding-1',
    title: 'Disk vol-1: copied',
    severity: 'high',
    confidence: 'high',
    summary: 'Copied.',
    techniques: ['T1578.001'],
    detection: null,
    chain,
    alsoMatched: [],
    events: chain.steps.map(({ event }) => event),
    why: ['it was copied'],
    blindSpots: ['reads of blocks'],
    next: ['ask alice'],
    ...more,
  }
}

/** All that a finding says, as plain data: those of chains make it when it is asked for. */
export function plainFinding(finding: Finding): Finding {
  return {
    id: finding.id,
    title: finding.title,
    severity: finding.severity,
    confidence: finding.confidence,
    summary: finding.summary,
    techniques: finding.techniques,
    detection: finding.detection,
    chain: finding.chain,
    alsoMatched: finding.alsoMatched,
    events: finding.events,
    why: finding.why,
    blindSpots: finding.blindSpots,
    next: finding.next,
  }
}

/** The step with this content of its record. */
export function recorded(step: Step, value: Step['event']['native']): Step {
  const records = step.event.records.map(({ id, record }) => ({ id, record: { ...record, value } }))
  return { ...step, event: { ...step.event, records } }
}
