import * as backup from '../calls/azure-backup-operations.ts'
import { writeRestorePoint } from '../calls/azure-restore-point-operations.ts'
import { minute } from '../clock.ts'
import { azureVaultOf } from '../scenario/azure-thing-id.ts'
import {
  backupService,
  restoreAsDisk,
  restoreDiskBackup,
  restoreInPlace,
  restorePointBehind,
} from './azure-backup-restore.ts'
import { azureSubject } from './azure-deed.ts'
import type { AzureActions, AzureDeed } from './azure-deed.ts'
import { makeThing } from './azure-site.ts'
import type { Scene } from './step-action.ts'

/** Azure Backup: what is asked of it, and what it does then (reference/telemetry.md 2.7, 6.3). */
export const azureBackupActions: AzureActions = {
  'back-up': {
    says: 'backs up {of} as {as}',
    needs: ['of', 'as'],
    of: ['instance'],
    play: backUp,
  },
  'restore-backup': {
    says: 'restores backup {of} to {as}[ in {in}]',
    needs: ['of', 'as'],
    of: ['recovery-point', 'disk-backup'],
    play: (scene) => {
      const point = azureSubject(scene)
      return point.kind === 'disk-backup'
        ? restoreDiskBackup(scene, point)
        : restoreAsDisk(scene, point)
    },
  },
  'restore-in-place': {
    says: 'restores backup {of} over {to}',
    needs: ['of', 'to'],
    of: ['recovery-point'],
    names: { to: 'thing' },
    play: (scene) => {
      const { step, world } = scene
      return restoreInPlace(scene, azureSubject(scene), world.thing(step.to ?? ''))
    },
  },
  'mount-backup': {
    says: 'mounts backup {of} to read its files',
    needs: ['of'],
    of: ['recovery-point'],
    play: (scene) => {
      const { id } = azureSubject(scene)
      const [item = '', point = ''] = id.split('/recoveryPoints/')
      return [{ operation: backup.provisionItemRecovery(item, point) }]
    },
  },
  'stop-backups': {
    says: 'deletes the backups of {of}',
    needs: ['of'],
    of: ['instance'],
    play: (scene) => {
      const { place, id } = azureSubject(scene)
      const item = backup.backupItemOf(azureVaultOf(place), id)
      return [{ operation: backup.deleteProtection(item) }]
    },
  },
  'disable-guard': {
    says: 'disables the guard {text}[ of {to}]',
    needs: ['text'],
    takes: ['to'],
    names: { to: 'thing' },
    play: (scene) => guardChange(scene, 'Disabled'),
  },
  'enable-guard': {
    says: 'enables the guard {text}[ of {to}]',
    needs: ['text'],
    takes: ['to'],
    names: { to: 'thing' },
    play: (scene) => guardChange(scene, 'Enabled'),
  },
}

/**
 * Backup makes a restore point of the machine in its own resource group and moves it to the vault.
 * What it does by its own schedule nobody asks for in the log.
 */
function backUp(scene: Scene): readonly AzureDeed[] {
  const { actor, step } = scene
  const { place, region, name, id, size } = azureSubject(scene)
  const point = makeThing(scene, 'recovery-point', { site: { place, region }, of: name, size })
  const operation = writeRestorePoint(restorePointBehind(scene, point))
  const caller = backupService(actor.place, step.time)
  if (actor.kind === 'service') return [{ operation, caller }]
  return [
    { operation: backup.backUpNow(backup.backupItemOf(azureVaultOf(place), id)) },
    { operation, caller, after: 2 * minute },
  ]
}

/**
 * Guards of a vault by the words of scenarios: `soft-delete`, `second-factor`; any other text means
 * both. The other guard stays on.
 */
function guardChange(
  { step, world, actor }: Scene,
  state: 'Enabled' | 'Disabled',
): readonly AzureDeed[] {
  const vault = step.to === undefined ? azureVaultOf(actor.place) : world.thing(step.to).id
  const states = {
    softDelete: step.text === 'second-factor' ? 'Enabled' : state,
    enhancedSecurity: step.text === 'soft-delete' ? 'Enabled' : state,
  } as const
  return [{ operation: backup.writeBackupConfiguration(vault, states) }]
}
