import { isJsonArray, isJsonObject, objectOf, textOf, valueAt } from '../../base/json.ts'
import type { JsonObject, JsonValue } from '../../base/json.ts'
import { second } from '../clock.ts'
import { presentFields } from '../present-fields.ts'
import type { DeliverableRecord } from './delivery.ts'
import { plainText } from './json-text.ts'

/** A class of OCSF 1.1. */
interface OcsfClass {
  readonly uid: number
  readonly name: string
  readonly category: { readonly uid: number; readonly name: string }
}

const apiActivity: OcsfClass = {
  uid: 6003,
  name: 'API Activity',
  category: { uid: 6, name: 'Application Activity' },
}

const authentication: OcsfClass = {
  uid: 3002,
  name: 'Authentication',
  category: { uid: 3, name: 'Identity & Access Management' },
}

/** What the name of a call says of it, by its first word; anything else is `Other`. */
const activities: readonly (readonly [activity: string, id: number, words: RegExp])[] = [
  ['Create', 1, /^(Create|Run|Register|Import|Copy|Allocate|Put)/],
  ['Read', 2, /^(Describe|Get|List|Head|Lookup|Search)/],
  ['Update', 3, /^(Modify|Update|Set|Reset|Attach|Detach|Authorize|Revoke|Start|Stop|Associate)/],
  ['Delete', 4, /^(Delete|Terminate|Deregister|Release)/],
]

/** Fields of a record that have a place of their own in OCSF; all others go to `unmapped`. */
const mapped: ReadonlySet<string> = new Set(
  `eventVersion eventSource eventName awsRegion sourceIPAddress userAgent errorCode errorMessage
   requestID eventID eventType apiVersion eventCategory vpcEndpointId eventTime requestParameters
   responseElements resources tlsDetails userIdentity.type userIdentity.accountId userIdentity.arn
   userIdentity.principalId userIdentity.accessKeyId userIdentity.userName userIdentity.invokedBy
   userIdentity.identityProvider userIdentity.sessionContext.sessionIssuer.arn
   userIdentity.sessionContext.attributes.creationDate
   userIdentity.sessionContext.attributes.mfaAuthenticated`.split(/\s+/),
)

/** Of a sign-in these have a place too. */
const mappedOfSignIn: ReadonlySet<string> = new Set([
  'additionalEventData.MFAUsed',
  'additionalEventData.LoginTo',
])

/** A CloudTrail record as Security Lake maps it (reference/telemetry.md 1.1, OCSF 1.1 sources). */
export function ocsfEvent({ record, ...event }: DeliverableRecord): JsonObject {
  const isSignIn = record['eventName'] === 'ConsoleLogin'
  const type = isSignIn ? authentication : apiActivity
  const [activity, activityId] = isSignIn ? ['Logon', 1] : activityOf(textOf(record['eventName']))
  // CloudTrail keeps whole seconds.
  const time = Math.floor(event.time / second) * second
  return presentFields({
    activity_id: activityId,
    activity_name: activity,
    actor: actorOf(objectOf(record['userIdentity']) ?? {}),
    api: apiOf(record),
    category_name: type.category.name,
    category_uid: type.category.uid,
    class_name: type.name,
    class_uid: type.uid,
    cloud: { provider: 'AWS', region: record['awsRegion'] },
    ...(isSignIn ? signInOf(record) : {}),
    http_request: { user_agent: record['userAgent'] },
    metadata: metadataOf(record),
    resources: resourcesOf(record['resources']),
    severity: 'Informational',
    severity_id: 1,
    src_endpoint: endpointOf(record),
    status: hasFailed(record) ? 'Failure' : 'Success',
    status_id: hasFailed(record) ? 2 : 1,
    time,
    time_dt: new Date(time).toISOString(),
    tls: tlsOf(objectOf(record['tlsDetails'])),
    type_name: `${type.name}: ${activity}`,
    type_uid: type.uid * 100 + activityId,
    unmapped: unmappedOf(record, isSignIn),
  })
}

function activityOf(name: string | undefined): readonly [activity: string, id: number] {
  const found = activities.find(([, , words]) => words.test(name ?? ''))
  return found === undefined ? ['Other', 99] : [found[0], found[1]]
}

