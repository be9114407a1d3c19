import type { AttackObject, ReleaseIdentity } from '../attack/attack-release.ts'

/** `T1578 Modify Cloud Compute Infrastructure`; marked when MITRE has withdrawn it. */
export function nameAttackObject(object: AttackObject): string {
  const name = object.attackId === undefined ? object.name : `${object.attackId} ${object.name}`
  if (object.isRevoked) return `${name} (revoked)`
  return object.isDeprecated ? `${name} (deprecated)` : name
}

/** `ATT&CK v18.1`, or what is known of a release that does not say which it is. */
export function nameRelease(identity: ReleaseIdentity): string {
  const { version, versionFrom, atLeast, newestModified } = identity
  if (version !== undefined) {
    return `ATT&CK v${version}${versionFrom === 'user' ? ' (as was given)' : ''}`
  }
  const known = [
    ...(atLeast === undefined ? [] : [`v${atLeast} or later`]),
    ...(newestModified === undefined ? [] : [`newest change ${newestModified.slice(0, 10)}`]),
  ]
  return `ATT&CK of unknown version${known.length === 0 ? '' : ` (${known.join(', ')})`}`
}
