import type { JsonObject } from '../../src/base/json.ts'
import type { EqlResult } from '../../src/correlation/run-eql.ts'
import type { Detection } from '../../src/detections/detection.ts'
import { compileEql, type CompileEqlOptions } from '../../src/detections/eql/compile.ts'
import type { Query } from '../../src/detections/query/query.ts'
import type { Event } from '../../src/events/event.ts'

/** The compiled query of an EQL text that must be right. */
export function queryOf(text: string, options: CompileEqlOptions = {}): Query {
  const compiled = compileEql(text, options)
  if ('diagnostics' in compiled) throw new TypeError(JSON.stringify(compiled.diagnostics))
  return compiled.query
}

/** A detection with no more to it than its query; the text is its id. */
export function detectionOf(text: string): Detection {
  return {
    id: text,
    title: text,
    language: 'eql',
    level: 'low',
    techniques: [],
    falsePositives: [],
    text,
    query: queryOf(text),
  }
}

/** An event of a category at a time in milliseconds, its id a number; without a record. */
export function eventAt(
  id: number,
  time: number,
  fields: { readonly category: string } & JsonObject,
): Event {
  const { category, ...others } = fields
  const document = { id, event: { category }, ...others }
  return {
    source: 'aws.cloudtrail',
    id: String(id),
    time,
    endTime: time,
    document,
    native: {},
    records: [],
  }
}

/** Ids of the events of a result: one list for each sequence, -1 for a missing event. */
export function idsOf(result: EqlResult): readonly unknown[] {
  if ('events' in result) return result.events.map(idOf)
  return result.sequences.map(({ events }) => events.map(idOf))
}

function idOf(event: Event | null): unknown {
  return event === null ? -1 : event.document['id']
}
