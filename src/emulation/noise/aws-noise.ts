import { awsBackups, awsDryRuns, awsScaling } from './aws-machine-noise.ts'
import { awsPeople } from './aws-people-noise.ts'
import {
  awsDataReads,
  awsInventory,
  awsMonitoring,
  awsPrograms,
  awsServiceSessions,
} from './aws-program-noise.ts'
import type { NoiseTable } from './noise-kind.ts'

/** The background work of AWS accounts. Only `backups` and `scaling` touch what lineage follows. */
export const awsNoise: NoiseTable = {
  monitoring: awsMonitoring,
  'service-sessions': awsServiceSessions,
  programs: awsPrograms,
  inventory: awsInventory,
  people: awsPeople,
  scaling: awsScaling,
  'dry-runs': awsDryRuns,
  backups: awsBackups,
  'data-reads': awsDataReads,
}
