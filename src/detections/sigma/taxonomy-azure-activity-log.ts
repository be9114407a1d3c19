import type { FieldReference } from '../query/query.ts'
import { nativeField, type LogTaxonomy } from './taxonomy-of-log.ts'

/**
 * Names of the REST record's parts in the Event Hub's and Log Analytics' dialects (telemetry.md 1.2).
 * Keys are in lower case: rules spell these columns in several ways (sigma.md D14).
 */
const columns: Readonly<Record<string, FieldReference>> = {
  activitystatus: nativeField('status.value'),
  activitystatusvalue: nativeField('status.value'),
  activitysubstatusvalue: nativeField('subStatus.value'),
  activitysubstatus: nativeField('subStatus.value'),
  authorization: nativeField('authorization'),
  calleripaddress: nativeField('httpRequest.clientIpAddress', 'claims.ipaddr'),
  caller: nativeField('caller'),
  category: nativeField('category.value', 'category'),
  categoryvalue: nativeField('category.value', 'category'),
  claims: nativeField('claims'),
  correlationid: nativeField('correlationId'),
  eventdataid: nativeField('eventDataId'),
  level: nativeField('level'),
  operationid: nativeField('operationId'),
  operationname: nativeField('operationName.value', 'operationName'),
  operationnamevalue: nativeField('operationName.value', 'operationName'),
  properties: nativeField('properties'),
  resourcegroup: nativeField('resourceGroupName'),
  resourceid: nativeField('resourceId'),
  _resourceid: nativeField('resourceId'),
  resourceprovider: nativeField('resourceProviderName.value'),
  resourceprovidervalue: nativeField('resourceProviderName.value'),
  resulttype: nativeField('status.value'),
  status: nativeField('status.value', 'status'),
  subscriptionid: nativeField('subscriptionId'),
  time: nativeField('eventTimestamp'),
  timegenerated: nativeField('eventTimestamp'),
}

/** Objects whose members rules name in another dialect, in lower case. */
const objects: Readonly<Record<string, string>> = {
  'authorization.': 'authorization.',
  'authorization_d.': 'authorization.',
  'claims.': 'claims.',
  'claims_d.': 'claims.',
  'httprequest.': 'httpRequest.',
  'identity.authorization.': 'authorization.',
  'identity.claims.': 'claims.',
  'properties.': 'properties.',
  'properties_d.': 'properties.',
}

/** Members that Azure itself spells in two ways. */
const spelledTwice: Readonly<Record<string, FieldReference>> = {
  'properties.requestbody': nativeField('properties.requestBody', 'properties.requestbody'),
  'properties.responsebody': nativeField('properties.responseBody', 'properties.responsebody'),
}

/** The states of an operation in the dialects, each row one state. */
const states = [
  ['Start', 'Started'],
  ['Accept', 'Accepted'],
  ['Success', 'Succeeded'],
  ['Failure', 'Failed'],
]
const statePath = 'status.value'

/** Activity Log: the REST record, under the names of any of the three dialects. */
export const azureActivityTaxonomy: LogTaxonomy = {
  product: 'azure',
  service: 'activitylogs',
  dataset: 'azure.activitylogs',
  nativeField: fieldOf,
  spellingsOf: (name, value) => {
    if (fieldOf(name)?.path !== statePath) return [value]
    const state = states.find((row) => row.some((one) => isSameWord(one, value)))
    return [value, ...(state ?? []).filter((one) => !isSameWord(one, value))]
  },
}

function fieldOf(name: string): FieldReference | undefined {
  const lower = name.toLowerCase()
  if (Object.hasOwn(columns, lower)) return columns[lower]
  if (Object.hasOwn(spelledTwice, lower)) return spelledTwice[lower]
  const prefix = Object.keys(objects).find((one) => lower.startsWith(one))
  return prefix === undefined
    ? undefined
    : nativeField(`${objects[prefix] ?? ''}${name.slice(prefix.length)}`)
}

function isSameWord(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase()
}
