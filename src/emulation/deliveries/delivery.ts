import type { JsonObject } from '../../base/json.ts'

/** A file as the cloud delivers it; whoever writes it compresses it when the path ends in `.gz`. */
export interface DeliveredFile {
  /** Relative, with forward slashes. */
  readonly path: string
  readonly text: string
}

/** A record with what a delivery sorts by. */
export interface DeliverableRecord {
  /** Milliseconds. */
  readonly time: number
  /** The account, subscription or project whose log holds it. */
  readonly place: string
  /** The region, or the kind of log, where the delivery has a folder for it. */
  readonly part: string
  readonly record: JsonObject
}

/** The UTC date of a time: `2026-09-15`. */
export function dayOf(time: number): string {
  return new Date(time).toISOString().slice(0, 10)
}

/** Puts records of equal keys together; groups and the records of a group come in a fixed order. */
export function groupRecords(
  records: readonly DeliverableRecord[],
  keyOf: (record: DeliverableRecord) => readonly string[],
): readonly (readonly [key: readonly string[], members: readonly DeliverableRecord[]])[] {
  const groups = new Map<string, { key: readonly string[]; members: DeliverableRecord[] }>()
  for (const record of records.toSorted((one, other) => one.time - other.time)) {
    const key = keyOf(record)
    const name = key.join('/')
    const group = groups.get(name) ?? { key, members: [] }
    groups.set(name, group)
    group.members.push(record)
  }
  return [...groups.entries()]
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([, { key, members }]) => [key, members] as const)
}
