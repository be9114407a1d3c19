/** Decides whether a playbook can be synced with a release at all, and on which technique. */
import type { ReleaseIdentity, Technique } from '../attack/attack-release.ts'
import { compareReleaseVersions } from '../attack/identify-release.ts'
import type { Diagnostic } from '../base/diagnostic.ts'
import type { AttackLock } from './attack-lock.ts'
import { techniqueId } from './managed-mark.ts'
import type { Playbook } from './playbook.ts'
import type { SyncInput, SyncOptions } from './sync-input.ts'

/** Why a playbook is not synced. */
export type SyncFault = Omit<Diagnostic, 'severity' | 'file'>

/** The technique that a playbook is about, by what is surest first; `undefined` when nothing says it. */
export function techniqueOf(
  { managed, file }: Pick<Playbook, 'managed' | 'file'>,
  lock?: AttackLock,
): string | undefined {
  return (
    managed.mark?.technique ??
    managed.technique ??
    lock?.facts.id ??
    new RegExp(`^# (${techniqueId.source})\\b`, 'm').exec(managed.text)?.[1] ??
    techniqueId.exec(file.split(/[/\\]/).at(-1) ?? '')?.[0]
  )
}

/** The technique in the release, or why there is none to sync with. */
export function findSubject(
  { playbook, lock, index }: SyncInput,
  options: SyncOptions,
): Technique | SyncFault {
  const id = techniqueOf(playbook, lock)
  if (id === undefined) {
    return {
      code: 'playbook-technique-unknown',
      message: 'the playbook does not say which technique it is about',
      hint: 'begin the managed part with a heading such as # T1578.001 Create Snapshot',
    }
  }
  const technique = index.technique(id)
  if (technique === undefined) {
    return {
      code: 'playbook-technique-missing',
      message: `the bundle has no technique ${id}; the playbook stays as it is`,
      hint: 'take a whole release, or trim one with this technique',
    }
  }
  const message = downgradeWords(lock, index.release.identity)
  if (message === undefined || options.allowDowngrade === true) return technique
  const hint = 'take a newer release, or allow it with --allow-downgrade'
  return { code: 'playbook-downgrade', message, hint }
}

/** Says that the release is older than that of the last sync (6.2.11), where it is. */
function downgradeWords(
  lock: AttackLock | undefined,
  { version, newestModified }: ReleaseIdentity,
): string | undefined {
  if (lock === undefined) return undefined
  const { release } = lock
  if (version !== undefined && release.version !== undefined) {
    return compareReleaseVersions(version, release.version) < 0
      ? `the playbook is at ATT&CK v${release.version}; the bundle is v${version}, which is older`
      : undefined
  }
  const isOlder =
    newestModified !== undefined &&
    release.newestModified !== undefined &&
    newestModified < release.newestModified
  return isOlder
    ? `the bundle ends with changes of ${newestModified}, the last sync with those of ${release.newestModified}`
    : undefined
}
