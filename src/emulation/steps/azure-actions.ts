import { azureBackupActions } from './azure-backup-actions.ts'
import { azureCopyActions } from './azure-copy-actions.ts'
import type { AzureActions } from './azure-deed.ts'
import { azureDiskActions } from './azure-disk-actions.ts'
import { azureNetworkActions } from './azure-network-actions.ts'
import { azureOtherActions } from './azure-other-actions.ts'
import { azureShareActions } from './azure-share-actions.ts'
import { azureUseActions } from './azure-use-actions.ts'

const tables: AzureActions = {
  ...azureCopyActions,
  ...azureDiskActions,
  ...azureShareActions,
  ...azureUseActions,
  ...azureNetworkActions,
  ...azureBackupActions,
  ...azureOtherActions,
}

/** What steps can do in Azure. Of every operation a log may lack rows, whatever it does. */
export const azureActions: AzureActions = Object.fromEntries(
  Object.entries(tables).map(([name, action]) => [
    name,
    { ...action, takes: [...(action.takes ?? []), 'without'] },
  ]),
)
