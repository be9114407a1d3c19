import { isJsonArray, objectOf, textOf, type JsonObject, type JsonValue } from '../base/json.ts'

/** `event`: what kind of entry, what it did and what came of it (reference/telemetry.md 5.1). */
export function eventOf(id: string, native: JsonObject, payload: JsonObject): JsonObject {
  const session = sessionOf(objectOf(native['operation']))
  const authorizations = payload['authorizationInfo']
  const only = onlyAuthorization(authorizations)
  const access = only === undefined ? undefined : accessOf(only)
  const types = [session?.type, ...(access ?? [])].filter((type) => type !== undefined)
  return {
    id,
    kind: 'event',
    dataset: 'gcp.audit',
    module: 'gcp',
    action: payload['methodName'],
    provider: providerOf(textOf(native['logName'])),
    outcome: outcomeOf(payload, only),
    category: [
      ...(session === undefined ? [] : ['session']),
      ...(only === undefined ? [] : ['network', 'configuration']),
    ],
    type: types,
  }
}

/** `activity`, `data_access`, `system_event` or `policy`: what follows the encoded slash. */
function providerOf(logName: string | undefined): string | undefined {
  const at = logName?.indexOf('%2F') ?? -1
  return at < 0 ? undefined : logName?.slice(at + 3)
}

/** The type of a part of a long operation; an entry that is first and last is no session. */
function sessionOf(
  operation: JsonObject | undefined,
): { readonly type: string | undefined } | undefined {
  if (operation === undefined) return undefined
  const first = operation['first'] === true
  const last = operation['last'] === true
  if (first && last) return undefined
  return { type: first ? 'start' : last ? 'end' : undefined }
}

/** Elastic reads permissions only from entries with exactly one. */
function onlyAuthorization(value: JsonValue | undefined): JsonObject | undefined {
  return isJsonArray(value) && value.length === 1 ? (objectOf(value[0]) ?? {}) : undefined
}

function accessOf(authorization: JsonObject): readonly string[] | undefined {
  if (authorization['granted'] === true) return ['access', 'allowed']
  return authorization['granted'] === false ? ['access', 'denied'] : undefined
}

/** `unknown` is common: most entries of compute writes have several permissions and no status. */
function outcomeOf(payload: JsonObject, only: JsonObject | undefined): string {
  const code = numberOf(objectOf(payload['status'])?.['code'])
  if (code !== undefined) return code === 0 ? 'success' : 'failure'
  if (only?.['granted'] === true) return 'success'
  return only?.['granted'] === false ? 'failure' : 'unknown'
}

/** An integer given as a number or, as JSON gives 64-bit ones, as text. */
export function numberOf(value: JsonValue | undefined): number | undefined {
  const number = typeof value === 'string' && value !== '' ? Number(value) : value
  return typeof number === 'number' && Number.isSafeInteger(number) ? number : undefined
}
