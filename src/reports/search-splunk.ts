/**
 * Searches in Splunk's SPL, in the fields of its add-ons (reference/platforms.md A3; the names of flow and
 * sign-in sources are unverified).
 */
import {
  type AuditSearch,
  type Cloud,
  eachValue,
  type FlowSearch,
  framed,
  listedValues,
  type SearchClause,
  searchWriter,
  type SignInSearch,
  writeCondition,
  type WrittenClause,
  type WrittenSearch,
} from './follow-up-search.ts'
import { quotedInJson, splunkContained, splunkString, splunkTerm } from './query-literals.ts'
import { awsActor, azureObject, mentionOf, withoutKind } from './searched-names.ts'

const sources: Readonly<Record<Cloud, string>> = {
  aws: 'sourcetype="aws:cloudtrail"',
  azure: 'sourcetype IN ("mscs:azure:audit", "azure:monitor:activity")',
  gcp: 'sourcetype="google:gcp:pubsub:message"',
}

const indexNote = 'name your index in place of index=*'

/** A search as SPL. */
export const writeSplunk = searchWriter({
  audit: writeAudit,
  flow: writeFlow,
  signIn: writeSignIn,
})

function writeAudit(search: AuditSearch): WrittenSearch {
  const { cloud } = search
  const condition = writeCondition(search, (clause) => writeClause(cloud, clause), {
    and: '\n| where ',
    or: '\n    OR ',
  })
  return framed(
    condition,
    (text) => [baseSearch(sources[cloud], search), `| where ${text}`, '| sort 0 _time'].join('\n'),
    [indexNote],
  )
}

/** Times as epoch seconds: a date would be read in the time zone of whoever searches. */
function baseSearch(source: string, { from, to }: Pick<AuditSearch, 'from' | 'to'>): string {
  return `index=* ${source} earliest=${epoch(from)} latest=${epoch(to) + 1}`
}

function epoch(time: string): number {
  return Math.floor(Date.parse(time) / 1000)
}

function writeClause(cloud: Cloud, clause: SearchClause): WrittenClause {
  switch (clause.by) {
    case 'actor':
      return eachValue(clause.values, (id) => writeActor(cloud, id))
    case 'mention':
    case 'source':
      return eachValue(clause.values, (id) => inRecord(mentionOf(cloud, id)))
    case 'action':
      return writeActions(cloud, clause.values)
    case 'record':
      return listedValues(clause.values, splunkString, (list) => {
        const field = { aws: "'eventID'", azure: "'eventDataId'", gcp: "'data.insertId'" }[cloud]
        return `${field} IN (${list})`
      })
  }
}

/** The whole record is searched, whatever the field and its letter case. */
function inRecord(text: string): string | undefined {
  const pattern = quotedInJson(text, splunkContained)
  return pattern && `like(lower(_raw), ${pattern})`
}

function writeActor(cloud: Cloud, id: string): string | undefined {
  if (cloud === 'azure') return inRecord(azureObject(id).toLowerCase())
  const field = actorField(cloud, id)
  const value = field && splunkString(field.value.toLowerCase())
  return field && value && `lower('${field.name}')==${value}`
}

function actorField(
  cloud: Cloud,
  id: string,
): { readonly name: string; readonly value: string } | undefined {
  if (cloud === 'gcp') {
    return {
      name: 'data.protoPayload.authenticationInfo.principalEmail',
      value: withoutKind(id),
    }
  }
  const actor = awsActor(id)
  switch (actor?.kind) {
    case 'user':
      return { name: 'userIdentity.arn', value: actor.arn }
    case 'role':
      return { name: 'userIdentity.sessionContext.sessionIssuer.arn', value: actor.arn }
    case 'account':
      return { name: 'userIdentity.accountId', value: actor.id }
    case 'service':
      return { name: 'userIdentity.invokedBy', value: actor.id }
    case undefined:
      return undefined
  }
}

function writeActions(cloud: Cloud, actions: readonly string[]): WrittenClause {
  switch (cloud) {
    case 'aws':
      return listedValues(actions, splunkString, (list) => `eventName IN (${list})`)
    case 'azure':
      // The two add-ons name the operation differently.
      return listedValues(
        actions,
        splunkString,
        (list) => `lower(coalesce('operationName.value', operationName)) IN (${list})`,
      )
    case 'gcp':
      return eachValue(actions, (action) => {
        const pattern = splunkString(`%${action}`)
        return pattern && `like('data.protoPayload.methodName', ${pattern})`
      })
  }
}

function writeFlow({ cloud, resource, ports, ...span }: FlowSearch): WrittenSearch | undefined {
  if (cloud !== 'aws') return undefined
  const text = [
    baseSearch('sourcetype="aws:cloudwatchlogs:vpcflow"', span),
    ...(ports.length === 0 ? [] : [`| where ${portTests(ports)}`]),
    '| stats count min(_time) AS first max(_time) AS last sum(bytes) AS bytes BY src_ip dest_ip dest_port',
  ].join('\n')
  const name = mentionOf(cloud, resource)
  const note = `narrow it by dest_ip: the flow logs hold the address of ${name}, not its name`
  return { text, leftOut: [], notes: [indexNote, note] }
}

function portTests(ports: FlowSearch['ports']): string {
  return ports
    .map(([from, to]) => `(tonumber(dest_port)>=${from} AND tonumber(dest_port)<=${to})`)
    .join(' OR ')
}

function writeSignIn({ principals, ...span }: SignInSearch): WrittenSearch {
  const { texts, leftOut } = eachValue(principals.map(azureObject), splunkTerm)
  if (texts.length === 0) return { text: '', leftOut, notes: [] }
  const base = baseSearch('sourcetype="azure:monitor:aad"', span)
  return { text: `${base} (${texts.join(' OR ')})\n| sort 0 _time`, leftOut, notes: [indexNote] }
}
