import {
  isJsonArray,
  isJsonObject,
  objectOf,
  type JsonArray,
  type JsonObject,
  type JsonValue,
} from '../base/json.ts'
import { numberOf } from './gcp-event-fields.ts'
import { millisecondText, parseTimestamp } from './timestamp.ts'

/** `gcp.audit`: the entry under the names of Elastic's integration (reference/telemetry.md 5.4). */
export function auditOf(id: string, native: JsonObject, payload: JsonObject): JsonObject {
  const authentication = objectOf(payload['authenticationInfo'])
  const resource = objectOf(native['resource'])
  const status = objectOf(payload['status'])
  const received = parseTimestamp(native['receiveTimestamp'])
  return {
    type: payload['@type'],
    authentication_info: {
      authority_selector: authentication?.['authoritySelector'],
      service_account_key_name: authentication?.['serviceAccountKeyName'],
      service_account_delegation_info: authentication?.['serviceAccountDelegationInfo'],
      third_party_principal: authentication?.['thirdPartyPrincipal'],
    },
    authorization_info: renameAttributes(payload['authorizationInfo']),
    labels: native['labels'],
    logentry_operation: operationOf(id, objectOf(native['operation'])),
    metadata: payload['metadata'],
    num_response_items: numberOf(payload['numResponseItems']),
    policy_violation_info: violationOf(payload),
    receive_timestamp: received === undefined ? undefined : millisecondText(received),
    request: renameScalar(payload['request'], 'policy'),
    resource: {
      type: resource?.['type'],
      labels: { resource_container: objectOf(resource?.['labels'])?.['resource_container'] },
    },
    resource_location: {
      current_locations: objectOf(payload['resourceLocation'])?.['currentLocations'],
    },
    resource_name: payload['resourceName'],
    response: renameScalar(payload['response'], 'status'),
    service_data: { policy_delta: { binding_deltas: bindingDeltasOf(payload) } },
    status: {
      code: numberOf(status?.['code']),
      message: status?.['message'],
      details: status?.['details'],
    },
  }
}

function renameAttributes(value: JsonValue | undefined): JsonArray | undefined {
  if (!isJsonArray(value)) return undefined
  return value.map((item) => {
    const authorization = objectOf(item)
    if (authorization?.['resourceAttributes'] === undefined) return item
    const { resourceAttributes, ...others } = authorization
    return { ...others, resource_attributes: resourceAttributes }
  })
}

/** Elastic leaves the operation out where its id only repeats the entry's. */
function operationOf(id: string, operation: JsonObject | undefined): JsonObject | undefined {
  if (operation === undefined || operation['id'] === id) return undefined
  const { first, last, producer } = operation
  return { id: operation['id'], first, last, producer }
}

function violationOf(payload: JsonObject): JsonObject {
  const violation = objectOf(objectOf(payload['policyViolationInfo'])?.['orgPolicyViolationInfo'])
  return {
    payload: violation?.['payload'],
    resource_tags: violation?.['resourceTags'],
    resource_type: violation?.['resourceType'],
    violations: violation?.['violationInfo'],
  }
}

function bindingDeltasOf(payload: JsonObject): JsonValue | undefined {
  return objectOf(objectOf(payload['serviceData'])?.['policyDelta'])?.['bindingDeltas']
}

/** A key that is an object in some entries and plain in others: the plain form goes to `<key>_value`. */
function renameScalar(value: JsonValue | undefined, key: string): JsonValue | undefined {
  const object = objectOf(value)
  const found = object?.[key]
  if (object === undefined || found === undefined || isJsonObject(found)) return value
  const { [key]: _, ...others } = object
  return { ...others, [`${key}_value`]: found }
}
