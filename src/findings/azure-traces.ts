/** What the use of a copy leaves in the Activity Log (reference/telemetry.md section 3.3). */
import { nameResource } from './words.ts'
import type { Traces } from './traces.ts'

export const azureTraces: Traces = {
  log: 'Activity Log',
  place: 'subscription',
  useOf: ({ kind }) =>
    kind === 'image' ? 'virtualMachines/write or disks/write' : 'disks/write or snapshots/write',
  noteOf: () => undefined,
  fetchOf: (target) =>
    target.kind === 'link'
      ? { log: `the storage logs behind ${nameResource(target)}`, call: 'GetBlob' }
      : undefined,
  attach: 'virtualMachines/write',
}
