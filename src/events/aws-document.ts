import type { JsonObject } from '../base/json.ts'
import { cloudtrailFields } from './aws-cloudtrail-fields.ts'
import { entitiesOf, type Entities } from './aws-entities.ts'
import { eventCategory } from './aws-event-categories.ts'
import { objectAt, put, putFields, textAt, type Fields } from './aws-record.ts'
import { userOf, type User } from './aws-user.ts'
import { millisecondText, type Timestamp } from './timestamp.ts'
import { userAgentFields } from './user-agent.ts'
import { isIpAddress } from './ip-address.ts'

const ecs: JsonObject = { version: '8.11.0' }
const dataStream: JsonObject = { type: 'logs', dataset: 'aws.cloudtrail', namespace: 'default' }
const serviceSuffix = '.amazonaws.com'

/**
 * The ECS document of a CloudTrail-native record as Elastic's AWS integration 9.0.0 makes it
 * (reference/telemetry.md 5.1 and 5.2), with `actor_target_mapping` on and without enrichment from
 * databases. `event.original` is not copied in: the record itself stays with the Event.
 */
export function awsDocument(record: JsonObject, action: string, time: Timestamp): JsonObject {
  const source = textAt(record, 'eventSource') ?? ''
  const service = source.endsWith(serviceSuffix) ? source.slice(0, -serviceSuffix.length) : source
  const user = userOf(record)
  const entities = entitiesOf(record, service, action)
  const document: Fields = {
    '@timestamp': millisecondText(time),
    ecs,
    data_stream: dataStream,
    event: eventFields(record, action),
    cloud: cloudFields(record, service),
    aws: { cloudtrail: cloudtrailFields(record) },
  }
  const address = textAt(record, 'sourceIPAddress')
  const ip = address !== undefined && isIpAddress(address) ? address : undefined
  if (address !== undefined) document['source'] = ip === undefined ? { address } : { address, ip }
  const agent = textAt(record, 'userAgent')
  if (agent !== undefined) document['user_agent'] = userAgentFields(agent)
  putFields(document, 'tls', tlsFields(record))
  putFields(document, 'user', userFields(record, user, entities))
  putFields(document, 'group', groupFields(record))
  putFields(document, 'related', relatedFields(user, entities, ip))
  putEntities(document, record, entities)
  return document
}

function eventFields(record: JsonObject, action: string): JsonObject {
  const fields: Fields = {
    kind: 'event',
    module: 'aws',
    dataset: 'aws.cloudtrail',
    action,
    outcome: outcomeOf(record, action),
    ...eventCategory(action),
  }
  put(fields, 'id', record['eventID'])
  put(fields, 'provider', record['eventSource'])
  return fields
}

/** Any error is a failure, a permitted dry run included; a login tells its outcome in the response. */
function outcomeOf(record: JsonObject, action: string): string {
  if (action === 'ConsoleLogin') {
    const told = textAt(objectAt(record, 'responseElements'), 'ConsoleLogin')
    if (told !== undefined) return told.toLowerCase()
  }
  const hasError = textAt(record, 'errorCode') ?? textAt(record, 'errorMessage')
  return hasError === undefined ? 'success' : 'failure'
}

function cloudFields(record: JsonObject, service: string): JsonObject {
  const fields: Fields = { provider: 'aws' }
  const caller = textAt(objectAt(record, 'userIdentity'), 'accountId')
  const account = caller ?? textAt(record, 'recipientAccountId')
  if (account !== undefined) fields['account'] = { id: account }
  put(fields, 'region', record['awsRegion'])
  if (service !== '') fields['service'] = { name: service }
  return fields
}

/** `TLSv1.3` is protocol and version; a record without the fact may hold the field's own name. */
function tlsFields(record: JsonObject): Fields {
  const details = objectAt(record, 'tlsDetails')
  const fields: Fields = {}
  const version = textAt(details, 'tlsVersion')
  if (version === 'tlsVersion') return fields
  const split = version === undefined ? -1 : version.indexOf('v')
  if (version !== undefined && split > 0) {
    fields['version_protocol'] = version.slice(0, split).toLowerCase()
    put(fields, 'version', version.slice(split + 1))
  } else put(fields, 'version', version)
  put(fields, 'cipher', details['cipherSuite'])
  const host = textAt(details, 'clientProvidedHostHeader')
  if (host !== undefined) fields['client'] = { server_name: host }
  return fields
}

function userFields(record: JsonObject, user: User, entities: Entities): Fields {
  const fields: Fields = {}
  put(fields, 'id', user.id)
  put(fields, 'name', user.name)
  put(fields, 'email', user.email)
  const request = objectAt(record, 'requestParameters')
  const changes = textAt(request, 'newUserName')
  if (changes !== undefined) fields['changes'] = { name: changes }
  if (entities.actor !== undefined && entities.actorKind === 'user') {
    fields['entity'] = { id: [entities.actor] }
  }
  const target: Fields = {}
  put(target, 'id', textAt(objectAt(objectAt(record, 'responseElements'), 'user'), 'userId'))
  put(target, 'name', textAt(request, 'userName'))
  const acted = entities.targetsByKind.get('user')
  if (acted !== undefined) target['entity'] = { id: acted }
  putFields(fields, 'target', target)
  return fields
}

function groupFields(record: JsonObject): Fields {
  const made = objectAt(objectAt(record, 'responseElements'), 'group')
  const fields: Fields = {}
  put(fields, 'id', textAt(made, 'groupId'))
  put(fields, 'name', textAt(objectAt(record, 'requestParameters'), 'groupName'))
  return fields
}

function relatedFields(user: User, entities: Entities, ip: string | undefined): Fields {
  const fields: Fields = {}
  if (entities.related.length > 0) fields['entity'] = entities.related
  if (entities.hosts.length > 0) fields['hosts'] = entities.hosts
  if (ip !== undefined) fields['ip'] = [ip]
  if (user.related.length > 0) fields['user'] = user.related
  return fields
}

/** `actor`, `target`, `host`, `service` and `entity`: who did it and what was acted upon. */
function putEntities(document: Fields, record: JsonObject, entities: Entities): void {
  const { actor, actorKind, targets, targetsByKind } = entities
  if (actor !== undefined) document['actor'] = { entity: { id: [actor] } }
  if (targets.length > 0) document['target'] = { entity: { id: targets } }
  const actorOf = (kind: string): Fields =>
    actor !== undefined && actorKind === kind ? { id: [actor] } : {}
  const host: Fields = {}
  putFields(host, 'entity', actorOf('host'))
  const hosts = targetsByKind.get('host')
  if (hosts !== undefined) host['target'] = { id: hosts, entity: { id: hosts } }
  putFields(document, 'host', host)
  const service: Fields = {}
  const identity = objectAt(record, 'userIdentity')
  if (identity['type'] === 'AWSService') put(service, 'name', identity['invokedBy'])
  putFields(service, 'entity', actorOf('service'))
  const services = targetsByKind.get('service')
  if (services !== undefined) service['target'] = { entity: { id: services } }
  putFields(document, 'service', service)
  const generic = actorOf('generic')
  const others = targetsByKind.get('generic')
  if (others !== undefined) generic['target'] = { id: others }
  putFields(document, 'entity', generic)
}
