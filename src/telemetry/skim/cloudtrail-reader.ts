/** What the report needs of an event of CloudTrail that is passed over, in whatever dialect it is written. */
import { ActionTable, type ActionNames, type ActionUse } from './action-table.ts'
import { cloudtrailPrefix } from '../kernel/digest-kernel.ts'
import { layout, longestId } from '../kernel/kernel-layout.ts'
import type { LastText } from './last-text.ts'
import type { MemberReader } from './member-reader.ts'
import type { SkimTools } from './record-form.ts'
import type { SkimmedRecord } from './skimmed-record.ts'

const names: ActionNames = {
  source: 'aws.cloudtrail',
  service: /^[a-z0-9][a-z0-9.-]{0,99}$/,
  action: /^[A-Za-z][A-Za-z0-9_]{0,127}$/,
  isFolded: false,
}

/** The category of data events. */
const dataEvents = 'Data'

const eventTypes: ReadonlySet<string> = new Set([
  'AwsApiCall',
  'AwsServiceEvent',
  'AwsConsoleAction',
  'AwsConsoleSignIn',
  'AwsVpceEvent',
])

/** Is it the type of an event? Insights have another and are skipped (reference/telemetry.md 1.1). */
export function isEventType(text: string): boolean {
  return eventTypes.has(text)
}

/** Where a dialect has what is read of every event; members by their places. */
export interface EventMembers {
  readonly service: number
  readonly action: number
  readonly region: number
  readonly category: number
  readonly id: number
}

/** Reads members that a walker has gone over. */
export interface EventReader {
  /** What an event of this action is needed for. */
  readonly use: () => ActionUse
  /**
   * Fills in where the event stood, by the place of the account whose log it is, and its key; a region or
   * category that is null or of no characters counts as absent, as everything that asks for them takes it
   * (`environment/place.ts`, `environment/source-ledger.ts`). False leaves the event to the parser.
   */
  readonly read: (record: SkimmedRecord, account: number) => boolean
}

/** Makes a reader of the events of one dialect. */
export function eventReader({ members, filter }: SkimTools, event: EventMembers): EventReader {
  const { service, action } = event
  const actions = new ActionTable(members.walker, names, filter)
  const readPlace = placeReader(members, event)
  const readKey = keyReader(members, event)
  return {
    use: () => {
      if (!members.isText(service) || !members.isText(action)) return 'event'
      return actions.useOf(members.span(service), members.span(action))
    },
    read: (record, account) => {
      record.part = undefined
      record.native = undefined
      return readPlace(record, account) && readKey(record, account)
    },
  }
}

function placeReader(
  members: MemberReader,
  { region: regionPlace, category: categoryPlace }: EventMembers,
): EventReader['read'] {
  const accounts = members.lastText((text) => /^\d{12}$/.test(text))
  const regions = members.lastText((text) => /^[a-z]{2,10}-[a-z0-9-]{1,30}$/.test(text))
  // One mapping to OCSF calls it `Management, Data, and Insights`.
  const categories = members.lastText((text) => /^[A-Z][A-Za-z, ]{0,39}$/.test(text))
  return (record, accountPlace) => {
    const account = members.text(accountPlace, accounts)
    const region = members.text(regionPlace, regions)
    const category = members.text(categoryPlace, categories)
    if (account === undefined) return false
    if (region === undefined && !members.isMissing(regionPlace)) return false
    if (category === undefined && !members.isMissing(categoryPlace)) return false
    record.stand('aws.cloudtrail', { account, region, isDataEvent: category === dataEvents })
    return true
  }
}

/** Makes the fingerprint of the key; the account is known to be twelve digits. */
function keyReader(members: MemberReader, { id }: EventMembers): EventReader['read'] {
  const { kernel, bytes } = members.walker
  const digest = new Uint32Array(kernel.memory, layout.digest, 2)
  bytes.write(cloudtrailPrefix, layout.scratch)
  return (record, account) => {
    const { from, to } = members.span(id)
    if (to <= from || to - from > longestId) return false
    if (kernel.fingerprint(from, to - from, members.span(account).from) !== 1) return false
    record.low = digest[0] ?? 0
    record.high = digest[1] ?? 0
    return true
  }
}

/** An escape by code may hide a mark. */
const codeEscape = '\\u'

/** May the record hold a mark, which is in lower case, in any letter case and however deep in its texts? */
function mayHold(mark: string, record: SkimmedRecord, members: MemberReader): boolean {
  const text = record.text(members)
  return text.includes(codeEscape) || text.toLowerCase().includes(mark)
}

/** Is there no use for a record, as it is needed for nothing or does not hold the mark? Its text is not enough. */
export function isUseless(
  use: Exclude<ActionUse, 'event'>,
  record: SkimmedRecord,
  members: MemberReader,
): boolean {
  if (use === 'none') return true
  return use.kind === 'mark' && !mayHold(use.text, record, members)
}

/** What reads the rows of a table, and where these have what is read beside the rest. */
export interface RowReading {
  readonly event: EventReader
  /** Admits what {@link isEventType} does. */
  readonly types: LastText
  readonly time: number
  readonly type: number
  readonly account: number
}

/**
 * Makes what reads a row of a table of CloudTrail, of which `events/aws-row.ts` makes an event: the columns that
 * are read here it takes as they are, but for the time. What an event lacks is null or absent.
 */
export function rowReader(
  members: MemberReader,
  { event, types, time, type, account }: RowReading,
): (record: SkimmedRecord) => boolean {
  return (record) => {
    const use = event.use()
    if (use === 'event') return false
    const when = members.columnTime(time)
    if (when === undefined) return false
    if (!members.isMissing(type) && members.text(type, types) === undefined) return false
    record.time = when
    return event.read(record, account) && isUseless(use, record, members)
  }
}
