import {
  isJsonArray,
  isJsonObject,
  parseJson,
  valueAt,
  type JsonArray,
  type JsonObject,
  type JsonValue,
} from '../base/json.ts'
import { put, type Fields } from './aws-record.ts'
import { hasContent } from './clean-document.ts'
import { millisecondText, parseTimestamp } from './timestamp.ts'

/**
 * Where OCSF keeps the fields of a CloudTrail record (reference/telemetry.md 1.1); several places where
 * schema versions 1.0.0-rc.2 to 1.5.0 differ, the first that holds something counts.
 */
const places: Readonly<Record<string, string>> = {
  eventVersion: 'metadata.product.version',
  eventSource: 'api.service.name',
  eventName: 'api.operation',
  awsRegion: 'cloud.region',
  sourceIPAddress: 'src_endpoint.ip src_endpoint.domain',
  userAgent: 'http_request.user_agent',
  errorCode: 'api.response.error',
  errorMessage: 'api.response.message api.response.error_message',
  requestID: 'api.request.uid',
  eventID: 'metadata.uid',
  eventType: 'metadata.event_code metadata.log_name',
  apiVersion: 'api.version',
  eventCategory: 'metadata.product.feature.name',
  recipientAccountId: 'cloud.account.uid cloud.account_uid',
  vpcEndpointId: 'src_endpoint.uid',
  'userIdentity.type': 'actor.user.type',
  'userIdentity.accountId': 'actor.user.account.uid actor.user.account_uid',
  'userIdentity.accessKeyId': 'actor.user.credential_uid',
  'userIdentity.userName': 'actor.user.name',
  'userIdentity.invokedBy': 'actor.invoked_by',
  'userIdentity.identityProvider': 'actor.idp.name',
  'userIdentity.sessionContext.sessionIssuer.arn': 'actor.session.issuer',
  'tlsDetails.tlsVersion': 'tls.version',
  'tlsDetails.cipherSuite': 'tls.cipher',
  'tlsDetails.clientProvidedHostHeader': 'tls.sni',
}

const mapping = Object.entries(places).map(([target, sources]) => ({
  target: target.split('.'),
  sources: sources.split(' ').map((source) => source.split('.')),
}))

/** Flags that CloudTrail writes as booleans and OCSF's `unmapped` as text. */
const flags: ReadonlySet<string> = new Set(['readOnly', 'managementEvent'])

/** The OCSF class of logins. */
const authentication = 3002

/** Deeper keys of `unmapped` are kept as they stand. */
const deepest = 50

/**
 * The CloudTrail-native record of an OCSF event as Security Lake and the OCSF mappings write it.
 * `unmapped` holds what OCSF has no place for, either nested or under dotted keys.
 */
export function cloudtrailFromOcsf(ocsf: JsonObject): JsonObject {
  const record: Fields = {}
  addUnmapped(record, ocsf['unmapped'])
  for (const { target, sources } of mapping) {
    for (const source of sources) {
      const value = valueAt(ocsf, ...source)
      // An empty request id is written as two quotes by the mappings of 1.0.0-rc.2 and 1.1.0.
      if (!hasContent(value) || value === "''") continue
      assign(record, target, value)
      break
    }
  }
  addTime(record, ocsf)
  addPrincipal(record, ocsf)
  addSession(record, ocsf)
  put(record, 'requestParameters', parsed(valueAt(ocsf, 'api', 'request', 'data')))
  put(record, 'responseElements', parsed(valueAt(ocsf, 'api', 'response', 'data')))
  put(record, 'resources', resourcesOf(ocsf['resources']))
  if (ocsf['class_uid'] === authentication) addLogin(record, ocsf)
  return record
}

function addTime(record: Fields, ocsf: JsonObject): void {
  const time = parseTimestamp(ocsf['time']) ?? parseTimestamp(ocsf['time_dt'])
  if (time !== undefined) record['eventTime'] = millisecondText(time).replace('.000Z', 'Z')
}

/**
 * Until 1.0.0 `uuid` was the ARN and `uid` the principal id, since then `uid` and `uid_alt`. An
 * Identity Center user has neither; `uid_alt` is the user's id in the store that `idp.uid` names.
 */
