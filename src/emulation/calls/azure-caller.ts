import type { JsonObject } from '../../base/json.ts'
import { presentFields } from '../present-fields.ts'
import { createRandom } from '../random.ts'
import type { RandomSource } from '../random.ts'
import { roleDefinitionOf } from './azure-roles.ts'

/** Who makes an Azure call, and how the Activity log shows it (reference/telemetry.md 4.3). */
export interface AzureCaller {
  /** `caller`: the sign-in name of a person, the object id of everything else. */
  readonly name: string
  readonly tenant: string
  /** The stable principal, `azure:<tenant>:<object id>`. */
  readonly principal: string
  readonly claims: JsonObject
  /** Why the call was allowed: the role assignment that covered it. */
  readonly evidence: JsonObject
  /** Absent when a part of the platform calls. */
  readonly address?: string
}

/** Applications that people call with, by their public ids. */
export const azureApplications = {
  cli: '04b07795-8ddb-461a-bbee-02f9e1bf7b46',
  portal: 'c44b4083-3bb0-49c1-b47d-974e53cbdf3c',
  backup: '262044b1-e2ce-469f-a196-69ab7ada62d3',
} as const

const claimTypes = {
  email: 'http://schemas.xmlsoap.org/ws/2005/05/identity/claims/emailaddress',
  classReference: 'http://schemas.microsoft.com/claims/authnclassreference',
  objectId: 'http://schemas.microsoft.com/identity/claims/objectidentifier',
  tenantId: 'http://schemas.microsoft.com/identity/claims/tenantid',
  scope: 'http://schemas.microsoft.com/identity/claims/scope',
  identityProvider: 'http://schemas.microsoft.com/identity/claims/identityprovider',
  methods: 'http://schemas.microsoft.com/claims/authnmethodsreferences',
  nameIdentifier: 'http://schemas.xmlsoap.org/ws/2005/05/identity/claims/nameidentifier',
  givenName: 'http://schemas.xmlsoap.org/ws/2005/05/identity/claims/givenname',
  surname: 'http://schemas.xmlsoap.org/ws/2005/05/identity/claims/surname',
  name: 'http://schemas.xmlsoap.org/ws/2005/05/identity/claims/name',
  upn: 'http://schemas.xmlsoap.org/ws/2005/05/identity/claims/upn',
} as const

/** A person: signed in where, with which application, since when. */
export interface AzurePerson {
  readonly tenant: string
  readonly givenName: string
  readonly surname: string
  /** The sign-in name. */
  readonly upn: string
  readonly application: string
  readonly address: string
  /** The role whose assignment allows the calls; Contributor unless given. */
  readonly role?: string
  /** Invited with an account of another provider: `live.com`. A guest has no sign-in name here. */
  readonly guestOf?: string
  /** Object ids of groups; one group unless given. */
  readonly groups?: readonly string[]
  /** When the token was issued, in milliseconds. */
  readonly since: number
}

/** A person with a delegated token. */
export function personCaller(person: AzurePerson): AzureCaller {
  const { tenant, upn, address, guestOf } = person
  const objectId = stableUuid(`${tenant} ${upn}`)
  const letters = createRandom(`azure token ${upn} ${person.since}`)
  return {
    name: upn,
    tenant,
    principal: `azure:${tenant}:${objectId}`,
    address,
    evidence: evidenceOf(objectId, 'User', person.role ?? 'Contributor'),
    claims: {
      ...tokenTimes(tenant, person.since),
      [claimTypes.classReference]: '1',
      aio: opaqueClaim(letters),
      ...(guestOf === undefined ? {} : guestClaims(upn, guestOf)),
      [claimTypes.methods]: 'pwd,mfa',
      appid: person.application,
      appidacr: '0',
      [claimTypes.surname]: person.surname,
      [claimTypes.givenName]: person.givenName,
      groups: (person.groups ?? [stableUuid(`${tenant} everybody`)]).join(','),
      idtyp: 'user',
      ipaddr: address,
      name: `${person.givenName} ${person.surname}`,
      [claimTypes.objectId]: objectId,
      puid: `1003${hexDigits(`puid ${objectId}`, 12)}`,
      rh: routeClaim(tenant),
      [claimTypes.scope]: 'user_impersonation',
      [claimTypes.nameIdentifier]: letters.text(43, base64Url),
      [claimTypes.tenantId]: tenant,
      [claimTypes.name]: guestOf === undefined ? upn : `${guestOf}#${upn}`,
      ...(guestOf === undefined ? { [claimTypes.upn]: upn } : {}),
      uti: letters.text(22, base64Url),
      ver: '1.0',
      wids: everyMember,
      xms_tcdt: String(tenantBirth + createRandom(`birth of ${tenant}`).whole(0, 200_000_000)),
    },
  }
}

