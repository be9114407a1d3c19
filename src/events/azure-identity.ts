import { objectOf, textOf, type JsonObject, type JsonValue } from '../base/json.ts'
import { present } from './azure-fields.ts'

/** The name space of the claims about a person. */
const personClaims = 'http://schemas.xmlsoap.org/ws/2005/05/identity/claims'

/** Keys of `authorization.evidence` as Elastic renames them; others stay. */
const evidenceNames = new Map([
  ['roleAssignmentScope', 'role_assignment_scope'],
  ['roleDefinitionId', 'role_definition_id'],
  ['roleAssignmentId', 'role_assignment_id'],
  ['principalId', 'principal_id'],
  ['principalType', 'principal_type'],
])

/** `azure.activitylogs.identity`: who called and by what right (reference/telemetry.md 5.3). */
export function identityOf(native: JsonObject): JsonObject | undefined {
  const claims = objectOf(native['claims'])
  return present({
    authorization: readAuthorization(objectOf(native['authorization'])),
    claims: claims === undefined ? undefined : withoutDots(claims),
    claims_initiated_by_user: claims === undefined ? undefined : readPerson(claims),
  })
}

/** `user`: the caller as the claims name it, else a caller that is an address. */
export function userOf(native: JsonObject): JsonObject | undefined {
  const claims = objectOf(native['claims'])
  const caller = textOf(native['caller'])
  const name =
    textOf(claims?.[`${personClaims}/name`]) ?? (caller?.includes('@') ? caller : undefined)
  return present({ ...splitName(name), full_name: textOf(claims?.['name']) })
}

function readAuthorization(authorization: JsonObject | undefined): JsonObject | undefined {
  const evidence = objectOf(authorization?.['evidence'])
  if (authorization === undefined || evidence === undefined) return authorization
  const renamed = Object.entries(evidence).map(
    ([key, value]) => [evidenceNames.get(key) ?? key, value] as const,
  )
  return { ...authorization, evidence: Object.fromEntries(renamed) }
}

/** Elasticsearch reads a point in a key as a path, so Elastic writes `_`; `name` moves to the person. */
function withoutDots(claims: JsonObject): JsonObject {
  const renamed: Record<string, JsonValue> = {}
  for (const key of Object.keys(claims)) {
    const value = claims[key]
    // Assigning to `__proto__` would set the prototype; no claim has that name.
    if (value === undefined || key === 'name' || key === '__proto__') continue
    renamed[key.includes('.') ? key.replaceAll('.', '_') : key] = value
  }
  return renamed
}

function readPerson(claims: JsonObject): JsonObject | undefined {
  const name = claims[`${personClaims}/name`]
  return present({
    fullname: claims['name'],
    name,
    givenname: claims[`${personClaims}/givenname`],
    surname: claims[`${personClaims}/surname`],
    schema: name === undefined ? undefined : personClaims,
  })
}

/**
 * The two sides of an address, as Elastic's grok `USERNAME@HOSTNAME` finds them anywhere in the name:
 * a guest is `live.com#rob@contoso.com`, whose user is `rob`. A name without address stays whole.
 */
function splitName(name: string | undefined): JsonObject | undefined {
  if (name === undefined) return undefined
  const at = name.indexOf('@')
  if (at < 0) return { name }
  let start = at
  while (start > 0 && isNameCharacter(name.charCodeAt(start - 1))) start--
  let end = at + 1
  while (end < name.length && isNameCharacter(name.charCodeAt(end))) end++
  if (start === at || end === at + 1) return { name }
  return { name: name.slice(start, at), domain: name.slice(at + 1, end), email: name }
}

/** A letter, a digit, `.`, `_` or `-`: what grok calls USERNAME; host names need no more. */
function isNameCharacter(code: number): boolean {
  return (
    (code >= 0x61 && code <= 0x7a) ||
    (code >= 0x41 && code <= 0x5a) ||
    (code >= 0x30 && code <= 0x39) ||
    code === 0x2e ||
    code === 0x5f ||
    code === 0x2d
  )
}