function hasFailed(record: JsonObject): boolean {
  const told = textOf(valueAt(record, 'responseElements', 'ConsoleLogin'))
  return record['errorCode'] !== undefined || told === 'Failure'
}

function actorOf(identity: JsonObject): JsonObject {
  const context = objectOf(identity['sessionContext'])
  const attributes = objectOf(context?.['attributes'])
  const provider = textOf(identity['identityProvider'])
  return presentFields({
    idp: provider === undefined ? undefined : { name: provider },
    invoked_by: identity['invokedBy'],
    session:
      context === undefined
        ? undefined
        : presentFields({
            created_time_dt: attributes?.['creationDate'],
            is_mfa:
              attributes === undefined ? undefined : attributes['mfaAuthenticated'] === 'true',
            issuer: valueAt(context, 'sessionIssuer', 'arn'),
          }),
    user: presentFields({
      account: identity['accountId'] === undefined ? undefined : { uid: identity['accountId'] },
      credential_uid: identity['accessKeyId'],
      name: identity['userName'],
      type: identity['type'],
      uid: identity['arn'],
      uid_alt: identity['principalId'],
    }),
  })
}

/** Request and answer are JSON text. */
function apiOf(record: JsonObject): JsonObject {
  return presentFields({
    operation: record['eventName'],
    request: presentFields({ data: dataOf(record['requestParameters']), uid: record['requestID'] }),
    response: presentFields({
      data: dataOf(record['responseElements']),
      error: record['errorCode'],
      message: record['errorMessage'],
    }),
    service: { name: record['eventSource'] },
    version: record['apiVersion'],
  })
}

function dataOf(value: JsonValue | undefined): string | undefined {
  return value === undefined || value === null ? undefined : JSON.stringify(value)
}

function metadataOf(record: JsonObject): JsonObject {
  return {
    event_code: record['eventType'],
    product: {
      feature: { name: record['eventCategory'] },
      name: 'CloudTrail',
      vendor_name: 'AWS',
      version: record['eventVersion'],
    },
    profiles: ['cloud', 'datetime'],
    uid: record['eventID'],
    version: '1.1.0',
  }
}

/** An address, or the name of the service that called. */
function endpointOf(record: JsonObject): JsonObject {
  const address = textOf(record['sourceIPAddress'])
  const isAddress = address !== undefined && /^[\d.]+$|:/.test(address)
  return presentFields({
    domain: isAddress ? undefined : address,
    ip: isAddress ? address : undefined,
    uid: record['vpcEndpointId'],
  })
}

function tlsOf(details: JsonObject | undefined): JsonObject | undefined {
  if (details === undefined) return undefined
  return presentFields({
    cipher: details['cipherSuite'],
    sni: details['clientProvidedHostHeader'],
    version: details['tlsVersion'],
  })
}

function resourcesOf(value: JsonValue | undefined): readonly JsonObject[] | undefined {
  if (!isJsonArray(value)) return undefined
  return value.filter(isJsonObject).map((resource) =>
    presentFields({
      owner:
        resource['accountId'] === undefined
          ? undefined
          : { account: { uid: resource['accountId'] } },
      type: resource['type'],
      uid: resource['ARN'],
    }),
  )
}

/** Where a sign-in went, and whether with a second factor. */
function signInOf(record: JsonObject): JsonObject {
  const target = textOf(valueAt(record, 'additionalEventData', 'LoginTo'))
  return presentFields({
    dst_endpoint: target === undefined ? undefined : { svc_name: target },
    is_mfa: valueAt(record, 'additionalEventData', 'MFAUsed') === 'Yes',
  })
}

/** All the rest, by the path of keys, as text. */
function unmappedOf(record: JsonObject, isSignIn: boolean): JsonObject {
  const left: Record<string, JsonValue> = {}
  const add = (value: JsonObject, before: string): void => {
    for (const [key, field] of Object.entries(value)) {
      const path = `${before}${key}`
      if (mapped.has(path) || (isSignIn && mappedOfSignIn.has(path))) continue
      if (isJsonObject(field)) add(field, `${path}.`)
      else if (isJsonArray(field)) left[path] = field
      else if (field !== undefined && field !== null) left[path] = plainText(field)
    }
  }
  add(record, '')
  return left
}
