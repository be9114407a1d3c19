/** Recovery Services vaults: what keeps backups from being deleted, and what makes them. */
import { textOf } from '../../base/json.ts'
import { type AzureCall, bodyAt } from './azure-call.ts'
import { azureResource, parentOf } from './azure-resource.ts'
import type { Effects } from '../effects.ts'
import type { Resource } from '../resource.ts'
import type { Verb } from '../../environment/verb.ts'

/** The guards that `backupconfig/write` sets (reference/telemetry.md 2.7). */
const guards = ['softDeleteFeatureState', 'enhancedSecurityState']

/**
 * `vaults/backupconfig/write`. With soft delete off, what is deleted is gone at once; with enhanced
 * security off, no second factor is asked for. One guard off is a protection less, whatever the other is.
 */
export function configureVault(call: AzureCall): Effects {
  const states = guards.flatMap((name) => textOf(bodyAt(call, 'properties', name)) ?? [])
  const isOff = states.some((state) => state.toLowerCase() === 'disabled')
  return changeOf(call, isOff ? 'unprotect' : states.length > 0 ? 'protect' : 'other')
}

/** `vaults/backupPolicies/write`: how often, and for how long; whether more or less is not told. */
export function writePolicy(call: AzureCall): Effects {
  return changeOf(call, 'other')
}

/** `vaults/backupPolicies/delete`. */
export function deletePolicy(call: AzureCall): Effects {
  return changeOf(call, 'unprotect')
}

/** `vaults/backupJobs/cancel/action`: a backup (or a restore) that does not come to its end. */
export function cancelBackupJob(call: AzureCall): Effects {
  return changeOf(call, 'unprotect')
}

function changeOf(call: AzureCall, verb: Verb): Effects {
  return { verb, outputs: [vaultOf(call)] }
}

function vaultOf({ id }: AzureCall): Resource | undefined {
  return azureResource(parentOf(id))
}
