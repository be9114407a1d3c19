import type { MemberGroup } from './member-group.ts'
import type { MemberReader } from './member-reader.ts'
import type { RecordFilter } from '../record-filter.ts'
import type { SkimmedRecord } from './skimmed-record.ts'

/** How records of one dialect are passed over. */
export interface RecordForm {
  /** The members of such a record: one with any other is left to the parser. */
  readonly group: MemberGroup
  /**
   * Makes what reads records that a walker has gone over: it fills in what is known of one, and says
   * whether that is enough. Any doubt leaves the record to the parser.
   */
  readonly reader: (tools: SkimTools) => (record: SkimmedRecord) => boolean
}

/** What reading a record takes. */
export interface SkimTools {
  readonly members: MemberReader
  readonly filter: RecordFilter
}
