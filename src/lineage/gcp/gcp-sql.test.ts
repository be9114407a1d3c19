import { describe, expect, it } from 'vitest'
import type { JsonObject, JsonValue } from '../../base/json.ts'
import { flowText, linkTexts } from '../../../test/builders/activity-reader.ts'
import { gcpEntry, gcpEvent } from '../../../test/builders/gcp-builder.ts'
import type { Activity } from '../activity.ts'
import { gcpActivity } from './gcp.ts'

function call(
  method: string,
  request: JsonObject = {},
  payload: Record<string, JsonValue> = {},
): Activity | undefined {
  const serviceName = 'cloudsql.googleapis.com'
  const labels = { database_id: 'payroll-prod:main', region: 'us-central' }
  const parts = { method: `cloudsql.${method}`, resource: '', labels, request }
  return gcpActivity(gcpEvent(gcpEntry({ ...parts, payload: { serviceName, ...payload } })))
}

it('a backup is named by its number where the response has it (emulated)', () => {
  const request = { instance: 'main', project: 'payroll-prod' }
  expect(flowText(call('backupRuns.create', request))).toBe('create: instances/main => ')
  const response = { backupContext: { backupId: '1557489381417' } }
  expect(linkTexts(call('backupRuns.insert', request, { response }))).toEqual([
    'snapshot-of instances/main -> backupruns/1557489381417',
  ])
})

it('a restore may read the backup of another project (emulated)', () => {
  const restoreBackupContext = { backupRunId: '7', instanceId: 'prod', project: 'other' }
  const activity = call('instances.restoreBackup', { body: { restoreBackupContext } })
  expect(flowText(activity)).toBe('restore: backupruns/7 => instances/main')
  expect(linkTexts(activity)).toEqual([
    'snapshot-of? instances/prod -> backupruns/7',
    'restored-from backupruns/7 -> instances/main',
  ])
  expect(activity?.inputs[0]?.account).toBe('other')
})

it('a clone is a copy (emulated)', () => {
  const cloneContext = { destinationInstanceName: 'copy' }
  expect(linkTexts(call('instances.clone', { body: { cloneContext } }))).toEqual([
    'copy-of instances/main -> instances/copy',
  ])
})

it('an export goes into a bucket (emulated)', () => {
  const exportContext = { uri: 'gs://loot/dump.sql' }
  expect(linkTexts(call('instances.export', { body: { exportContext } }))).toEqual([
    'exported-to instances/main -> storage.googleapis.com/loot',
  ])
})

it('a new password lets somebody in (emulated)', () => {
  expect(flowText(call('users.update', { name: 'postgres' }))).toBe('access:  => instances/main')
})

it('a backup by the newer method is one too (emulated)', () => {
  expect(flowText(call('backups.create', { instance: 'main' }))).toBe('create: instances/main => ')
})

it('deletes an instance, and a backup by its number (emulated)', () => {
  expect(flowText(call('instances.delete'))).toBe('delete:  => instances/main')
  expect(flowText(call('backupRuns.delete', { id: '7' }))).toBe('delete:  => backupruns/7')
})

function changeAddress(ipConfiguration: JsonObject): Activity | undefined {
  return call('instances.patch', { body: { settings: { ipConfiguration } } })
}

describe('who may connect (emulated)', () => {
  it('is stated in full', () => {
    const authorizedNetworks = [{ value: '0.0.0.0/0' }, { value: '198.51.100.7/32' }]
    const activity = changeAddress({ authorizedNetworks })
    expect(activity?.verb).toBe('expose')
    expect(activity?.exposures?.map(({ change: how }) => how)).toEqual(['replace'])
    expect(activity?.exposures?.[0]?.rules.map(({ worldOpen }) => worldOpen)).toEqual([true, false])
    expect(activity?.exposures?.[0]?.resource.kind).toBe('database')
  })

  it('is nobody without a public address or networks', () => {
    expect(changeAddress({ authorizedNetworks: [] })?.verb).toBe('unexpose')
    expect(
      changeAddress({ ipv4Enabled: false, authorizedNetworks: [{ value: '0.0.0.0/0' }] })?.verb,
    ).toBe('unexpose')
  })

  it('is nobody in the text of a BigQuery export either', () => {
    expect(changeAddress({ ipv4Enabled: 'false' })?.verb).toBe('unexpose')
    expect(changeAddress({ ipv4Enabled: 'true' })).toBeUndefined()
  })

  it('is not touched by other changes', () => {
    expect(changeAddress({ requireSsl: true })).toBeUndefined()
    expect(call('instances.patch')).toBeUndefined()
  })
})
