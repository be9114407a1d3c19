import { KeptFields } from '../../src/correlation/kept-fields.ts'
import type { KeptEvent } from '../../src/correlation/kept-event.ts'
import type { FieldReference } from '../../src/detections/query/query.ts'
import type { Event } from '../../src/events/event.ts'

/** Fields, and a way to keep events with them. */
export function keptWith(...asked: readonly FieldReference[]): {
  readonly fields: KeptFields
  readonly keep: (event: Event, stages?: readonly number[]) => KeptEvent
} {
  const fields = new KeptFields(asked)
  return { fields, keep: (event, stages = []) => fields.keep(event, stages) }
}
