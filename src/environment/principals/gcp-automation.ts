/**
 * Callers of Google Cloud that are automation of Google itself (reference/telemetry.md 4.4). The
 * default account of virtual machines (`<number>-compute@developer.gserviceaccount.com`) and that of
 * Cloud Build are not here: whoever is inside a machine or a build acts as them.
 */
import { type JsonObject, textOf } from '../../base/json.ts'

/** Projects of Google that hold service agents; the name before the `@` is `service-<number>`. */
const agentProjects: ReadonlyMap<string, string> = new Map([
  ['compute-system', 'the Compute Engine service agent'],
  ['container-engine-robot', 'the Kubernetes Engine service agent'],
  ['gcp-sa-backupdr', 'the Backup and DR service agent'],
  ['security-center-api', 'the Security Command Center service agent'],
])

/** Why a Google Cloud event is automation, in words that cite the field; `undefined` otherwise. */
export function gcpAutomation(
  native: JsonObject,
  email: string | undefined,
  delegates: readonly string[],
): string | undefined {
  if (!delegates.every(isGoogleProduction)) return undefined
  const agent = email === undefined ? undefined : agentOf(email)
  if (agent !== undefined) return `authenticationInfo.principalEmail ${email} is ${agent}`
  const log = textOf(native['logName'])?.toLowerCase() ?? ''
  if (email === undefined && log.endsWith('system_event')) {
    return 'logName system_event without a principal is written by Google Cloud'
  }
  return undefined
}

/** An agent that somebody outside Google borrowed is not automation. */
function isGoogleProduction(delegate: string): boolean {
  return delegate.endsWith('@prod.google.com')
}

function agentOf(email: string): string | undefined {
  const [name = '', host = ''] = email.split('@')
  if (host === 'cloudservices.gserviceaccount.com') return 'the Google APIs service agent'
  const suffix = '.iam.gserviceaccount.com'
  if (!host.endsWith(suffix) || !/^service-(?:org-)?\d+$/.test(name)) return undefined
  return agentProjects.get(host.slice(0, -suffix.length))
}
