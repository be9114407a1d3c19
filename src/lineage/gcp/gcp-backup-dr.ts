/**
 * Google Cloud Backup and DR: backups in a vault, and what is restored from them. Methods and paths are
 * unconfirmed (reference/telemetry.md 2.8), so every link is inferred.
 */
import { textOf, valueAt } from '../../base/json.ts'
import { type Effects, known, linkOf } from '../effects.ts'
import type { GcpCall } from './gcp-call.ts'
import { computeResource } from './gcp-resource.ts'
import { textAt } from '../json-lists.ts'
import type { Resource } from '../resource.ts'

/** What a backup may become: where the request says the project and zone, and where the name. */
const targets = [
  ['computeInstanceTargetEnvironment', 'computeInstanceRestoreProperties', 'instances'],
  ['diskTargetEnvironment', 'diskRestoreProperties', 'disks'],
] as const

/** `CreateBackup`. */
export function createVaultBackup(call: GcpCall): Effects {
  return { verb: 'create', outputs: [backupOf(call)] }
}

/** `RestoreBackup`: as a new instance or disk, be it in another project. */
export function restoreVaultBackup(call: GcpCall): Effects {
  const backup = backupOf(call)
  const made = known(
    targets.map(([environment, properties, collection]) => {
      const place = valueAt(call.request, environment)
      return computeResource(
        textAt(call.request, properties, 'name'),
        {
          project: textAt(place, 'project') ?? call.place.project,
          zone: textAt(place, 'zone') ?? call.place.zone,
        },
        collection,
      )
    }),
  )
  return {
    verb: 'restore',
    inputs: [backup],
    outputs: made,
    links: made.map((to) => linkOf('restored-from', { from: backup, to, evidence: 'inferred' })),
  }
}

/** `DeleteBackup`. */
export function deleteVaultBackup(call: GcpCall): Effects {
  const backup = backupOf(call)
  return { verb: 'delete', outputs: [backup], removed: [backup] }
}

/** `projects/<P>/locations/<L>/backupVaults/<V>/dataSources/<D>/backups/<B>`. */
function backupOf(call: GcpCall): Resource | undefined {
  const names = [call.resourceName, textOf(call.request['name'])]
  const name = names.find((one) => one?.includes('/backups/') === true)?.toLowerCase()
  if (name === undefined) return undefined
  const [, project] = name.slice(Math.max(0, name.indexOf('projects/'))).split('/')
  return {
    id: `//backupdr.googleapis.com/${name}`,
    kind: 'recovery-point',
    provider: 'gcp',
    ...(project === undefined ? {} : { account: project }),
  }
}
