import { objectOf, textOf, type JsonObject, type JsonValue } from '../base/json.ts'
import { asName, nameIn, objectIn, replaceKeys } from './azure-fields.ts'
import { readProperties } from './azure-properties.ts'
import { asStatus } from './azure-state.ts'

/** What has another name or form in REST. */
const keys: ReadonlySet<string> = new Set([
  'time',
  'callerIpAddress',
  'identity',
  'operationName',
  'category',
  'properties',
])

/**
 * The native form of a record as a diagnostic setting sends it to Event Hub or to a blob
 * (reference/telemetry.md 1.2). What REST has no key for stays under the name it came with.
 */
export function nativeFromEventHub(value: JsonObject): JsonObject {
  const { time, callerIpAddress, identity, operationName, category, properties } = value
  const details = objectIn(identity)
  const claims = objectOf(details?.['claims'])
  const authorization = objectOf(details?.['authorization'])
  const [signatureState, signatureDetail] = partsOfSignature(value['resultSignature'])
  const address = textOf(callerIpAddress)
  return replaceKeys(value, keys, {
    eventTimestamp: time,
    operationName: asName(nameIn(operationName)),
    category: asName(nameIn(category)),
    status: asName(asStatus(textOf(value['resultType']) ?? signatureState)),
    subStatus: asName(signatureDetail),
    caller: callerOf(claims, authorization),
    claims,
    authorization,
    httpRequest: address === undefined ? undefined : { clientIpAddress: address },
    // A plain string names the caller; it is kept because Elastic keeps it.
    identity: details === undefined ? textOf(identity) : undefined,
    properties: readProperties(properties),
  })
}

/** `Accepted.Created` holds the state and, after the point, the HTTP reason. */
function partsOfSignature(
  value: JsonValue | undefined,
): readonly [state: string | undefined, detail: string | undefined] {
  const text = textOf(value)
  if (text === undefined) return [undefined, undefined]
  const point = text.indexOf('.')
  return point < 0
    ? [text, undefined]
    : [textOf(text.slice(0, point)), textOf(text.slice(point + 1))]
}

/** The claims that name a caller, the best first: people by their address, all others by object id. */
const callerClaims = [
  'http://schemas.xmlsoap.org/ws/2005/05/identity/claims/upn',
  'upn',
  'http://schemas.xmlsoap.org/ws/2005/05/identity/claims/name',
  'http://schemas.microsoft.com/identity/claims/objectidentifier',
  'oid',
]

/** REST's `caller`, which this dialect lacks (reference/telemetry.md 4.3). */
function callerOf(
  claims: JsonObject | undefined,
  authorization: JsonObject | undefined,
): string | undefined {
  for (const claim of callerClaims) {
    const caller = textOf(claims?.[claim])
    if (caller !== undefined) return caller
  }
  return textOf(objectOf(authorization?.['evidence'])?.['principalId'])
}
