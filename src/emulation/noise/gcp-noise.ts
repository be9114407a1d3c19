import {
  gcpFirewalls,
  gcpLabels,
  gcpMachines,
  gcpScaling,
  gcpSchedules,
} from './gcp-machine-noise.ts'
import { gcpAccessReads, gcpReads } from './gcp-read-noise.ts'
import { gcpAccounts, gcpDeployments, gcpPolicies } from './gcp-service-noise.ts'
import type { NoiseTable } from './noise-kind.ts'

/** The background work of Google Cloud projects; reads stand in the data access log. */
export const gcpNoise: NoiseTable = {
  deployments: gcpDeployments,
  scaling: gcpScaling,
  machines: gcpMachines,
  labels: gcpLabels,
  accounts: gcpAccounts,
  policies: gcpPolicies,
  firewalls: gcpFirewalls,
  reads: gcpReads,
  'iam-reads': gcpAccessReads,
  schedules: gcpSchedules,
}
