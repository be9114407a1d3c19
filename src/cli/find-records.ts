/** Finds raw records in logs by the ids under which a report names them. */
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

/** Reads all of the logs for at most some hundred ids; one that no query can hold is not looked for. */
export async function findRecords(
  ids: readonly string[],
  inputs: readonly string[],
  onProgress: (read: number) => void,
): Promise<FoundRecords> {
  const list = ids.flatMap((id) => doubleQuoted(id) ?? []).join(', ')
  const { detections } = loadQueryText(`any where event.id in (${list})`)
  const options = { resultPosition: 'tail', ties: 'hunt', onProgress } as const
  const { matches, run } = await queryLogs({ inputs, detections, ...options })
  const wanted = new Set(ids)
  const records = matches
    .flatMap(({ events }) => events)
    .flatMap((event) => event?.records ?? [])
    .filter(({ id }) => wanted.has(id))
  return { records: new Map(records.map(({ id, record }) => [id, record.value])), run }
}
