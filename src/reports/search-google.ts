/** Searches in Google Cloud: its Logging query language, and BigQuery (reference/platforms.md A5). */
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
import { bigQueryString, doubleQuoted, quotedInJson } from './query-literals.ts'
import { mentionOf, withoutKind } from './searched-names.ts'

/** A search for the Logs Explorer and `gcloud logging read`. */
export function writeLogging(search: FollowUpSearch): WrittenSearch | undefined {
  if (search.cloud !== 'gcp') return undefined
  if (search.kind === 'flow') return writeFlow(search)
  if (search.kind !== 'audit') return undefined
  const condition = writeCondition(search, loggingClause, { and: '\nAND ', or: '\n    OR ' })
  return framed(condition, (text) =>
    [
      'logName:"cloudaudit.googleapis.com"',
      `AND timestamp>="${search.from}" AND timestamp<="${search.to}"`,
      `AND ${text}`,
    ].join('\n'),
  )
}

function loggingClause(clause: SearchClause): WrittenClause {
  switch (clause.by) {
    case 'actor':
      return eachValue(clause.values, (id) => {
        const email = doubleQuoted(withoutKind(id))
        return email && `protoPayload.authenticationInfo.principalEmail=${email}`
      })
    case 'mention':
    case 'source':
      // A text without a field is looked for in all fields, whatever its letter case.
      return eachValue(clause.values, (id) => doubleQuoted(mentionOf('gcp', id)))
    case 'action':
      return eachValue(clause.values, (action) => {
        const text = doubleQuoted(action)
        return text && `protoPayload.methodName:${text}`
      })
    case 'record':
      return eachValue(clause.values, (id) => {
        const text = doubleQuoted(id)
        return text && `insertId=${text}`
      })
  }
}

function writeFlow({ resource, ports, from, to }: FlowSearch): WrittenSearch {
  const name = mentionOf('gcp', resource).split('/').at(-1) ?? ''
  const machine = doubleQuoted(name)
  const lines = [
    'resource.type="gce_subnetwork"',
    'logName:"vpc_flows"',
    `timestamp>="${from}" AND timestamp<="${to}"`,
    ...(machine === undefined ? [] : [`jsonPayload.dest_instance.vm_name=${machine}`]),
    ...(ports.length === 0 ? [] : [`(${ports.map(portTest).join(' OR ')})`]),
  ]
  return {
    text: lines.join('\nAND '),
    leftOut: machine === undefined ? [name] : [],
    notes: ['flow logs are there only where the subnetwork has them turned on'],
  }
}

function portTest([from, to]: readonly [number, number]): string {
  const port = 'jsonPayload.connection.dest_port'
  return from === to ? `${port}=${from}` : `(${port}>=${from} AND ${port}<=${to})`
}

/** A search over the table of a log sink. */
export function writeBigQuery(search: FollowUpSearch): WrittenSearch | undefined {
  if (search.kind !== 'audit' || search.cloud !== 'gcp') return undefined
  const condition = writeCondition(search, bigQueryClause, { and: '\n  AND ', or: '\n    OR ' })
  return framed(condition, (text) => bigQueryText(search, text), [
    'name your project and data set in place of PROJECT.DATASET',
  ])
}

function bigQueryText({ from, to }: AuditSearch, condition: string): string {
  return [
    'SELECT timestamp, insertId, protopayload_auditlog.methodName, protopayload_auditlog.resourceName,',
    '  protopayload_auditlog.authenticationInfo.principalEmail, protopayload_auditlog.requestMetadata.callerIp',
    'FROM `PROJECT.DATASET.cloudaudit_googleapis_com_activity`',
    `WHERE timestamp BETWEEN TIMESTAMP '${from}' AND TIMESTAMP '${to}'`,
    `  AND ${condition}`,
    'ORDER BY timestamp',
  ].join('\n')
}

function bigQueryClause(clause: SearchClause): WrittenClause {
  switch (clause.by) {
    case 'actor':
      return listedValues(
        clause.values.map((id) => withoutKind(id).toLowerCase()),
        bigQueryString,
        (list) => `LOWER(protopayload_auditlog.authenticationInfo.principalEmail) IN (${list})`,
      )
    case 'mention':
    case 'source':
      // Some entries name a thing among the permissions that were asked for, and nowhere else.
      return eachValue(clause.values, (id) => {
        const text = quotedInJson(mentionOf('gcp', id), bigQueryString)
        return text && `STRPOS(LOWER(TO_JSON_STRING(protopayload_auditlog)), ${text}) > 0`
      })
    case 'action':
      return eachValue(clause.values, (action) => {
        const text = bigQueryString(action)
        return text && `ENDS_WITH(protopayload_auditlog.methodName, ${text})`
      })
    case 'record':
      return listedValues(clause.values, bigQueryString, (list) => `insertId IN (${list})`)
  }
}
