/** What the dialects of Azure Activity have in common, as their records are passed over (reference/telemetry.md 1.2). */
import type { ActionNames } from './action-table.ts'
import { ActionTable } from './action-table.ts'
import { isBackupTable } from '../azure-activity-records.ts'
import type { TextSpan } from './json-walker.ts'
import { KeyDigest } from './key-digest.ts'
import type { Dialect } from '../log-record.ts'
import type { MemberReader } from './member-reader.ts'
import { operationName } from './operation-name.ts'
import type { SkimTools } from './record-form.ts'
import type { SkimmedRecord } from './skimmed-record.ts'

const names: ActionNames = {
  source: 'azure.activitylogs',
  service: /^$/,
  action: /^[a-z0-9][a-z0-9./_-]{0,255}$/,
  isFolded: true,
}

const operations = { log: Buffer.from('azure'), isFolded: true }

/** Records that stand for an operation have a result in one word. */
const status = /^[A-Za-z]{1,40}$/

/** Where a dialect has what all of them have. */
export interface ActivityPlaces {
  /** The event time, milliseconds UTC. */
  readonly time: () => number | undefined
  /** Of members that stand for one another the first that is a text of some length counts, as in `events/`. */
  readonly operation: readonly number[]
  readonly status: readonly number[]
  readonly resource: readonly number[]
  readonly correlation: number
  /** Members that name the subscription once more; each that is there has to name that of the resource. */
  readonly subscriptions: readonly number[]
}

/** Makes what reads all of a record but its key; false leaves it to the parser. */
export function activityReader(
  { members, filter }: SkimTools,
  places: ActivityPlaces,
  dialect: Dialect,
): (record: SkimmedRecord) => boolean {
  const actions = new ActionTable(members.walker, names, filter)
  const results = members.lastText((text) => status.test(text))
  const accounts = accountReader(members)
  const isSubscription = subscriptionTest(members, places.subscriptions)
  const key = new KeyDigest(members.walker)
  return (record) => {
    const operation = members.firstSpan(places.operation)
    if (actions.useOf({ from: 0, to: 0 }, operation) !== 'none') return false
    const resource = members.firstSpan(places.resource)
    const { from, to } = members.firstSpan(places.status)
    const result = results.read(from, to)
    const time = places.time()
    const account = accounts(resource)
    if (result === undefined || time === undefined || account === undefined) return false
    if (!isSubscription(account)) return false
    const spans = [members.span(places.correlation), operation, resource]
    const name = operationName(key, spans, operations)
    if (name === undefined) return false
    record.time = time
    record.stand('azure.activitylogs', { account, region: undefined, isDataEvent: false })
    record.native = undefined
    record.part = { key: name, status: result, dialect, bytes: record.copy(members) }
    return true
  }
}

/** A resource of a subscription begins with it; the id of a subscription has 36 characters. */
const subscription = /^\/subscriptions\/[0-9a-f-]{36}$/i
const subscriptionLength = '/subscriptions/'.length + 36
const slash = 0x2f

/** Reads the subscription that a resource is in, in small letters. */
function accountReader(members: MemberReader): (resource: TextSpan) => string | undefined {
  const subscriptions = members.lastText((text) => subscription.test(text))
  const { bytes } = members.walker
  return ({ from, to }) => {
    const end = from + subscriptionLength
    if (end > to || (end < to && bytes[end] !== slash)) return undefined
    return subscriptions.read(from, end)?.slice('/subscriptions/'.length).toLowerCase()
  }
}

function subscriptionTest(
  members: MemberReader,
  places: readonly number[],
): (account: string) => boolean {
  if (places.length === 0) return () => true
  const subscriptions = members.lastText((text) => /^[0-9a-f-]{36}$/i.test(text))
  return (account) => {
    for (const place of places) {
      if (members.isMissing(place)) continue
      if (members.text(place, subscriptions)?.toLowerCase() !== account) return false
    }
    return true
  }
}

const keyBegin = Buffer.from('azure.activitylogs ')

/** Makes what reads the key of a record by the member that holds its `eventDataId` (`azure-activity-records.ts`). */
export function eventDataKeyReader(
  members: MemberReader,
  id: number,
): (record: SkimmedRecord) => boolean {
  const key = new KeyDigest(members.walker)
  return (record) => {
    const span = members.span(id)
    key.begin(keyBegin)
    key.addText(span, true)
    if (span.to === span.from || !key.finish()) return false
    record.low = key.low
    record.high = key.high
    return true
  }
}

/** A name that is none of a table of Azure Backup, whose rows are skipped. */
const isOther = (text: string): boolean => /^[\w .-]+$/.test(text) && !isBackupTable(text)

/** Is each of these members missing, or another name than that of a table of Azure Backup? */
export function noBackupTest(members: MemberReader, places: readonly number[]): () => boolean {
  const tables = places.map((place) => ({ place, texts: members.lastText(isOther) }))
  return () => {
    for (const { place, texts } of tables) {
      if (!members.isMissing(place) && members.text(place, texts) === undefined) return false
    }
    return true
  }
}
