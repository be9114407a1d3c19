import { objectOf, textOf, type JsonObject, type JsonValue } from '../base/json.ts'
import { withoutPort } from './azure-address.ts'
import { isIpAddress } from './ip-address.ts'
import { nameIn, present } from './azure-fields.ts'
import { identityOf, userOf } from './azure-identity.ts'
import { readResourceId } from './azure-resource-id.ts'
import { asResultType, azureState } from './azure-state.ts'
import { millisecondText, type Timestamp } from './timestamp.ts'

/** What the ECS document of an Azure event is made of. */
export interface AzureDocumentSource {
  readonly id: string
  /** The native form, see `azureActivityEvent`. */
  readonly native: JsonObject
  readonly timestamp: Timestamp
}

/**
 * The ECS document as Elastic's azure integration makes it from an Event Hub record
 * (reference/telemetry.md 5.1, 5.3), from any dialect. More than Elastic: `event.id`, an outcome for
 * every final state, the address from the claims where the request has none, `requestbody` parsed.
 */
export function azureDocument({ id, native, timestamp }: AzureDocumentSource): JsonObject {
  const properties = objectOf(native['properties'])
  const resourceId = textOf(native['resourceId'])
  const resource = resourceId === undefined ? undefined : readResourceId(resourceId)
  const subscription = resource?.subscription ?? textOf(native['subscriptionId'])
  const correlationId = textOf(native['correlationId'])
  const user = userOf(native)
  const { ip, address } = sourceOf(native)
  const document = present({
    '@timestamp': millisecondText(timestamp),
    azure: present({
      activitylogs: activityOf(native, properties),
      correlation_id: correlationId,
      resource: resource?.resource,
      subscription_id: subscription,
    }),
    client: present({ ip }),
    cloud: present({
      provider: 'azure',
      account: present({ id: subscription }),
      resource_id: resourceId,
    }),
    data_stream: { dataset: 'azure.activitylogs' },
    ecs: { version: '8.11.0' },
    event: eventOf(id, native, properties),
    geo: present({ name: textOf(native['location']) }),
    log: present({ level: native['level'] ?? undefined }),
    message: properties?.['statusMessage'] ?? undefined,
    related: relatedOf([ip], [textOf(user?.['name'])], [resourceId, principalOf(native)]),
    source: present({ ip, address }),
    user,
  })
  return document ?? {}
}

function activityOf(native: JsonObject, properties: JsonObject | undefined): JsonObject {
  const fields = present({
    operation_name: nameIn(native['operationName']),
    operation_version: native['operationVersion'],
    result_type: native['resultType'] ?? asResultType(nameIn(native['status'])),
    result_signature: native['resultSignature'] ?? signatureOf(native),
    category: nameIn(native['category']),
    event_category: eventCategoryOf(properties),
    level: native['Level'],
    tenant_id: native['tenantId'],
    identity: identityOf(native),
    identity_name: native['identity'],
    properties: properties === undefined ? undefined : renameProperties(properties),
  })
  return fields ?? {}
}

/** Event Hub's `resultSignature` for a record without one: `Accepted.Created`, `Started.`. */
function signatureOf(native: JsonObject): string | undefined {
  const status = nameIn(native['status'])
  return status === undefined ? undefined : `${status}.${nameIn(native['subStatus']) ?? ''}`
}

function eventCategoryOf(properties: JsonObject | undefined): JsonValue {
  const category = properties?.['eventCategory']
  if (category !== undefined && category !== null) return category
  return (properties?.['policies'] ?? null) === null ? 'Administrative' : 'Policy'
}

/** Elastic moves `eventCategory` and `statusMessage` out and renames two keys; all others stay. */
function renameProperties(properties: JsonObject): JsonObject | undefined {
  const {
    eventCategory: _category,
    statusMessage: _message,
    statusCode,
    serviceRequestId,
    ...others
  } = properties
  const renamed = present({ status_code: statusCode, service_request_id: serviceRequestId })
  const all = renamed === undefined ? others : { ...others, ...renamed }
  return Object.keys(all).length === 0 ? undefined : all
}

/** `event.type` by the category of older records; `Administrative` and its like have none. */
const typeOfCategory = new Map([
  ['write', 'change'],
  ['read', 'access'],
  ['delete', 'deletion'],
  ['action', 'change'],
])

function eventOf(id: string, native: JsonObject, properties: JsonObject | undefined): JsonObject {
  const type = typeOfCategory.get(nameIn(native['category'])?.toLowerCase() ?? '')
  const fields = present({
    id,
    kind: 'event',
    dataset: 'azure.activitylogs',
    module: 'azure',
    action: nameIn(native['operationName']),
    outcome: outcomeOf(native, properties),
    duration: nanoseconds(native['durationMs']),
    type: type === undefined ? undefined : [type],
  })
  return fields ?? {}
}

/** Only a final state is an outcome: a record of a start or an acceptance has none. */
function outcomeOf(native: JsonObject, properties: JsonObject | undefined): string | undefined {
  const state = azureState(native)
  if (state === 'succeeded') return 'success'
  if (state === 'failed') return 'failure'
  const result = textOf(properties?.['result'])
  return result === 'success' || result === 'failure' || result === 'unknown' ? result : undefined
}

/** `durationMs` comes as a number or as text. */
function nanoseconds(value: JsonValue | undefined): number | undefined {
  const milliseconds = typeof value === 'string' && value !== '' ? Number(value) : value
  return typeof milliseconds === 'number' && Number.isSafeInteger(milliseconds)
    ? milliseconds * 1_000_000
    : undefined
}

interface SourceAddress {
  readonly ip?: string
  /** What stood where an address should stand. */
  readonly address?: string
}

function sourceOf(native: JsonObject): SourceAddress {
  const given = textOf(objectOf(native['httpRequest'])?.['clientIpAddress'])
  const claimed = textOf(objectOf(native['claims'])?.['ipaddr'])
  if (given === undefined)
    return claimed !== undefined && isIpAddress(claimed) ? { ip: claimed } : {}
  const bare = withoutPort(given)
  return isIpAddress(bare) ? { ip: bare } : { address: given }
}

function principalOf(native: JsonObject): string | undefined {
  const evidence = objectOf(objectOf(native['authorization'])?.['evidence'])
  return textOf(evidence?.['principalId'])
}

type Texts = readonly (string | undefined)[]

function relatedOf(ips: Texts, users: Texts, entities: Texts): JsonObject | undefined {
  return present({ ip: distinct(ips), user: distinct(users), entity: distinct(entities) })
}

function distinct(texts: Texts): readonly string[] | undefined {
  const known = texts.filter((text) => text !== undefined)
  return known.length === 0 ? undefined : [...new Set(known)]
}
