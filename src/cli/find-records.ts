/** Finds raw records in logs by the ids under which a report names them. */
import type { ReadProgress } from '../read-events.ts'
import type { JsonValue } from '../base/json.ts'
import { loadQueryText } from '../content.ts'
import type { HuntResult } from '../hunt.ts'
import { doubleQuoted } from '../reports/query-literals.ts'
import { queryLogs } from './query-logs.ts'

/** What was found, and the run that found it. */
export interface FoundRecords {
  /** The records as the log has them, by their ids. */
  readonly records: ReadonlyMap<string, JsonValue>
  readonly run: HuntResult
}

/** What a report says of a record: its id, and the action of its event, empty where that has none. */
export interface WantedRecord {
  readonly record: string
  readonly action: string
}

/** Reads all of the logs for at most some hundred records; one whose id no query can hold is not looked for. */
export async function findRecords(
  wantedRecords: readonly WantedRecord[],
  inputs: readonly string[],
  onProgress: (progress: ReadProgress) => void,
): Promise<FoundRecords> {
  const ids = wantedRecords.map(({ record }) => record)
  const list = ids.flatMap((id) => doubleQuoted(id) ?? []).join(', ')
  const { detections } = loadQueryText(`any where ${ofAction(wantedRecords)}event.id in (${list})`)
  const options = { resultPosition: 'tail', ties: 'hunt', onProgress } as const
  const { matches, run } = await queryLogs({ inputs, detections, ...options })
  const wanted = new Set(ids)
  const records = matches
    .flatMap(({ events }) => events)
    .flatMap((event) => event?.records ?? [])
    .filter(({ id }) => wanted.has(id))
  return { records: new Map(records.map(({ id, record }) => [id, record.value])), run }
}

/** By their actions most records are passed over; nothing where one has none, or none that a query can hold. */
function ofAction(wantedRecords: readonly WantedRecord[]): string {
  const actions = [...new Set(wantedRecords.map(({ action }) => action))]
  const quoted = actions.flatMap((action) => (action === '' ? [] : (doubleQuoted(action) ?? [])))
  if (quoted.length < actions.length || quoted.length === 0) return ''
  return `event.action in (${quoted.join(', ')}) and `
}
