import { objectOf, textOf, valueAt, type JsonObject } from '../../base/json.ts'
import { awsAutomation } from './aws-automation.ts'
import type { Caller, Principal, PrincipalKind } from './principal.ts'

/** The actor as one type of `userIdentity` tells it; an empty id means that the type hid it. */
interface Identity {
  readonly id: string | undefined
  readonly kind: PrincipalKind
  readonly display?: string | undefined
  readonly session?: string | undefined
  /** The role behind a session, with its path where the record holds it. */
  readonly roleArn?: string | undefined
}

type IdentityReader = (identity: JsonObject, native: JsonObject) => Identity

/** One stable principal for every `userIdentity.type` (reference/telemetry.md section 4.1). */
const identityReaders: ReadonlyMap<string, IdentityReader> = new Map([
  ['Root', readRoot],
  ['IAMUser', readUser],
  ['AssumedRole', readRole],
  ['Role', readRole],
  ['FederatedUser', readFederatedUser],
  ['AWSService', readService],
  ['AWSAccount', readAccount],
  ['SAMLUser', (identity) => readProviderUser(identity, 'human')],
  ['WebIdentityUser', (identity) => readProviderUser(identity, 'unknown')],
  ['IdentityCenterUser', readIdentityCenterUser],
])

/**
 * Who acted in a CloudTrail record. Never fails: an actor that the record hides has the id `unknown`.
 * The id of a role is the role's ARN; the session, which for roles of IAM Identity Center is the
 * person, stands apart. ARNs keep their letter case, as IAM compares them.
 */
export function awsPrincipal(native: JsonObject): Principal {
  const identity = identityOf(native)
  const read = readIdentity(identity, native)
  const id = read.id ?? hidden
  const account = textOf(identity['accountId'])
  const automation = automationOf(identity, native, read)
  return {
    id,
    kind: automation === undefined ? (read.id === undefined ? 'unknown' : read.kind) : 'automation',
    ...(account === undefined ? {} : { account }),
    ...(read.session === undefined ? {} : { session: read.session }),
    display: read.display ?? id,
    ...(automation === undefined ? keyOf(identity) : { automation }),
  }
}

/** The id of who acted in a CloudTrail record, as {@link awsPrincipal} has it. */
export function awsPrincipalId(native: JsonObject): string {
  return readIdentity(identityOf(native), native).id ?? hidden
}

/** The id of an actor whom the record hides. */
const hidden = 'unknown'

function identityOf(native: JsonObject): JsonObject {
  return objectOf(native['userIdentity']) ?? {}
}

function readIdentity(identity: JsonObject, native: JsonObject): Identity {
  const reader = identityReaders.get(textOf(identity['type']) ?? '')
  return (reader ?? readUnnamed)(identity, native)
}

/** The key of the call and what the session states of itself (section 4.1 rules 1 and 2). */
function keyOf(identity: JsonObject): Pick<Principal, 'keyId' | 'keyCreated' | 'behind'> {
  const context = objectOf(identity['sessionContext'])
  const keyId = textOf(identity['accessKeyId'])
  const created = Date.parse(textOf(valueAt(context, 'attributes', 'creationDate')) ?? '')
  const source = textOf(context?.['sourceIdentity']) ?? textOf(identity['sourceIdentity'])
  return {
    ...(keyId === undefined ? {} : { keyId }),
    ...(Number.isNaN(created) ? {} : { keyCreated: created }),
    ...(source === undefined ? {} : { behind: [statedSource(source)] }),
  }
}

/** Whom a session says that it was taken up for: words that were chosen when it was. */
function statedSource(name: string): Caller {
  const id = `source-identity:${name}`
  return { id, kind: 'unknown', display: name, evidence: 'source-identity' }
}

/** Another account is never our automation, whatever service relays its call. */
function automationOf(
  identity: JsonObject,
  native: JsonObject,
  read: Identity,
): string | undefined {
  if (read.kind === 'external') return undefined
  return awsAutomation({
    invokedBy: textOf(identity['invokedBy']),
    sourceAddress: textOf(native['sourceIPAddress']),
    roleArn: read.roleArn,
    isPerson: read.kind === 'human' || read.kind === 'root',
  })
}

function readRoot(identity: JsonObject): Identity {
  const account = textOf(identity['accountId'])
  const id = account === undefined ? textOf(identity['arn']) : `arn:aws:iam::${account}:root`
  return { id, kind: 'root', display: account === undefined ? 'root' : `root of ${account}` }
}

function readUser(identity: JsonObject): Identity {
  const name = textOf(identity['userName'])
  const id = textOf(identity['arn']) ?? textOf(identity['principalId']) ?? name
  return { id, kind: 'human', display: name ?? lastSegment(id) }
}

