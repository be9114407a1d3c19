import { formatDiagnostic } from '../../src/base/diagnostic.ts'
import { loadScenario } from '../../src/emulation/scenario/load-scenario.ts'
import { playScenario } from '../../src/emulation/scenario/play-scenario.ts'
import type { Event } from '../../src/events/event.ts'
import { createOperationMerger } from '../../src/events/merge-operations.ts'
import { normalise } from '../../src/events/normalise.ts'
import { extractActivity } from '../../src/lineage/extract-activity.ts'
import type { Dialect, LogSource } from '../../src/telemetry/log-record.ts'

const dialects: Readonly<Record<LogSource, Dialect>> = {
  'aws.cloudtrail': 'cloudtrail',
  'azure.activitylogs': 'azure-event-hub',
  'gcp.audit': 'gcp-log-entry',
}

/**
 * The events of steps, each a line of YAML, played with a cast (YAML, indented by two); they are done
 * by `lena`, a minute apart. What cannot be played or normalised throws.
 */
export function playActions(cast: string, steps: readonly string[]): readonly Event[] {
  const list = steps.map((step) => `  - ${step.replace('{', '{at: +1m, by: lena, ')}\n`).join('')
  const text = `schema: spoor/scenario@1
id: actions
name: Actions played alone
kind: benign
start: 2026-09-15T09:00:00Z
cast:${cast}
steps:
${list}`
  const { loaded, diagnostics } = loadScenario({ text })
  if (loaded === undefined) throw new Error(diagnostics.map(formatDiagnostic).join('\n'))
  const merger = createOperationMerger()
  const events: Event[] = []
  for (const [index, { source, record }] of [...playScenario(loaded)].entries()) {
    const origin = { file: 'emulated', index, envelopes: [] }
    const event = normalise({ source, dialect: dialects[source], value: record, origin })
    if ('rejected' in event) throw new Error(`${event.rejected}: ${JSON.stringify(record)}`)
    events.push(...merger.add(event))
  }
  return [...events, ...merger.flush()]
}

/** The verbs that lineage reads in events, each once, in their order. */
export function verbsOf(events: readonly Event[]): readonly string[] {
  return [...new Set(events.flatMap((event) => extractActivity(event)?.verb ?? []))]
}

/** The keys of a step that a sentence names: `shares {of} with {with}`. */
export function keysSaid(says: string): readonly string[] {
  return [...says.matchAll(/\{(\w+)\}/g)].map(([, key = '']) => key)
}
