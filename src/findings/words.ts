/** How findings speak of resources, people and times: the same words everywhere. */
import { type Caller, type Principal, personBehind } from '../environment/principals/principal.ts'
import type { Grantee, IngressRule } from '../lineage/activity.ts'
import type { Resource, ResourceKind } from '../lineage/resource.ts'
import type { Verb } from '../environment/verb.ts'

const kindWords: Readonly<Record<ResourceKind, string>> = {
  disk: 'disk',
  snapshot: 'snapshot',
  image: 'image',
  instance: 'instance',
  database: 'database',
  'database-snapshot': 'database snapshot',
  'file-system': 'file system',
  directory: 'directory',
  'recovery-point': 'recovery point',
  vault: 'vault',
  'backup-plan': 'backup plan',
  key: 'key',
  'network-group': 'network group',
  'network-interface': 'network interface',
  account: 'account',
  bucket: 'bucket',
  link: 'download link',
}

/** `redshift:111122223333:eu-west-1:snapshot:nightly`: an id by account, region and name. */
const namedId = /^[a-z-]+:\d{12}:[a-z0-9-]+:[a-z-]+:/

/** The short name of a resource: the last part of a path or ARN, the bare id otherwise. */
export function shortName({ id }: Resource): string {
  const blocks = id.indexOf('#blocks@')
  if (blocks >= 0) return `of blocks of ${id.slice(0, blocks)}`
  if (id.startsWith('arn:')) return endOfArn(id)
  const named = namedId.exec(id)
  if (named !== null) return id.slice(named[0].length) || id
  // Accounts, organisations and buckets have ids of our own making: `aws:acct:111122223333`.
  if (id === 'aws:public' || id === 'gcp:public') return 'public'
  if (id.startsWith('aws:')) return id.split(':').slice(2).join(':') || id
  const parts = id.split('/').filter((part) => part !== '')
  return parts.at(-1) ?? id
}

/** The name in an ARN: of RDS and Backup after the type and a colon, of KMS after a slash. */
function endOfArn(arn: string): string {
  const rest = arn.split(':').slice(5)
  const end =
    rest.length > 1 ? rest.slice(1).join(':') : rest.join('').split('/').slice(1).join('/')
  return end || arn
}

/** `snapshot snap-0a1b…`: kind and short name. */
export function nameResource(resource: Resource): string {
  return `${kindWords[resource.kind]} ${shortName(resource)}`
}

/**
 * How a principal is named in a sentence; the session follows where it tells somebody apart, and the
 * person for whom it acted, where one is known: `deploy (nightly, assumed by lena)`.
 */
export function namePrincipal(principal: Principal): string {
  const { display } = principal
  const person = personBehind(principal)
  const details = [
    ...sessionApart(principal),
    ...(person === undefined || isInSession(principal, person)
      ? []
      : [`assumed by ${[person.display, ...sessionApart(person)].join(' as ')}`]),
  ]
  return details.length === 0 ? display : `${display} (${details.join(', ')})`
}

/** Google Cloud has everybody behind an account in the session, single sign-on the person. */
function isInSession({ kind, session }: Principal, person: Caller): boolean {
  return person.evidence === 'delegation' || (kind === 'human' && session === person.display)
}

function sessionApart({ display, session }: Caller | Principal): readonly string[] {
  return session === undefined || display.includes(session) ? [] : [session]
}

/** `account 444455556666`, `everyone`, `user:x@example.com`. */
export function nameGrantee(grantee: Grantee): string {
  if (grantee.kind === 'public') return 'everyone'
  if (grantee.kind === 'account') return `account ${grantee.id}`
  if (grantee.kind === 'organization') return `organization ${grantee.id}`
  return grantee.id
}

/** `port 22`, `ports 22, 3389`, `every port`; the protocol alone where it knows no ports (`icmp`). */
export function namePorts({ ports, protocol }: IngressRule): string {
  if (!['tcp', 'udp', 'any'].includes(protocol)) return protocol
  const texts = ports.map(([from, to]) => (from === to ? String(from) : `${from}-${to}`))
  if (texts.length === 0 || texts.includes('0-65535')) {
    return protocol === 'any' || protocol === 'tcp' ? 'every port' : `every ${protocol} port`
  }
  return texts.length === 1 && !texts[0]?.includes('-')
    ? `port ${texts[0]}`
    : `ports ${texts.join(', ')}`
}

/**
 * What somebody meant to do, after `tried to`: the verb, but that of a change which has no verb of its
 * own (`other`) is `change`.
 */
export function nameDeed(verb: Verb): string {
  return verb === 'other' ? 'change' : verb
}

/** ISO text with seconds, UTC: `2026-03-02 14:05:09Z`. */
export function nameTime(milliseconds: number): string {
  return `${new Date(milliseconds).toISOString().slice(0, 19).replace('T', ' ')}Z`
}

/** `a`, `a and b`, `a, b and c`. */
export function joinWords(words: readonly string[]): string {
  const last = words.at(-1)
  if (last === undefined) return ''
  const rest = words.slice(0, -1)
  return rest.length === 0 ? last : `${rest.join(', ')} and ${last}`
}

/** `1 call`, `3 calls`. */
export function countOf(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`
}