function readRole(identity: JsonObject): Identity {
  const arn = textOf(identity['arn'])
  const issuer = textOf(valueAt(identity, 'sessionContext', 'sessionIssuer', 'arn'))
  const id = issuer ?? roleOfSession(arn) ?? arn ?? principalPart(identity)
  const session = sessionOfRole(arn) ?? sessionPart(identity)
  const role = lastSegment(id)
  const isPerson = isIdentityCenterRole(id, role)
  const display = isPerson && session !== undefined ? `${session} (${role ?? ''})` : role
  return { id, kind: isPerson ? 'human' : 'role', display, session, roleArn: id }
}

/** IAM Identity Center makes these roles; their session name is the person (section 4.1 rule 3). */
function isIdentityCenterRole(arn: string | undefined, name: string | undefined): boolean {
  const hasPath = arn?.includes(':role/aws-reserved/sso.amazonaws.com/') ?? false
  return hasPath || (name?.startsWith('AWSReservedSSO_') ?? false)
}

function readFederatedUser(identity: JsonObject): Identity {
  const arn = textOf(identity['arn'])
  const issuer = objectOf(valueAt(identity, 'sessionContext', 'sessionIssuer'))
  const id = textOf(issuer?.['arn']) ?? arn ?? principalPart(identity)
  const session = lastSegment(arn) ?? sessionPart(identity)
  const kind = textOf(issuer?.['type']) === 'Root' ? 'root' : 'human'
  return { id, kind, display: session ?? lastSegment(id), session }
}

function readService(identity: JsonObject): Identity {
  const service = textOf(identity['invokedBy'])
  const id = service === undefined ? undefined : `svc:${service}`
  return { id, kind: 'service', display: service }
}

/** A caller of another account, as the owner of the resource sees it. */
function readAccount(identity: JsonObject, native: JsonObject): Identity {
  const account = textOf(identity['accountId'])
  if (account === undefined) return readUnnamed(identity)
  const principal = principalPart(identity)
  const isOwn = account === textOf(native['recipientAccountId'])
  return {
    id: `aws:acct:${account}${principal === undefined ? '' : `:${principal}`}`,
    kind: isOwn ? 'unknown' : 'external',
    display: `account ${account}`,
    session: sessionPart(identity),
  }
}

function readProviderUser(identity: JsonObject, kind: PrincipalKind): Identity {
  const provider = textOf(identity['identityProvider'])
  const user = textOf(identity['userName']) ?? textOf(identity['principalId'])
  const id = provider === undefined || user === undefined ? user : `${provider}/${user}`
  return { id, kind, display: user }
}

function readIdentityCenterUser(identity: JsonObject): Identity {
  const user = textOf(valueAt(identity, 'onBehalfOf', 'userId'))
  const store = textOf(valueAt(identity, 'onBehalfOf', 'identityStoreArn'))
  const id = store === undefined || user === undefined ? user : `${store}/${user}`
  return { id, kind: 'human', display: textOf(identity['userName']) ?? user }
}

/** No type, or one that AWS does not explain: the service that called, else whatever is named. */
function readUnnamed(identity: JsonObject): Identity {
  if (textOf(identity['type']) === undefined && textOf(identity['invokedBy']) !== undefined) {
    return readService(identity)
  }
  const named = ['arn', 'principalId', 'userName', 'accountId'].map((key) => textOf(identity[key]))
  return { id: named.find((text) => text !== undefined), kind: 'unknown' }
}

/** `arn:aws:sts::A:assumed-role/R/S` to `arn:aws:iam::A:role/R`; the role's path is lost. */
function roleOfSession(arn: string | undefined): string | undefined {
  const [prefix, partition, service, , account, resource] = arn?.split(':', 6) ?? []
  const [type, role] = resource?.split('/', 2) ?? []
  if (prefix !== 'arn' || service !== 'sts' || type !== 'assumed-role') return undefined
  return role === undefined
    ? undefined
    : `arn:${partition ?? 'aws'}:iam::${account ?? ''}:role/${role}`
}

function sessionOfRole(arn: string | undefined): string | undefined {
  const parts = arn?.split('/') ?? []
  return (parts[0]?.endsWith(':assumed-role') ?? false) && parts.length > 2
    ? parts.slice(2).join('/')
    : undefined
}

/** The part of `principalId` that stays: `AROA...` of `AROA...:session`. */
function principalPart(identity: JsonObject): string | undefined {
  return textOf(textOf(identity['principalId'])?.split(':', 1)[0])
}

function sessionPart(identity: JsonObject): string | undefined {
  const text = textOf(identity['principalId'])
  const at = text?.indexOf(':') ?? -1
  return at < 0 ? undefined : textOf(text?.slice(at + 1))
}

function lastSegment(arn: string | undefined): string | undefined {
  return textOf(arn?.slice(arn.lastIndexOf('/') + 1))
}
