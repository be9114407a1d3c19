/** Searches in Trino's SQL over CloudTrail, for Athena and CloudTrail Lake (reference/platforms.md A4). */
import {
  type AuditSearch,
  eachValue,
  type FlowSearch,
  framed,
  type FollowUpSearch,
  listedValues,
  type SearchClause,
  writeCondition,
  type WrittenClause,
  type WrittenSearch,
} from './follow-up-search.ts'
import { quotedInJson, trinoString } from './query-literals.ts'
import { awsActor, mentionOf } from './searched-names.ts'

/** How the two name things: Athena's columns are lower case, those of Lake may be written so as well. */
interface TrailTable {
  readonly from: string
  /** All that holds names of resources, as one text. */
  readonly text: string
  readonly columns: string
  /** A time in the form that the column of times is compared with. */
  readonly time: (iso: string) => string
  readonly notes: readonly string[]
}

const athena: TrailTable = {
  from: 'cloudtrail_logs',
  text: "concat_ws(' ', requestparameters, responseelements, serviceeventdetails)",
  columns:
    'eventtime, eventname, useridentity.arn, sourceipaddress, awsregion, recipientaccountid, errorcode, eventid',
  time: (iso) => iso,
  notes: [
    'name your table in place of cloudtrail_logs, and its partitions, so that less is scanned',
  ],
}

const lake: TrailTable = {
  from: 'EVENT_DATA_STORE_ID',
  text: 'eventJson',
  columns:
    'eventTime, eventName, userIdentity.arn, sourceIPAddress, awsRegion, recipientAccountId, errorCode, eventID',
  time: (iso) => iso.replace('T', ' ').replace('Z', ''),
  notes: ['put the id of your event data store in place of EVENT_DATA_STORE_ID'],
}

/** A search over a table of CloudTrail in Athena, or of flow logs. */
export function writeAthena(search: FollowUpSearch): WrittenSearch | undefined {
  if (search.kind === 'flow') return writeFlow(search)
  return search.kind === 'audit' ? writeAudit(search, athena) : undefined
}

/** A search in CloudTrail Lake. */
export function writeLake(search: FollowUpSearch): WrittenSearch | undefined {
  return search.kind === 'audit' ? writeAudit(search, lake) : undefined
}

function writeAudit(search: AuditSearch, table: TrailTable): WrittenSearch | undefined {
  if (search.cloud !== 'aws') return undefined
  const condition = writeCondition(search, (clause) => writeClause(clause, table), {
    and: '\n  AND ',
    or: '\n    OR ',
  })
  const [from, to] = [table.time(search.from), table.time(search.to)]
  return framed(
    condition,
    (text) =>
      [
        `SELECT ${table.columns}`,
        `FROM ${table.from}`,
        `WHERE eventtime >= '${from}' AND eventtime <= '${to}'`,
        `  AND ${text}`,
        'ORDER BY eventtime',
      ].join('\n'),
    table.notes,
  )
}

function writeClause(clause: SearchClause, table: TrailTable): WrittenClause {
  switch (clause.by) {
    case 'actor':
      return eachValue(clause.values, writeActor)
    case 'mention':
    case 'source':
      return eachValue(clause.values, (id) => {
        const text = quotedInJson(mentionOf('aws', id), trinoString)
        return text && `strpos(lower(${table.text}), ${text}) > 0`
      })
    case 'action':
      return listedValues(clause.values, trinoString, (list) => `eventname IN (${list})`)
    case 'record':
      return listedValues(clause.values, trinoString, (list) => `eventid IN (${list})`)
  }
}

function writeActor(id: string): string | undefined {
  const actor = awsActor(id)
  const value = actor && trinoString('arn' in actor ? actor.arn : actor.id)
  if (actor === undefined || value === undefined) return undefined
  const column = {
    user: 'useridentity.arn',
    role: 'useridentity.sessioncontext.sessionissuer.arn',
    account: 'useridentity.accountid',
    service: 'useridentity.invokedby',
  }[actor.kind]
  return `${column} = ${value}`
}

function writeFlow({ cloud, resource, ports, from, to }: FlowSearch): WrittenSearch | undefined {
  if (cloud !== 'aws') return undefined
  const name = mentionOf(cloud, resource)
  const isMachine = /^i-[0-9a-f]+$/.test(name)
  const value = trinoString(name)
  const tests = [
    `"start" <= ${epoch(to)} AND "end" >= ${epoch(from)}`,
    ...(isMachine && value !== undefined ? [`instance_id = ${value}`] : []),
    ...(ports.length === 0 ? [] : [`(${portTests(ports)})`]),
  ]
  const text = [
    'SELECT srcaddr, dstaddr, dstport, action, min("start") AS first, max("end") AS last, sum(numbytes) AS bytes',
    'FROM vpc_flow_logs',
    `WHERE ${tests.join('\n  AND ')}`,
    'GROUP BY srcaddr, dstaddr, dstport, action',
    'ORDER BY bytes DESC',
  ].join('\n')
  const note = isMachine
    ? 'name your table of flow logs; instance_id is there only in records of version 3 and later'
    : `name your table of flow logs, and narrow it by dstaddr: it holds the address of ${name}, not its name`
  return { text, leftOut: [], notes: [note] }
}

function epoch(time: string): number {
  return Math.floor(Date.parse(time) / 1000)
}

function portTests(ports: FlowSearch['ports']): string {
  return ports.map(([from, to]) => `dstport BETWEEN ${from} AND ${to}`).join(' OR ')
}
