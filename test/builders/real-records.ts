import type { JsonObject } from '../../src/base/json.ts'
import type { Event } from '../../src/events/event.ts'
import { hunt } from '../../src/hunt.ts'
import { realAwsRecords } from '../emulation-fidelity/real-aws-records.ts'
import { realEntries } from '../emulation-fidelity/real-entries.ts'

/** The real records of the corpus by cloud, in the order of their files. */
export function realRecords(): Readonly<Record<'aws' | 'azure' | 'gcp', readonly JsonObject[]>> {
  return {
    aws: realAwsRecords(),
    azure: realEntries(['azure', 'ecs-oracle/azure']),
    gcp: realEntries(['gcp', 'ecs-oracle/gcp']),
  }
}

/** The events that a hunt makes of records, as lineage sees them. */
export async function eventsOf(records: readonly JsonObject[]): Promise<readonly Event[]> {
  const events: Event[] = []
  const stdin = (async function* lines(): AsyncGenerator<Buffer> {
    for (const record of records) yield Buffer.from(`${JSON.stringify(record)}\n`)
  })()
  await hunt({ inputs: ['-'], stdin, detections: [], onEvent: (event) => void events.push(event) })
  return events
}
