import { isJsonArray, isJsonObject, type JsonObject, type JsonValue } from '../base/json.ts'
import { objectAt, put, putFields, textAt, type Fields } from './aws-record.ts'
import { cleaned, hasContent } from './clean-document.ts'
import { javaMapText } from './java-map-text.ts'
import { millisecondText, parseTimestamp } from './timestamp.ts'

/** Fields under `aws.cloudtrail` that are copied as they stand. */
const copied: readonly (readonly [field: string, key: string])[] = [
  ['event_version', 'eventVersion'],
  ['event_type', 'eventType'],
  ['event_category', 'eventCategory'],
  ['error_code', 'errorCode'],
  ['error_message', 'errorMessage'],
  ['request_id', 'requestID'],
  ['api_version', 'apiVersion'],
  ['management_event', 'managementEvent'],
  ['read_only', 'readOnly'],
  ['recipient_account_id', 'recipientAccountId'],
  // Elastic reads a misspelt key and so loses it; our own detections ask for it.
  ['shared_event_id', 'sharedEventID'],
  ['vpc_endpoint_id', 'vpcEndpointId'],
  ['session_credential_from_console', 'sessionCredentialFromConsole'],
]

/** Free-form parts, each kept twice: as Java map text, and as an object under `flattened`. */
const freeForm: ReadonlyMap<string, string> = new Map([
  ['request_parameters', 'requestParameters'],
  ['response_elements', 'responseElements'],
  ['additional_eventdata', 'additionalEventData'],
  ['service_event_details', 'serviceEventDetails'],
])

/** Elasticsearch indexes no longer keyword, so Elastic leaves out the flattened form from here on. */
const longestFlattened = 32766

/**
 * The `aws.cloudtrail` object. Its free-form fields are made when first read: their texts cost more
 * than the rest of the document together, and few detections read them. They are own, enumerable
 * properties all the same, so that `Object.hasOwn`, spread, `JSON.stringify` and `structuredClone` see
 * a plain object; a field that would be blank is not there at all. The getters are shared by all
 * instances because V8 keeps objects fast only then.
 */
class CloudtrailFields {
  readonly [name: string]: JsonValue | undefined
  readonly #record: JsonObject

  constructor(record: JsonObject) {
    this.#record = record
  }

  /** Makes a free-form field of this record and keeps it in place of its getter. */
  static read(fields: CloudtrailFields, name: string): JsonValue | undefined {
    const record = fields.#record
    const key = freeForm.get(name)
    const value = key === undefined ? flattened(fields, record) : javaMapText(record[key])
    Object.defineProperty(fields, name, { value, enumerable: true, configurable: true })
    return value
  }
}

const getters: ReadonlyMap<string, PropertyDescriptor> = new Map(
  [...freeForm.keys(), 'flattened'].map((name) => [
    name,
    {
      enumerable: true,
      configurable: true,
      get(this: CloudtrailFields): JsonValue | undefined {
        return CloudtrailFields.read(this, name)
      },
    },
  ]),
)

function flattened(fields: JsonObject, record: JsonObject): JsonObject | undefined {
  const objects: Fields = {}
  for (const [name, key] of freeForm) {
    const text = fields[name]
    if (typeof text !== 'string' || text.length >= longestFlattened) continue
    put(objects, name, record[key])
  }
  return Object.keys(objects).length === 0 ? undefined : objects
}

/** The `aws.cloudtrail` part of the document of a CloudTrail-native record. */
export function cloudtrailFields(record: JsonObject): JsonObject {
  const made = new CloudtrailFields(record)
  // The instance is ours until it is returned; only then is it read-only.
  const fields = made as Fields
  for (const [field, key] of copied) put(fields, field, record[key])
  putFields(fields, 'user_identity', userIdentityFields(record))
  put(fields, 'resources', resourceFields(record['resources']))
  if (record['eventName'] === 'ConsoleLogin')
    putFields(fields, 'console_login', loginFields(record))
  let isFlattened = false
  for (const [field, key] of freeForm) {
    if (!hasContent(record[key])) continue
    defineGetter(made, field)
    isFlattened = true
  }
  if (isFlattened) defineGetter(made, 'flattened')
  return made
}

function defineGetter(fields: CloudtrailFields, name: string): void {
  const getter = getters.get(name)
  if (getter !== undefined) Object.defineProperty(fields, name, getter)
}

function userIdentityFields(record: JsonObject): Fields {
  const identity = objectAt(record, 'userIdentity')
  const fields: Fields = {}
  put(fields, 'type', identity['type'])
  put(fields, 'principal_id', identity['principalId'])
  put(fields, 'arn', identity['arn'])
  put(fields, 'access_key_id', identity['accessKeyId'])
  put(fields, 'invoked_by', identity['invokedBy'])
  if (isJsonObject(identity['sessionContext'])) {
    putFields(fields, 'session_context', sessionFields(identity['sessionContext']))
  }
  return fields
}

function sessionFields(context: JsonObject): Fields {
  const attributes = objectAt(context, 'attributes')
  const issuer = objectAt(context, 'sessionIssuer')
  const created = parseTimestamp(attributes['creationDate'])
  const fields: Fields = {}
  put(fields, 'mfa_authenticated', attributes['mfaAuthenticated'])
  if (created !== undefined) fields['creation_date'] = millisecondText(created)
  put(fields, 'ec2_role_delivery', context['ec2RoleDelivery'])
  const issued: Fields = {}
  put(issued, 'type', issuer['type'])
  put(issued, 'principal_id', issuer['principalId'])
  put(issued, 'arn', issuer['arn'])
  put(issued, 'account_id', issuer['accountId'])
  putFields(fields, 'session_issuer', issued)
  return fields
}

/** The resources, each once, with the names of their keys in ECS style. */
function resourceFields(value: JsonValue | undefined): JsonValue | undefined {
  if (!isJsonArray(value)) return value
  const unique = new Map<string, JsonObject>()
  for (const resource of value) {
    const content = cleaned(resource)
    if (!isJsonObject(content)) continue
    const { ARN: arn, accountId, ...rest } = content
    const fields: Fields = { ...rest }
    put(fields, 'arn', arn)
    put(fields, 'account_id', accountId)
    unique.set(JSON.stringify([fields['arn'], fields['account_id'], fields['type']]), fields)
  }
  return [...unique.values()]
}

function loginFields(record: JsonObject): Fields {
  const data = objectAt(record, 'additionalEventData')
  const mobile = textAt(data, 'MobileVersion')
  const mfa = textAt(data, 'MFAUsed')
  const fields: Fields = {}
  if (mobile !== undefined) fields['mobile_version'] = mobile !== 'No'
  put(fields, 'login_to', data['LoginTo'])
  if (mfa !== undefined) fields['mfa_used'] = mfa !== 'No'
  const login: Fields = {}
  putFields(login, 'additional_eventdata', fields)
  return login
}
