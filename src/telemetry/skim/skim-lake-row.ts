/** Rows of CloudTrail Lake as objects, as they are passed over without being parsed (reference/telemetry.md 1.1). */
import { rowReader, type RowReading } from './cloudtrail-reader.ts'
import type { MemberReader } from './member-reader.ts'
import type { SkimmedRecord } from './skimmed-record.ts'

/**
 * Makes what reads a row that is known by its identity, which is text (`aws-cloudtrail-records.ts`). Its members are
 * those of an event, so `skim-cloudtrail.ts` has one form for both. Every row has the column `insightDetails`; what
 * has something in it is skipped as an insight.
 */
export function lakeRowReader(
  members: MemberReader,
  { insight, ...row }: RowReading & { readonly insight: number },
): (record: SkimmedRecord) => boolean {
  const read = rowReader(members, row)
  return (record) => members.isMissing(insight) && read(record)
}
