/** Who acted in an Azure Activity event (reference/telemetry.md 4.3). */
import { isJsonObject, type JsonObject, parseJson, textOf, valueAt } from '../../base/json.ts'
import { azureAutomation } from './azure-automation.ts'
import type { Principal, PrincipalKind } from './principal.ts'

const schema = 'http://schemas.microsoft.com/identity/claims'
const soap = 'http://schemas.xmlsoap.org/ws/2005/05/identity/claims'

/** Where a token states one thing, the usual place first. */
const claimNames = {
  objectId: [`${schema}/objectidentifier`, 'oid'],
  tenant: [`${schema}/tenantid`, 'tid'],
  userName: [`${soap}/upn`, 'upn', `${soap}/name`],
  displayName: ['name'],
  tokenType: ['idtyp'],
  managedIdentity: ['xms_mirid'],
  clientCredential: ['appidacr'],
} as const

/**
 * The principal of an Azure REST record. Its id is `azure:<tenant>:<object id>`: the object id stays
 * when a user is renamed, the caller name does not. Never fails.
 */
export function azurePrincipal(native: JsonObject): Principal {
  const claims = claimsOf(native)
  const account = tenantOf(native, claims)
  const caller = textOf(native['caller'])
  const id =
    claim(claims, 'objectId') ??
    textOf(valueAt(native, 'authorization', 'evidence', 'principalId')) ??
    caller ??
    'unknown'
  const automation = azureAutomation(native, claims)
  const session = claim(claims, 'managedIdentity')?.toLowerCase()
  return {
    id: `azure:${account ?? 'unknown'}:${id.toLowerCase()}`,
    kind: automation === undefined ? kindOf(native, claims) : 'automation',
    ...(account === undefined ? {} : { account }),
    ...(session === undefined ? {} : { session }),
    display: caller ?? claim(claims, 'userName') ?? claim(claims, 'displayName') ?? id,
    ...(automation === undefined ? {} : { automation }),
  }
}

function claimsOf(native: JsonObject): JsonObject {
  const { claims } = native
  const parsed = typeof claims === 'string' ? parseJson(claims) : claims
  return isJsonObject(parsed) ? parsed : {}
}

function claim(claims: JsonObject, name: keyof typeof claimNames): string | undefined {
  for (const key of claimNames[name]) {
    const value = textOf(claims[key])
    if (value !== undefined) return value
  }
  return undefined
}

/** The tenant that issued the token, else the tenant of the subscription. */
function tenantOf(native: JsonObject, claims: JsonObject): string | undefined {
  const tenant = claim(claims, 'tenant') ?? hierarchyTenant(native) ?? textOf(native['tenantId'])
  return tenant?.toLowerCase()
}

/** `properties.hierarchy` is `<tenant>/<management groups>/<subscription>`. */
function hierarchyTenant(native: JsonObject): string | undefined {
  const hierarchy = textOf(valueAt(native, 'properties', 'hierarchy'))
  return textOf(hierarchy?.split('/')[0]?.toLowerCase())
}

function kindOf(native: JsonObject, claims: JsonObject): PrincipalKind {
  if (isForeign(native, claims)) return 'external'
  const type =
    claim(claims, 'tokenType') ??
    textOf(valueAt(native, 'authorization', 'evidence', 'principalType'))
  switch (type?.toLowerCase()) {
    case 'user':
      return 'human'
    case 'app':
    case 'serviceprincipal':
      return 'service'
  }
  if (claim(claims, 'managedIdentity') !== undefined) return 'service'
  if (claim(claims, 'userName') !== undefined) return 'human'
  const kind = kindOfCaller(textOf(native['caller']))
  // A token that names no user was asked for by the application with its own secret or certificate.
  return kind === 'unknown' && provesItself(claims) ? 'service' : kind
}

/** `appidacr` is 0 for a client that proves nothing, 1 for a secret, 2 for a certificate. */
function provesItself(claims: JsonObject): boolean {
  return ['1', '2'].includes(claim(claims, 'clientCredential') ?? '')
}

/** A token of another tenant (Lighthouse), or a guest, whose name carries the home of the account. */
function isForeign(native: JsonObject, claims: JsonObject): boolean {
  const issuer = claim(claims, 'tenant')?.toLowerCase()
  const owner = hierarchyTenant(native)
  if (issuer !== undefined && owner !== undefined && issuer !== owner) return true
  const name = (textOf(native['caller']) ?? claim(claims, 'userName') ?? '').toLowerCase()
  return name.includes('#ext#@') || name.startsWith('live.com#')
}

/** A person's caller is a user name; that of a service principal or managed identity is its GUID. */
function kindOfCaller(caller: string | undefined): PrincipalKind {
  if (caller === undefined) return 'unknown'
  if (caller.includes('@')) return 'human'
  return /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(caller) ? 'service' : 'unknown'
}
