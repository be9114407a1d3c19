/** What the use of a copy leaves in Google Cloud audit logs (reference/telemetry.md section 3.4). */
import type { Resource } from '../lineage/resource.ts'
import type { Traces } from './traces.ts'
import { shortName } from './words.ts'

export const gcpTraces: Traces = {
  log: 'audit log',
  place: 'project',
  useOf,
  noteOf: ({ kind }) =>
    kind === 'disk' ? 'an entry with CrossEntityControlAuditMetadata' : undefined,
  fetchOf: (target) =>
    target.kind === 'bucket'
      ? { log: `the data access log of bucket ${shortName(target)}`, call: 'storage.objects.get' }
      : undefined,
  attach: 'instances.attachDisk or instances.insert',
}

function useOf({ kind }: Resource): string {
  switch (kind) {
    case 'disk':
      return 'snapshots.insert, images.insert or disks.insert'
    case 'snapshot':
      return 'disks.insert, images.insert or instances.insert'
    case 'image':
      return 'instances.insert, disks.insert or images.insert'
    default:
      return 'calls'
  }
}
