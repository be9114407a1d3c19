/** Finds the events of logs that go by an id, as a hunt sees them. */
import type { Detection } from '../detections/detection.ts'
import type { Predicate } from '../detections/query/query.ts'
import { isDerivedId } from '../events/derived-id.ts'
import type { Event } from '../events/event.ts'
import { hunt, type HuntResult } from '../hunt.ts'
import { planHunt } from '../hunt-plan.ts'
import type { ReadProgress } from '../read-events.ts'
import type { RecordFilter } from '../telemetry/record-filter.ts'

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
  const filter = filterFor(id)
  const run = await hunt({
    inputs,
    detections: [probeFor(id)],
    onProgress,
    ...(filter && { filter }),
  })
  const events = run.matches
    .flatMap((match) => match.events)
    .filter((event) => event.id === id || event.records.some((record) => record.id === id))
  return { events, run }
}

/** Records of AWS hold such an id as it is, unless by code: none of its characters has a short escape. */
const verbatim = /^[A-Za-z0-9-]{8,128}$/

/** Passes over records of AWS that do not hold the id and that lineage does not need; absent where an id may stand otherwise. */
function filterFor(id: string): RecordFilter | undefined {
  if (isDerivedId(id) || !verbatim.test(id)) return undefined
  const { filter } = planHunt([], { isLearning: false })
  const mark = { kind: 'mark', text: id.toLowerCase() } as const
  return {
    needs: () => true,
    suffices: (source, service, action) =>
      source === 'aws.cloudtrail' && !filter.needs(source, service, action) ? mark : undefined,
  }
}

/** A superset: vendors put the id of a record into fields of different names, or into none. */
function probeFor(id: string): Detection {
  const matcher = { kind: 'equals', value: id, caseSensitive: true } as const
  const field = { document: 'ecs', path: 'event.id' } as const
  const of: readonly Predicate[] = [
    { kind: 'field', field, matcher },
    isDerivedId(id)
      ? { kind: 'presence', field, test: 'null' }
      : { kind: 'keyword', document: 'native', matcher },
  ]
  return {
    id: 'probe',
    title: 'probe',
    language: 'eql',
    level: 'informational',
    techniques: [],
    falsePositives: [],
    // A hunt puts the fields of ours on all events if some rule speaks of them.
    text: 'spoor.verb',
    query: { kind: 'event', where: { kind: 'or', of } },
  }
}