function addPrincipal(record: Fields, ocsf: JsonObject): void {
  const user = valueAt(ocsf, 'actor', 'user')
  if (!isJsonObject(user)) return
  const ids = [user['uuid'], user['uid'], user['uid_alt']].filter((id) => typeof id === 'string')
  const arn = ids.find((id) => id.startsWith('arn:'))
  const other = ids.find((id) => id !== '' && !id.startsWith('arn:'))
  if (arn !== undefined) assign(record, ['userIdentity', 'arn'], arn)
  if (other === undefined) return
  const isIdentityCenter = user['type'] === 'IdentityCenterUser'
  assign(
    record,
    isIdentityCenter ? ['userIdentity', 'onBehalfOf', 'userId'] : ['userIdentity', 'principalId'],
    other,
  )
  const store = valueAt(ocsf, 'actor', 'idp', 'uid')
  if (isIdentityCenter && hasContent(store)) {
    assign(record, ['userIdentity', 'onBehalfOf', 'identityStoreArn'], store)
  }
}

function addSession(record: Fields, ocsf: JsonObject): void {
  const session = valueAt(ocsf, 'actor', 'session')
  if (!isJsonObject(session)) return
  const attributes = ['userIdentity', 'sessionContext', 'attributes']
  const created =
    parseTimestamp(session['created_time_dt']) ?? parseTimestamp(session['created_time'])
  // A mapping that knows no time of creation writes 0.
  if (created !== undefined && created.milliseconds > 0) {
    assign(record, [...attributes, 'creationDate'], millisecondText(created).replace('.000Z', 'Z'))
  }
  const mfa = session['is_mfa'] ?? session['mfa']
  if (typeof mfa === 'boolean') assign(record, [...attributes, 'mfaAuthenticated'], String(mfa))
}

/** What a login says beside request and response: where to, by MFA or not, and how it ended. */
function addLogin(record: Fields, ocsf: JsonObject): void {
  const mfa = ocsf['is_mfa'] ?? ocsf['mfa']
  const target = valueAt(ocsf, 'dst_endpoint', 'svc_name')
  if (typeof mfa === 'boolean')
    assign(record, ['additionalEventData', 'MFAUsed'], mfa ? 'Yes' : 'No')
  if (hasContent(target)) assign(record, ['additionalEventData', 'LoginTo'], target)
  const isToldByStatus =
    record['eventName'] === 'ConsoleLogin' && !hasContent(record['responseElements'])
  if (isToldByStatus && hasContent(ocsf['status'])) {
    assign(record, ['responseElements', 'ConsoleLogin'], ocsf['status'])
  }
}

function resourcesOf(value: JsonValue | undefined): JsonArray | undefined {
  if (!isJsonArray(value)) return undefined
  return value.filter(isJsonObject).map((resource) => {
    const fields: Fields = {}
    put(fields, 'ARN', resource['uid'])
    put(fields, 'type', resource['type'])
    put(
      fields,
      'accountId',
      valueAt(resource, 'owner', 'account', 'uid') ?? resource['account_uid'],
    )
    return fields
  })
}

/** Request and response are JSON in a string in Security Lake, objects in other mappings. */
function parsed(value: JsonValue | undefined): JsonValue | undefined {
  return typeof value === 'string' ? (parseJson(value) ?? value) : value
}

function addUnmapped(
  record: Fields,
  value: JsonValue | undefined,
  prefix: readonly string[] = [],
): void {
  if (!isJsonObject(value)) return
  for (const [key, item] of Object.entries(value)) {
    const path = [...prefix, ...key.split('.')]
    if (!hasContent(item)) continue
    if (isJsonObject(item) && path.length < deepest) addUnmapped(record, item, path)
    else assign(record, path, flags.has(key) && typeof item === 'string' ? item === 'true' : item)
  }
}

/** Sets a value at a path, making the objects on the way; names of Object.prototype are no keys. */
function assign(record: Fields, path: readonly string[], value: JsonValue | undefined): void {
  let current = record
  for (const [depth, key] of path.entries()) {
    if (key === '__proto__') return
    if (depth === path.length - 1) {
      current[key] = value
      return
    }
    const next = Object.hasOwn(current, key) ? current[key] : undefined
    // A copy: what stands here may be a part of the input.
    const inner: Fields = isJsonObject(next) ? { ...next } : {}
    current[key] = inner
    current = inner
  }
}
