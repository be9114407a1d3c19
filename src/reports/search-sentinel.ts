/**
 * Searches in Kusto, for Microsoft Sentinel and Defender (reference/platforms.md A2; the columns of flow
 * and sign-in logs, and UserIdentityInvokedBy, are unverified).
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
import { doubleQuoted, quotedInJson } from './query-literals.ts'
import { awsActor, azureObject, mentionOf, withoutKind } from './searched-names.ts'

const tables: Readonly<Record<Cloud, string>> = {
  aws: 'AWSCloudTrail',
  azure: 'AzureActivity',
  gcp: 'GCPAuditLogs',
}

/** Columns that hold names of resources as text. */
const textColumns: Readonly<Record<Cloud, readonly string[]>> = {
  aws: ['RequestParameters', 'ResponseElements', 'ServiceEventDetails'],
  azure: ['_ResourceId', 'Properties'],
  gcp: ['GCPResourceName', 'tostring(AuthorizationInfo)', 'tostring(Request)'],
}

const noBody =
  'AzureActivity keeps no request body, so what a disk or machine was made from is not in it; compare the rows by hand'

/** A search in Kusto. */
export const writeSentinel = searchWriter({
  audit: writeAudit,
  flow: writeFlow,
  signIn: writeSignIn,
})

function writeAudit(search: AuditSearch): WrittenSearch {
  const { cloud } = search
  const condition = writeCondition(search, (clause) => writeClause(cloud, clause), {
    and: '\n| where ',
    or: '\n    or ',
  })
  const newer =
    cloud === 'gcp' ? ['the newer connector writes GCPAuditLogsV2_CL, with other columns'] : []
  return framed(
    condition,
    (text) => kustoQuery([tables[cloud], ...namesLine(search)], search, text),
    newer,
  )
}

function kustoQuery(
  [table = '', ...more]: readonly string[],
  { from, to }: Pick<AuditSearch, 'from' | 'to'>,
  condition: string,
): string {
  return [
    table,
    `| where TimeGenerated between (datetime(${from}) .. datetime(${to}))`,
    ...more,
    `| where ${condition}`,
    '| sort by TimeGenerated asc',
  ].join('\n')
}

function writeClause(cloud: Cloud, clause: SearchClause): WrittenClause {
  switch (clause.by) {
    case 'actor':
      return eachValue(clause.values, (id) => writeActor(cloud, id))
    case 'source':
      return cloud === 'azure'
        ? { texts: [], leftOut: [], unasked: noBody }
        : writeClause(cloud, { ...clause, by: 'mention', of: 'resource' })
    case 'mention':
      return eachValue(clause.values, (id) => {
        const text = quotedInJson(mentionOf(cloud, id), doubleQuoted)
        return text && `Names contains ${text}`
      })
    case 'action':
      return writeActions(cloud, clause.values)
    case 'record':
      return listedValues(clause.values, doubleQuoted, (list) => {
        const column = { aws: 'AwsEventId', azure: 'EventDataId', gcp: 'InsertId' }[cloud]
        return `${column} in (${list})`
      })
  }
}

/** Puts all columns that hold names into one text. */
function namesLine({ cloud, groups }: AuditSearch): readonly string[] {
  const isNamed = ({ by }: SearchClause): boolean =>
    by === 'mention' || (by === 'source' && cloud !== 'azure')
  if (!groups.flat().some(isNamed)) return []
  return [`| extend Names = strcat(${textColumns[cloud].join(', " ", ')})`]
}

function writeActor(cloud: Cloud, id: string): string | readonly string[] | undefined {
  if (cloud === 'azure') {
    const object = doubleQuoted(azureObject(id))
    return object && [`Caller =~ ${object}`, `Claims contains ${object}`]
  }
  if (cloud === 'gcp') {
    const email = doubleQuoted(withoutKind(id))
    return email && `PrincipalEmail =~ ${email}`
  }
  return writeAwsActor(id)
}

function writeAwsActor(id: string): string | undefined {
  const actor = awsActor(id)
  const value = actor && doubleQuoted('arn' in actor ? actor.arn : actor.id)
  if (actor === undefined || value === undefined) return undefined
  const column = {
    user: 'UserIdentityArn',
    role: 'SessionIssuerArn',
    account: 'UserIdentityAccountId',
    service: 'UserIdentityInvokedBy',
  }[actor.kind]
  return `${column} =~ ${value}`
}

function writeActions(cloud: Cloud, actions: readonly string[]): WrittenClause {
  if (cloud === 'gcp') {
    return eachValue(actions, (action) => {
      const text = doubleQuoted(action)
      return text && `MethodName endswith ${text}`
    })
  }
  const column = cloud === 'aws' ? 'EventName' : 'OperationNameValue'
  return listedValues(actions, doubleQuoted, (list) => `${column} in~ (${list})`)
}

function writeFlow({ cloud, resource, ports, ...span }: FlowSearch): WrittenSearch | undefined {
  if (cloud === 'gcp') return undefined
  const name = mentionOf(cloud, resource).split('/').at(-1) ?? ''
  if (cloud === 'aws') {
    const note = `narrow it by DstAddr: the flow logs hold the address of ${name}, not its name`
    return {
      text: kustoQuery(['AWSVPCFlow'], span, portTests('DstPort', ports)),
      leftOut: [],
      notes: [note],
    }
  }
  const machine = doubleQuoted(name)
  const condition = `${machine === undefined ? '' : `DestVm contains ${machine} and `}(${portTests('DestPort', ports)})`
  return {
    text: kustoQuery(['NTANetAnalytics'], span, condition),
    leftOut: machine === undefined ? [name] : [],
    notes: ['needs virtual network flow logs with Traffic Analytics'],
  }
}

function portTests(column: string, ports: FlowSearch['ports']): string {
  if (ports.length === 0) return 'true'
  return ports
    .map(([from, to]) =>
      from === to ? `${column} == ${from}` : `${column} between (${from} .. ${to})`,
    )
    .join(' or ')
}

function writeSignIn({ principals, ...span }: SignInSearch): WrittenSearch {
  const { texts, leftOut } = listedValues(
    principals.map(azureObject),
    doubleQuoted,
    (list) => `UserId in~ (${list}) or ServicePrincipalId in~ (${list})`,
  )
  const [condition] = texts
  const all =
    'union isfuzzy=true SigninLogs, AADNonInteractiveUserSignInLogs, AADServicePrincipalSignInLogs, AADManagedIdentitySignInLogs'
  return {
    text: condition === undefined ? '' : kustoQuery([all], span, condition),
    leftOut,
    notes: [],
  }
}
