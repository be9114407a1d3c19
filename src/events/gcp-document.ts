import { objectOf, textOf, type JsonObject } from '../base/json.ts'
import { isIpAddress } from './ip-address.ts'
import { auditOf } from './gcp-audit-fields.ts'
import { objectWithoutEmpty } from './gcp-empty.ts'
import { entitiesOf, type GcpEntities } from './gcp-entities.ts'
import { eventOf } from './gcp-event-fields.ts'
import { orchestratorOf } from './gcp-kubernetes.ts'
import { millisecondText, type Timestamp } from './timestamp.ts'
import { userAgentFields } from './user-agent.ts'

/** What the ECS document of a Google Cloud event is made of. */
export interface GcpDocumentSource {
  readonly id: string
  /** The LogEntry. */
  readonly native: JsonObject
  readonly timestamp: Timestamp
}

/**
 * The ECS document as Elastic's gcp integration makes it from a LogEntry (reference/telemetry.md 5.1,
 * 5.4), without the fields that need a GeoIP database.
 */
export function gcpDocument({ id, native, timestamp }: GcpDocumentSource): JsonObject {
  const payload = objectOf(native['protoPayload']) ?? {}
  const resource = objectOf(native['resource'])
  const labels = objectOf(resource?.['labels'])
  const authentication = objectOf(payload['authenticationInfo'])
  const request = objectOf(payload['requestMetadata'])
  const email = textOf(authentication?.['principalEmail'])
  const subject = textOf(authentication?.['principalSubject'])
  const { ip, address } = callerOf(request)
  const agent = textOf(request?.['callerSuppliedUserAgent'])
  const entities = entitiesOf(native)
  const document = objectWithoutEmpty({
    '@timestamp': millisecondText(timestamp),
    actor: { entity: { id: entities.actor } },
    client: { user: { email, id: subject } },
    cloud: {
      provider: 'gcp',
      project: { id: labels?.['project_id'] },
      instance: { id: labels?.['instance_id'] },
      availability_zone: labels?.['location'],
    },
    data_stream: { dataset: 'gcp.audit' },
    ecs: { version: '8.11.0' },
    entity: entityFields('entity', entities),
    event: eventOf(id, native, payload),
    gcp: { audit: auditOf(id, native, payload) },
    host: entityFields('host', entities),
    log: { level: native['severity'], logger: native['logName'] },
    orchestrator: orchestratorOf(resource, textOf(payload['resourceName'])),
    related: {
      entity: entities.related,
      ip: ip === undefined ? undefined : [ip],
      user: email === undefined ? undefined : [email],
    },
    service: { name: payload['serviceName'], ...entityFields('service', entities) },
    source: { ip, address },
    target: { entity: { id: entities.target } },
    user: { email, id: subject, ...entityFields('user', entities) },
    user_agent: agent === undefined ? undefined : userAgentFields(agent),
  })
  return document ?? {}
}

/** `user.entity.id`, `user.target.entity.id` and so on; without a kind `entity.id`, `entity.target.id`. */
function entityFields(kind: GcpEntities['actorKind'], entities: GcpEntities): JsonObject {
  const actor = entities.actorKind === kind ? { id: entities.actor } : undefined
  const target = entities.targetKind === kind ? { id: entities.target } : undefined
  return kind === 'entity'
    ? { ...actor, target }
    : { entity: actor, target: target === undefined ? undefined : { entity: target } }
}

interface Caller {
  readonly ip?: string | undefined
  readonly address?: string | undefined
}

/** `private` and `gce-internal-ip` stand for addresses that Google does not show. */
function callerOf(request: JsonObject | undefined): Caller {
  const caller = textOf(request?.['callerIp'])
  if (caller === undefined) return {}
  return isIpAddress(caller) ? { ip: caller } : { address: caller }
}