/** What a guest's token says instead of a sign-in name (reference/telemetry.md 4.3). */
function guestClaims(email: string, provider: string): JsonObject {
  return {
    altsecid: `1:${provider}:0003${hexDigits(`guest ${email}`, 12)}`,
    [claimTypes.email]: email,
    [claimTypes.identityProvider]: provider,
  }
}

function hexDigits(seed: string, length: number): string {
  return createRandom(seed).text(length, '0123456789ABCDEF')
}

/** The directory role that every user of a tenant has. */
const everyMember = 'b79fbf4d-3ef9-4689-8143-76b194e85509'

/** When the oldest tenant of the emulation was made: 2015, in seconds. */
const tenantBirth = 1_430_000_000

/** An application calling in its own name. */
export interface AzureApplication {
  readonly tenant: string
  readonly application: string
  /** `1` signed in with a secret, `2` with a certificate. */
  readonly appidacr: '1' | '2'
  readonly role?: string
  readonly address?: string
  /** The resource whose managed identity this is. */
  readonly ownerResource?: string
  readonly since: number
}

/** A service principal or managed identity. */
export function applicationCaller(application: AzureApplication): AzureCaller {
  const { tenant, address, ownerResource } = application
  const objectId = stableUuid(`${tenant} ${application.application}`)
  const letters = createRandom(`azure token ${objectId} ${application.since}`)
  return {
    name: objectId,
    tenant,
    principal: `azure:${tenant}:${objectId}`,
    ...(address === undefined ? {} : { address }),
    evidence: evidenceOf(objectId, 'ServicePrincipal', application.role ?? 'Contributor'),
    claims: presentFields({
      ...tokenTimes(tenant, application.since),
      aio: opaqueClaim(letters),
      appid: application.application,
      appidacr: application.appidacr,
      [claimTypes.identityProvider]: `https://sts.windows.net/${tenant}/`,
      idtyp: 'app',
      [claimTypes.objectId]: objectId,
      [claimTypes.nameIdentifier]: objectId,
      rh: routeClaim(tenant),
      [claimTypes.tenantId]: tenant,
      uti: letters.text(22, base64Url),
      ver: '1.0',
      xms_mirid: ownerResource,
    }),
  }
}

const base64Url = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'

/** What a token carries for Entra's own use. */
function opaqueClaim(letters: RandomSource): string {
  return `${letters.text(86, base64Url)}==`
}

/** How a token is routed; the same for all of a tenant. */
function routeClaim(tenant: string): string {
  return `0.A${createRandom(`route of ${tenant}`).text(48, base64Url)}.`
}

/** A UUID that a name always gets again. */
export function stableUuid(name: string): string {
  return createRandom(`uuid of ${name}`).uuid()
}

function tokenTimes(tenant: string, since: number): JsonObject {
  const issued = Math.floor(since / 1000)
  return {
    aud: 'https://management.core.windows.net/',
    iss: `https://sts.windows.net/${tenant}/`,
    iat: String(issued),
    nbf: String(issued),
    exp: String(issued + 4500),
  }
}

function evidenceOf(objectId: string, principalType: string, role: string): JsonObject {
  return {
    role,
    roleAssignmentScope: '/',
    roleAssignmentId: stableUuid(`assignment ${objectId}`).replaceAll('-', ''),
    roleDefinitionId: roleDefinitionOf(role).replaceAll('-', ''),
    principalId: objectId.replaceAll('-', ''),
    principalType,
  }
}
