import {
  isJsonArray,
  objectOf,
  textOf,
  valueAt,
  type JsonArray,
  type JsonObject,
  type JsonValue,
} from '../base/json.ts'
import { isKubernetes } from './gcp-kubernetes.ts'

/** Whose id an entity id is, by the first part of the ECS field that holds it. */
type EntityKind = 'user' | 'service' | 'host' | 'entity'

/** Who acted and on what, for the fields `*.entity.id` of Elastic's graph. */
export interface GcpEntities {
  readonly actor: readonly string[]
  readonly actorKind: EntityKind
  readonly target: readonly string[]
  readonly targetKind: EntityKind
  /** `related.entity`: every id that the entry names. */
  readonly related: readonly string[]
}

/** The entities that an audit log entry names, as the newest Elastic package collects them. */
export function entitiesOf(entry: JsonObject): GcpEntities {
  const payload = objectOf(entry['protoPayload']) ?? {}
  const authentication = objectOf(payload['authenticationInfo'])
  const email = textOf(authentication?.['principalEmail'])
  const subject = textOf(authentication?.['principalSubject'])
  const kubernetes = isKubernetes(objectOf(entry['resource']))
  const resourceName = kubernetes ? undefined : textOf(payload['resourceName'])
  return {
    actor: [subject, email].filter((text) => text !== undefined),
    actorKind: kindOfActor(subject, email),
    target: resourceName === undefined ? [] : [resourceName],
    targetKind: kindOfTarget(resourceName ?? ''),
    related: relatedEntities(payload, kubernetes),
  }
}

function kindOfActor(subject: string | undefined, email: string | undefined): EntityKind {
  if (subject?.startsWith('serviceAccount:')) return 'service'
  if (email?.endsWith('.gserviceaccount.com')) return 'service'
  if (subject?.startsWith('user:') || email?.includes('@')) return 'user'
  return 'entity'
}

/** Collections in a resource name that tell what its last part is; the first that occurs decides. */
const kindOfCollection = new Map<string, EntityKind>([
  ['instances', 'host'],
  ['serviceAccounts', 'service'],
  ['disks', 'service'],
  ['networks', 'service'],
  ['groups', 'user'],
  ['users', 'user'],
])

function kindOfTarget(resourceName: string): EntityKind {
  for (const part of resourceName.split('/')) {
    const kind = kindOfCollection.get(part)
    if (kind !== undefined) return kind
  }
  return 'entity'
}

function relatedEntities(payload: JsonObject, kubernetes: boolean): readonly string[] {
  const found = new Set<string>()
  const add = (value: JsonValue | undefined): void => {
    if (typeof value === 'string' && value !== '') found.add(value)
  }
  const authentication = objectOf(payload['authenticationInfo'])
  add(valueAt(payload, 'request', 'parent'))
  if (!kubernetes) {
    add(payload['resourceName'])
    add(valueAt(payload, 'response', 'user'))
    add(authentication?.['principalEmail'])
  }
  add(authentication?.['principalSubject'])
  add(authentication?.['serviceAccountKeyName'])
  for (const delegate of listAt(authentication, 'serviceAccountDelegationInfo')) {
    add(valueAt(delegate, 'principalSubject'))
    add(valueAt(delegate, 'firstPartyPrincipal', 'principalEmail'))
    add(valueAt(delegate, 'thirdPartyPrincipal', 'principalEmail'))
  }
  collectors.get(textOf(payload['serviceName']) ?? '')?.(payload, add)
  return [...found]
}

type Collector = (payload: JsonObject, add: (value: JsonValue | undefined) => void) => void

/** What else a service's entries name. */
const collectors = new Map<string, Collector>([
  [
    'compute.googleapis.com',
    (payload, add) => {
      for (const card of listAt(payload, 'request', 'networkInterfaces')) {
        add(valueAt(card, 'network'))
      }
      for (const account of listAt(payload, 'request', 'serviceAccounts')) {
        add(valueAt(account, 'email'))
      }
      for (const disk of listAt(payload, 'request', 'disks')) add(valueAt(disk, 'source'))
    },
  ],
  [
    'cloudresourcemanager.googleapis.com',
    (payload, add) => {
      const requested = listAt(payload, 'request', 'policy', 'bindings')
      for (const binding of [...requested, ...listAt(payload, 'response', 'bindings')]) {
        add(valueAt(binding, 'role'))
        for (const member of listAt(binding, 'members')) add(member)
      }
    },
  ],
  [
    'iamcredentials.googleapis.com',
    (payload, add) => {
      for (const account of listAt(payload, 'metadata', 'identityDelegationChain')) add(account)
    },
  ],
])

function listAt(value: JsonValue | undefined, ...path: readonly string[]): JsonArray {
  const list = valueAt(value, ...path)
  return isJsonArray(list) ? list : []
}
