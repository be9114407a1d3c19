/** Searches in Elastic's ES|QL. */
import { actorField, bodyOnly, streams, textFields } from './elastic-fields.ts'
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
import { doubleQuoted } from './query-literals.ts'
import { azureObject, mentionOf } from './searched-names.ts'

/** A search as ES|QL. */
export const writeEsql = searchWriter({
  audit: writeAudit,
  flow: writeFlow,
  signIn: writeSignIn,
})

function writeAudit(search: AuditSearch): WrittenSearch {
  const { cloud } = search
  const condition = writeCondition(search, (clause) => esqlClause(cloud, clause), {
    and: '\n| WHERE ',
    or: '\n    OR ',
  })
  return framed(
    condition,
    (text) => esqlQuery([streams[cloud], ...namesLine(search)], search, text),
    ['at most 10,000 rows, the first in time'],
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
    '| LIMIT 10000',
  ].join('\n')
}

function esqlClause(cloud: Cloud, clause: SearchClause): WrittenClause {
  switch (clause.by) {
    case 'actor':
      return eachValue(clause.values, (id) => {
        const at = actorField(cloud, id)
        const value = at && doubleQuoted(at.value.toLowerCase())
        return at && value && `TO_LOWER(${esqlName(at.field)}) == ${value}`
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
  const isNamed = ({ by }: SearchClause): boolean =>
    by === 'mention' || (by === 'source' && cloud === 'aws')
  if (!groups.flat().some(isNamed)) return []
  // Members of flattened objects are no columns of ES|QL.
  const fields = textFields.resource[cloud].filter(
    (field) => !field.startsWith('gcp.audit.request.'),
  )
  // A field with several values would make the whole text missing.
  const texts = fields.map((field) => `COALESCE(MV_CONCAT(${field}, " "), "")`)
  const text = texts.length === 1 ? (texts[0] ?? '') : `CONCAT(${texts.join(', " ", ')})`
  return [`| EVAL names = TO_LOWER(${text})`]
}

/** A field whose name has other characters than words and dots is back-ticked as a whole. */
function esqlName(field: string): string {
  return field.includes('`') ? `\`${field.replaceAll('`', '')}\`` : field
}

function writeFlow({ cloud, resource, ports, ...span }: FlowSearch): WrittenSearch | undefined {
  if (cloud === 'azure') return undefined
  const name = mentionOf(cloud, resource)
  const isMachine = cloud === 'gcp' || /^i-[0-9a-f]+$/.test(name)
  const field = cloud === 'aws' ? 'aws.vpcflow.instance_id' : 'destination.domain'
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
