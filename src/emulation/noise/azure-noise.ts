import { azureBackups } from './azure-backup-noise.ts'
import { azureHealth, azurePolicy } from './azure-notice-noise.ts'
import {
  azureDeployments,
  azureKeys,
  azureMachines,
  azureReports,
  azureSettings,
  azureTags,
} from './azure-work-noise.ts'
import type { NoiseTable } from './noise-kind.ts'

/** The background work of Azure subscriptions. */
export const azureNoise: NoiseTable = {
  deployments: azureDeployments,
  machines: azureMachines,
  settings: azureSettings,
  keys: azureKeys,
  tags: azureTags,
  reports: azureReports,
  policy: azurePolicy,
  health: azureHealth,
  backups: azureBackups,
}
