import { inVersion } from '../calls/gcp-compute-call.ts'
import { gcpAccessActions } from './gcp-access-actions.ts'
import { gcpCopyActions } from './gcp-copy-actions.ts'
import type { GcpAction, GcpActions, GcpDeed } from './gcp-deed.ts'
import { gcpNetworkActions } from './gcp-network-actions.ts'
import { gcpOtherActions } from './gcp-other-actions.ts'
import { gcpShareActions } from './gcp-share-actions.ts'
import { gcpUseActions } from './gcp-use-actions.ts'
import type { Scene } from './step-action.ts'

/** Actions whose calls have no version in their method: those of other services than Compute Engine. */
const unversioned: ReadonlySet<string> = new Set([
  'create-database',
  'make-public',
  'make-private',
  'reset-password',
  'assign-role',
  'remove-role',
  'call',
])

/** What steps can do in Google Cloud. Those of Compute Engine may say which version they call. */
export const gcpActions: GcpActions = withVersions({
  ...gcpCopyActions,
  ...gcpShareActions,
  ...gcpUseActions,
  ...gcpNetworkActions,
  ...gcpAccessActions,
  ...gcpOtherActions,
})

function withVersions(actions: GcpActions): GcpActions {
  return Object.fromEntries(
    Object.entries(actions).map(([name, action]) => [
      name,
      unversioned.has(name) ? action : withVersion(action),
    ]),
  )
}

function withVersion(action: GcpAction): GcpAction {
  return {
    ...action,
    takes: [...(action.takes ?? []), 'version'],
    play: (scene) => action.play(scene).map((deed) => deedInVersion(deed, scene)),
  }
}

/** A call of another service, such as a backup of a database, has no version to change. */
function deedInVersion(deed: GcpDeed, { step }: Scene): GcpDeed {
  return step.version === undefined ? deed : { ...deed, call: inVersion(deed.call, step.version) }
}
