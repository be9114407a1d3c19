import { isJsonArray, isJsonObject, textOf, type JsonObject, type JsonValue } from '../base/json.ts'
import {
  arnKinds,
  hostPaths,
  identityPaths,
  relatedPaths,
  serviceIdPrefixes,
  targetPaths,
} from './aws-entity-tables.ts'
import { isBlankText } from './clean-document.ts'

/** What an entity is; whatever is neither a user, a host nor a part of a service is generic. */
export type EntityKind = 'user' | 'host' | 'service' | 'generic'

/** The things that a CloudTrail record names; every list sorted, without duplicates. */
export interface Entities {
  /** Everything named: `related.entity`. */
  readonly related: readonly string[]
  /** Instances named: `related.hosts`. */
  readonly hosts: readonly string[]
  /** What was acted upon: `target.entity.id`. */
  readonly targets: readonly string[]
  readonly targetsByKind: ReadonlyMap<EntityKind, readonly string[]>
  /** Who acted: `actor.entity.id`. */
  readonly actor: string | undefined
  readonly actorKind: EntityKind | undefined
}

/** Places to read, as a tree: paths that begin alike share their beginning. */
interface Place {
  isEnd: boolean
  readonly below: Map<string, Place>
}

const shorthand: ReadonlyMap<string, string> = new Map([
  ['request', 'requestParameters'],
  ['response', 'responseElements'],
])

const identity = readPaths(identityPaths)
const related = readPathTable(relatedPaths)
const hosts = readPathTable(hostPaths)
const targets = readTargetTable()
const kindOfArn = readArnKinds()

/**
 * The entities of a CloudTrail-native record, as Elastic's integration gathers them. A superset in one
 * point: Elastic stops reading a rule or an instance at its first id that is already known.
 */
export function entitiesOf(record: JsonObject, service: string, action: string): Entities {
  const named = new Set<string>()
  collect(record, identity, named)
  collect(record, related.get(service), named)
  const machines = new Set<string>()
  collect(record, hosts.get(service), machines)
  const target = targetsOf(record, service, action)
  const byKind = new Map<EntityKind, string[]>()
  for (const id of target) {
    named.add(id)
    const kind = targetKind(id)
    if (kind === 'host') machines.add(id)
    const same = byKind.get(kind)
    if (same === undefined) byKind.set(kind, [id])
    else same.push(id)
  }
  const user = record['userIdentity']
  const actor = isJsonObject(user)
    ? actorId(user, service === 'sts' && action === 'AssumeRole')
    : undefined
  return {
    related: sorted(named),
    hosts: sorted(machines),
    targets: target,
    targetsByKind: byKind,
    actor,
    actorKind: actor === undefined ? undefined : actorKind(actor, at(user, 'type')),
  }
}

function targetsOf(record: JsonObject, service: string, action: string): readonly string[] {
  const name = service === 'lambda' ? withoutVersion(action) : action
  const paths = targets.get(`${service} ${name}`)
  if (paths === undefined) return []
  const found = new Set<string>()
  collect(record, paths, found)
  const account = textOf(record['recipientAccountId'])
  // A command sent to every instance is aimed at the whole account.
  if (service === 'ssm' && found.size === 1 && found.has('*')) {
    return account === undefined ? [] : [account]
  }
  return sorted(found)
}

/** Lambda writes the version of its API into the name: `AddPermission20150331v2`. */
function withoutVersion(action: string): string {
  const digit = action.search(/\d/)
  return digit < 0 ? action : action.slice(0, digit)
}

/** On AssumeRole a session acts as its role, and a service under its own name. */
function actorId(user: JsonObject, assumesRole: boolean): string | undefined {
  if (assumesRole && user['type'] === 'AWSService') return text(user['invokedBy'])
  if (assumesRole && user['type'] === 'AssumedRole') {
    const issuer = at(at(user, 'sessionContext'), 'sessionIssuer')
    return text(at(issuer, 'arn'))
  }
  return text(user['arn']) ?? text(at(user['onBehalfOf'], 'userId'))
}

