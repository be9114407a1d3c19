/** Searches in Elastic's EQL and ES|QL, in the fields of its integrations (reference/telemetry.md section 5). */
import {
  type AuditSearch,
  type Cloud,
  eachValue,
  type FlowSearch,
  framed,
  type FollowUpSearch,
  listedValues,
  type SearchClause,
  type SignInSearch,
  writeCondition,
  type WrittenClause,
  type WrittenSearch,
} from './follow-up-search.ts'
import { doubleQuoted, eqlPattern } from './query-literals.ts'
import { awsActor, azureObject, mentionOf, withoutKind } from './searched-names.ts'

const streams: Readonly<Record<Cloud, string>> = {
  aws: 'logs-aws.cloudtrail-*',
  azure: 'logs-azure.activitylogs-*',
  gcp: 'logs-gcp.audit-*',
}

const objectId =
  'azure.activitylogs.identity.claims.`http://schemas_microsoft_com/identity/claims/objectidentifier`'

/** Fields that hold names of resources, as text. */
const textFields: Readonly<Record<Cloud, readonly string[]>> = {
  aws: [
    'aws.cloudtrail.request_parameters',
    'aws.cloudtrail.response_elements',
    'aws.cloudtrail.service_event_details',
  ],
  azure: ['azure.resource.id'],
  gcp: [
    'gcp.audit.resource_name',
    'gcp.audit.request.sourceSnapshot',
    'gcp.audit.request.sourceDisk',
    'gcp.audit.request.sourceImage',
  ],
}

/** Rows of the Activity log as Elastic keeps them name what a thing was made from in objects, not in text. */
const bodyOnly =
  'what a disk or machine was made from stands only in the body of its row; compare the rows by hand'

/** A search as EQL: for Timelines, and for `POST INDEX/_eql/search`. */
export function writeEql(search: FollowUpSearch): WrittenSearch | undefined {
  if (search.kind !== 'audit') return undefined
  const condition = writeCondition(search, (clause) => eqlClause(search.cloud, clause), {
    and: '\n  and ',
    or: '\n    or ',
  })
  return framed(condition, (text) => `any where ${eqlTime(search)}\n  and ${text}`, [
    `over ${streams[search.cloud]}`,
  ])
}

function eqlTime({ from, to }: AuditSearch): string {
  return `@timestamp >= "${from}" and @timestamp <= "${to}"`
}

/** A clause in the fields of the integrations, which Spoor's events have as well. */
export function eqlClause(cloud: Cloud, clause: SearchClause): WrittenClause {
  switch (clause.by) {
    case 'actor':
      return eachValue(clause.values, (id) => equalField(actorField(cloud, id), eqlEqual))
    case 'source':
      return cloud === 'azure'
        ? { texts: [], leftOut: [], unasked: bodyOnly }
        : eqlClause(cloud, { ...clause, by: 'mention', of: 'resource' })
    case 'mention':
      return inFields(textFields[cloud], clause.values, (id) => eqlPattern(mentionOf(cloud, id)))
    case 'action':
      return cloud === 'gcp'
        ? listedValues(
            clause.values.map((action) => `*${action}`),
            doubleQuoted,
            (list) => `event.action : (${list})`,
          )
        : listedValues(clause.values, doubleQuoted, (list) => `event.action in~ (${list})`)
    case 'record':
      return listedValues(clause.values, doubleQuoted, (list) => `event.id in (${list})`)
  }
}

/** One of the texts in one of the fields; `:` with `*` looks whatever the letter case. */
function inFields(
  fields: readonly string[],
  values: readonly string[],
  write: (value: string) => string | undefined,
): WrittenClause {
  const written = fields.map((field) =>
    listedValues(values, write, (list) => `?${field} : (${list})`),
  )
  return { texts: written.flatMap(({ texts }) => texts), leftOut: written[0]?.leftOut ?? [] }
}

/** `in~` is equal but for letter case, and has no wildcards, unlike `:`. */
function eqlEqual(field: string, value: string): string {
  return `${field} in~ (${value})`
}

function equalField(
  at: { readonly field: string; readonly value: string } | undefined,
  write: (field: string, value: string) => string,
): string | undefined {
  const value = at && doubleQuoted(at.value)
  return at && value && write(at.field, value)
}

/** The field that holds a principal, and its value there. */
function actorField(
  cloud: Cloud,
  id: string,
): { readonly field: string; readonly value: string } | undefined {
  if (cloud === 'azure') return { field: objectId, value: azureObject(id) }
  if (cloud === 'gcp') return { field: 'client.user.email', value: withoutKind(id) }
  const actor = awsActor(id)
  switch (actor?.kind) {
    case 'user':
      return { field: 'aws.cloudtrail.user_identity.arn', value: actor.arn }
    case 'role':
      return {
        field: 'aws.cloudtrail.user_identity.session_context.session_issuer.arn',
        value: actor.arn,
      }
    case 'account':
      return { field: 'cloud.account.id', value: actor.id }
    case 'service':
      return { field: 'aws.cloudtrail.user_identity.invoked_by', value: actor.id }
    case undefined:
      return undefined
  }
}

