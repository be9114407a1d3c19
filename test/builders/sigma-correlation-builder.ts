import type { JsonObject } from '../../src/base/json.ts'
import type { Diagnostic } from '../../src/base/diagnostic.ts'
import { createCorrelator } from '../../src/correlation/correlate.ts'
import { loadDetections } from '../../src/detections/load-detection.ts'
import type { Event } from '../../src/events/event.ts'
import type { Match } from '../../src/matching/match.ts'

/** Rules `r1`, `r2`, `r3`, and so on: each matches events whose `r` has its number. */
function memberRules(count: number): readonly string[] {
  return Array.from({ length: count }, (_, place) => {
    const name = `r${place + 1}`
    return `title: ${name}
name: ${name}
logsource: {product: aws, service: cloudtrail}
detection:
  selection: {r: ${place + 1}}
  condition: selection
`
  })
}

/** A document with a correlation; `section` is YAML in one line, without braces. */
export function correlationText(section: string, name = 'c'): string {
  return `title: ${name}\nname: ${name}\ncorrelation: {${section}}\n`
}

/** An event of CloudTrail at so many seconds. */
export function callAt(seconds: number, native: JsonObject, id = `${seconds}`): Event {
  const document = { event: { dataset: 'aws.cloudtrail' } }
  const time = Math.round(seconds * 1000)
  return { source: 'aws.cloudtrail', id, time, endTime: time, document, native, records: [] }
}

export interface CorrelationRun {
  readonly matches: readonly Match[]
  readonly diagnostics: readonly Diagnostic[]
}

/** Runs correlation documents over events; the documents may name {@link memberRules}. */
export function runCorrelations(
  documents: readonly string[],
  events: readonly Event[],
  options: { readonly stateCap?: number } = {},
): CorrelationRun {
  const text = [...memberRules(3), ...documents].join('---\n')
  const { detections, diagnostics } = loadDetections(text, 'vector.yml')
  const remarks = diagnostics.filter(({ severity }) => severity === 'error')
  if (remarks.length > 0) throw new TypeError(JSON.stringify(remarks))
  const correlator = createCorrelator(detections, options)
  for (const event of events) correlator.add(event)
  return correlator.finish()
}

/** The ids of the events of each match. */
export function firingsOf({ matches }: CorrelationRun): readonly string[] {
  return matches.map(({ events }) => events.map(({ id }) => id).join(' '))
}
