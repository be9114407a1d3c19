/** Finds the events of logs that go by an id, as a hunt sees them. */
import type { Detection } from '../detections/detection.ts'
import type { Predicate } from '../detections/query/query.ts'
import type { Event } from '../events/event.ts'
import { hunt, type HuntResult } from '../hunt.ts'
import type { ReadProgress } from '../read-events.ts'

/** What was found, and the run that found it. */
export interface FoundEvents {
  readonly events: readonly Event[]
  readonly run: HuntResult
}

/**
 * The events whose own id, or that of a record they were made of, is the given one; of an event merged
 * from several records the ids of later ones may not be found. Each has its `spoor.*` fields, for which
 * all of the logs are read.
 */
export async function findEvents(
  id: string,
  inputs: readonly string[],
  onProgress: (progress: ReadProgress) => void,
): Promise<FoundEvents> {
  const run = await hunt({ inputs, detections: [probeFor(id)], onProgress })
  const events = run.matches
    .flatMap((match) => match.events)
    .filter((event) => event.id === id || event.records.some((record) => record.id === id))
  return { events, run }
}

/** A superset: vendors put the id of a record into fields of different names. */
function probeFor(id: string): Detection {
  const matcher = { kind: 'equals', value: id, caseSensitive: true } as const
  const of: readonly Predicate[] = [
    { kind: 'field', field: { document: 'ecs', path: 'event.id' }, matcher },
    { kind: 'keyword', document: 'native', matcher },
  ]
  return {
    id: 'probe',
    title: 'probe',
    language: 'eql',
    level: 'informational',
    techniques: [],
    falsePositives: [],
    text: '',
    query: { kind: 'event', where: { kind: 'or', of } },
  }
}