/** A search as ES|QL. */
export function writeEsql(search: FollowUpSearch): WrittenSearch | undefined {
  switch (search.kind) {
    case 'audit':
      return writeAudit(search)
    case 'flow':
      return writeFlow(search)
    case 'sign-in':
      return writeSignIn(search)
  }
}

function writeAudit(search: AuditSearch): WrittenSearch {
  const { cloud } = search
  const condition = writeCondition(search, (clause) => esqlClause(cloud, clause), {
    and: '\n| WHERE ',
    or: '\n    OR ',
  })
  return framed(condition, (text) =>
    esqlQuery([streams[cloud], ...namesLine(search)], search, text),
  )
}

function esqlQuery(
  [stream = '', ...more]: readonly string[],
  { from, to }: Pick<AuditSearch, 'from' | 'to'>,
  condition: string,
): string {
  return [
    `FROM ${stream}`,
    `| WHERE @timestamp >= "${from}" AND @timestamp <= "${to}"`,
    ...more,
    `| WHERE ${condition}`,
    '| SORT @timestamp',
    '| LIMIT 1000',
  ].join('\n')
}

function esqlClause(cloud: Cloud, clause: SearchClause): WrittenClause {
  switch (clause.by) {
    case 'actor':
      return eachValue(clause.values, (id) => {
        const at = actorField(cloud, id)
        return equalField(at && { ...at, value: at.value.toLowerCase() }, esqlEqual)
      })
    case 'source':
      return cloud === 'aws'
        ? esqlClause(cloud, { ...clause, by: 'mention', of: 'resource' })
        : { texts: [], leftOut: [], unasked: bodyOnly }
    case 'mention':
      return eachValue(clause.values, (id) => {
        const text = doubleQuoted(mentionOf(cloud, id))
        return text && `LOCATE(names, ${text}) > 0`
      })
    case 'action':
      return cloud === 'gcp'
        ? eachValue(clause.values, (action) => {
            const text = doubleQuoted(action)
            return text && `ENDS_WITH(event.action, ${text})`
          })
        : listedValues(
            clause.values.map((action) => action.toLowerCase()),
            doubleQuoted,
            (list) => `TO_LOWER(event.action) IN (${list})`,
          )
    case 'record':
      return listedValues(clause.values, doubleQuoted, (list) => `event.id IN (${list})`)
  }
}

/** Puts all fields that hold names into one text; a missing one must not make the text missing. */
function namesLine({ cloud, groups }: AuditSearch): readonly string[] {
  if (!groups.flat().some(({ by }) => by === 'mention' || by === 'source')) return []
  // Members of flattened objects are no columns of ES|QL.
  const fields = textFields[cloud].filter((field) => !field.startsWith('gcp.audit.request.'))
  const texts = fields.map((field) => `COALESCE(${field}, "")`)
  return [`| EVAL names = TO_LOWER(CONCAT(${texts.join(', " ", ')}, ""))`]
}

function esqlEqual(field: string, value: string): string {
  return `TO_LOWER(${esqlName(field)}) == ${value}`
}

/** A field whose name has other characters than words and dots is back-ticked as a whole. */
function esqlName(field: string): string {
  return field.includes('`') ? `\`${field.replaceAll('`', '')}\`` : field
}

function writeFlow({ cloud, resource, ports, ...span }: FlowSearch): WrittenSearch | undefined {
  if (cloud === 'azure') return undefined
  const name = mentionOf(cloud, resource)
  const isMachine = cloud === 'gcp' || /^i-[0-9a-f]+$/.test(name)
  const field =
    cloud === 'aws' ? 'aws.vpcflow.instance_id' : 'gcp.vpcflow.destination.instance.vm_name'
  const value = doubleQuoted(name.split('/').at(-1) ?? name)
  const machine = isMachine && value !== undefined ? [`${field} == ${value}`] : []
  const stream = cloud === 'aws' ? 'logs-aws.vpcflow-*' : 'logs-gcp.vpcflow-*'
  const condition = [...machine, ...portTests(ports)].join(' AND ')
  return {
    text: esqlQuery([stream], span, condition === '' ? 'true' : condition),
    leftOut: isMachine && value === undefined ? [name] : [],
    notes: [
      isMachine
        ? 'the machine is in the record only if the flow logs were set up with that field'
        : 'narrow it by the address or interface of the database: flow logs have no name of it',
    ],
  }
}

function portTests(ports: FlowSearch['ports']): readonly string[] {
  if (ports.length === 0) return []
  const tests = ports.map(([from, to]) =>
    from === to
      ? `destination.port == ${from}`
      : `(destination.port >= ${from} AND destination.port <= ${to})`,
  )
  return [tests.length === 1 ? (tests[0] ?? '') : `(${tests.join(' OR ')})`]
}

function writeSignIn({ principals, ...span }: SignInSearch): WrittenSearch {
  const { texts, leftOut } = listedValues(
    principals.map(azureObject),
    doubleQuoted,
    (list) =>
      `azure.signinlogs.properties.user_id IN (${list}) OR azure.signinlogs.properties.service_principal_id IN (${list})`,
  )
  const [condition] = texts
  const text =
    condition === undefined ? '' : esqlQuery(['logs-azure.signinlogs-*'], span, condition)
  return { text, leftOut, notes: [] }
}
