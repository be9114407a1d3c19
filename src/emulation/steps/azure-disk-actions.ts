import type { CreationSource, NetworkAccess } from '../calls/azure-disk-body.ts'
import { writeDisk, writeNetworkAccess, writeTags } from '../calls/azure-operations.ts'
import { accessOf, closedAccess, firstWriteOf, openAccess } from './azure-content.ts'
import { azureSubject } from './azure-deed.ts'
import type { AzureActions, AzureDeed } from './azure-deed.ts'
import { makeThing, siteOf } from './azure-site.ts'
import type { Scene } from './step-action.ts'

/** Disks without a source in the cloud, and changes of disks and snapshots that copy nothing. */
export const azureDiskActions: AzureActions = {
  'create-disk': {
    says: 'creates empty disk {as}',
    needs: ['as'],
    takes: ['public'],
    play: (scene) => newDisk(scene, { option: 'Empty' }),
  },
  'upload-disk': {
    says: 'creates disk {as} to upload a file into',
    needs: ['as'],
    takes: ['public'],
    play: (scene) => newDisk(scene, { option: 'Upload' }),
  },
  'import-disk': {
    says: 'makes disk {as} of the file {text} in {of}',
    needs: ['of', 'as', 'text'],
    takes: ['public'],
    of: ['bucket'],
    play: (scene) => {
      const account = azureSubject(scene)
      const sourceUri = `https://${account.name}.blob.core.windows.net/${scene.step.text ?? ''}`
      return newDisk(scene, { option: 'Import', sourceUri, storageAccountId: account.id })
    },
  },
  'write-tags': {
    says: 'writes tags onto {of}',
    needs: ['of', 'tags'],
    of: ['disk', 'snapshot'],
    play: (scene) => {
      const thing = azureSubject(scene)
      const first = firstWriteOf(scene.world, thing)
      return [{ operation: writeTags(first, scene.step.tags ?? {}, thing.since) }]
    },
  },
  'make-public': {
    says: 'makes {of} reachable from the internet',
    needs: ['of'],
    of: ['disk', 'snapshot'],
    play: (scene) => accessChange(scene, openAccess),
  },
  'make-private': {
    says: 'makes {of} unreachable from any network',
    needs: ['of'],
    of: ['disk', 'snapshot'],
    play: (scene) => accessChange(scene, closedAccess),
  },
}

function newDisk(scene: Scene, source: CreationSource): readonly AzureDeed[] {
  const made = makeThing(scene, 'disk', { site: siteOf(scene, scene.actor.place) })
  return [{ operation: writeDisk(made.id, made.region, source, accessOf(scene)) }]
}

function accessChange(scene: Scene, access: NetworkAccess): readonly AzureDeed[] {
  const thing = azureSubject(scene)
  const first = firstWriteOf(scene.world, thing)
  return [{ operation: writeNetworkAccess(first, access, thing.since) }]
}
