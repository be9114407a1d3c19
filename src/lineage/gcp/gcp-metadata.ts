/** Google Cloud metadata, where it is a way into instances: keys, and scripts that run as root. */
import { valueAt } from '../../base/json.ts'
import type { Effects } from '../effects.ts'
import { type GcpCall, namedResource } from './gcp-call.ts'
import { projectResource } from './gcp-resource.ts'
import { textsIn } from '../json-lists.ts'

/** The beginnings of keys by which somebody gets a shell. */
const wayInKeys = ['ssh-keys', 'sshkeys', 'startup-script', 'windows-startup-script', 'user-data']

/** `instances.setMetadata`, where the entry says that a way in was among the changed keys. */
export function changeMetadata(call: GcpCall): Effects | undefined {
  return isWayIn(call, 'instanceMetadataDelta')
    ? { verb: 'access', outputs: [namedResource(call)] }
    : undefined
}

/** `projects.setCommonInstanceMetadata`: the same for every instance of the project at once. */
export function changeProjectMetadata(call: GcpCall): Effects | undefined {
  const { project } = call.place
  if (!isWayIn(call, 'projectMetadataDelta')) return undefined
  return { verb: 'access', outputs: [project === undefined ? undefined : projectResource(project)] }
}

/** Values are never logged, only the names of the keys that changed (reference/telemetry.md 2.8). */
function isWayIn({ payload }: GcpCall, name: string): boolean {
  const delta = valueAt(payload, 'metadata', name)
  const keys = ['addedMetadataKeys', 'modifiedMetadataKeys'].flatMap((list) =>
    textsIn(valueAt(delta, list)),
  )
  return keys.some((key) => wayInKeys.some((beginning) => key.toLowerCase().startsWith(beginning)))
}