function actorKind(id: string, type: JsonValue | undefined): EntityKind {
  if (type === 'AWSService' || isServiceRole(id)) return 'service'
  if (type === 'IAMUser' || type === 'Root' || type === 'AssumedRole') return 'user'
  if (id.startsWith('i-')) return 'host'
  const kind = id.startsWith('arn:') ? targetKind(id) : 'generic'
  return kind === 'service' ? 'generic' : kind
}

function targetKind(id: string): EntityKind {
  if (id.startsWith('arn:')) return arnKind(id)
  if (id.length === 20 && id.startsWith('AKIA')) return 'user'
  if (id.startsWith('i-')) return 'host'
  return serviceIdPrefixes.some((prefix) => id.startsWith(prefix)) ? 'service' : 'generic'
}

/** `arn:aws:<service>:<region>:<account>:<type>[/:]<id>`; buckets are parts of a service. */
function arnKind(arn: string): EntityKind {
  const [, , service = '', , , resource] = arn.split(':')
  if (resource === undefined) return 'generic'
  if (isServiceRole(arn)) return 'service'
  const slash = resource.indexOf('/')
  const type = slash > 0 ? resource.slice(0, slash) : resource
  return kindOfArn.get(type) ?? (service === 's3' ? 'service' : 'generic')
}

function isServiceRole(id: string): boolean {
  return id.includes('/AWSServiceRoleFor') || id.includes('/aws-service-role/')
}

/** Adds the texts and numbers that stand at the ends of the places; lists are walked through. */
function collect(value: JsonValue | undefined, place: Place | undefined, into: Set<string>): void {
  if (value === undefined || place === undefined) return
  if (isJsonArray(value)) {
    for (const item of value) if (!isJsonArray(item)) collect(item, place, into)
  } else if (isJsonObject(value)) {
    for (const [key, below] of place.below) collect(value[key], below, into)
  } else if (place.isEnd) {
    if (typeof value === 'string' && !isBlankText(value)) into.add(value)
    else if (typeof value === 'number') into.add(String(value))
  }
}

function at(value: JsonValue | undefined, key: string): JsonValue | undefined {
  return isJsonObject(value) ? value[key] : undefined
}

function text(value: JsonValue | undefined): string | undefined {
  return typeof value === 'string' && !isBlankText(value) ? value : undefined
}

function sorted(values: ReadonlySet<string>): readonly string[] {
  return values.size < 2 ? [...values] : [...values].sort()
}

function readPaths(paths: string): Place {
  const root: Place = { isEnd: false, below: new Map() }
  for (const path of words(paths)) {
    let place = root
    for (const word of path.split('.')) {
      const key = shorthand.get(word) ?? word
      const next = place.below.get(key) ?? { isEnd: false, below: new Map<string, Place>() }
      place.below.set(key, next)
      place = next
    }
    place.isEnd = true
  }
  return root
}

function readPathTable(table: Readonly<Record<string, string>>): ReadonlyMap<string, Place> {
  return new Map(Object.entries(table).map(([service, paths]) => [service, readPaths(paths)]))
}

function readTargetTable(): ReadonlyMap<string, Place> {
  const read = new Map<string, Place>()
  for (const [service, byActions] of Object.entries(targetPaths)) {
    for (const [actions, paths] of Object.entries(byActions)) {
      const places = readPaths(paths)
      for (const action of words(actions)) read.set(`${service} ${action}`, places)
    }
  }
  return read
}

function readArnKinds(): ReadonlyMap<string, EntityKind> {
  const kinds: readonly EntityKind[] = ['user', 'host', 'service']
  return new Map(
    Object.entries(arnKinds).flatMap(([kind, types]) => {
      const known = kinds.find((one) => one === kind) ?? 'generic'
      return words(types).map((type): [string, EntityKind] => [type, known])
    }),
  )
}

function words(list: string): readonly string[] {
  return list.trim().split(/\s+/)
}
