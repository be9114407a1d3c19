import { expect, it } from 'vitest'
import { flowText, linkTexts } from '../../../test/builders/activity-reader.ts'
import { gcpEntry, gcpEvent, zonalId } from '../../../test/builders/gcp-builder.ts'
import type { JsonObject } from '../../base/json.ts'
import type { Activity } from '../activity.ts'
import { gcpActivity } from './gcp.ts'

const source = 'locations/europe-west1/backupVaults/main/dataSources/vm-1'

function call(name: string, request: JsonObject = {}): Activity | undefined {
  const method = `google.cloud.backupdr.v1.BackupDR.${name}`
  const payload = { serviceName: 'backupdr.googleapis.com' }
  const resource = `${source}/backups/B-7`
  return gcpActivity(gcpEvent(gcpEntry({ method, resource, request, payload })))
}

it('a backup of a vault is made and deleted (emulated)', () => {
  expect(flowText(call('CreateBackup'))).toBe('create:  => backups/b-7')
  expect(call('CreateBackup')?.outputs[0]).toMatchObject({
    kind: 'recovery-point',
    account: 'payroll-prod',
  })
  expect(call('DeleteBackup')?.removed).toHaveLength(1)
})

it('and restored as an instance or a disk, be it of another project (emulated)', () => {
  const activity = call('RestoreBackup', {
    computeInstanceTargetEnvironment: { project: 'sandbox', zone: 'europe-west1-b' },
    computeInstanceRestoreProperties: { name: 'vm-copy' },
  })
  expect(flowText(activity)).toBe('restore: backups/b-7 => instances/vm-copy')
  expect(linkTexts(activity)).toEqual(['restored-from? backups/b-7 -> instances/vm-copy'])
  expect(activity?.outputs[0]?.id).toBe(zonalId('instances/vm-copy', 'sandbox'))
  const disk = call('RestoreBackup', {
    diskTargetEnvironment: { zone: 'europe-west1-b' },
    diskRestoreProperties: { name: 'loot' },
  })
  expect(linkTexts(disk)).toEqual(['restored-from? backups/b-7 -> disks/loot'])
})

it('as what, is not known where the request does not say (emulated)', () => {
  expect(flowText(call('RestoreBackup'))).toBe('restore: backups/b-7 => ')
})
