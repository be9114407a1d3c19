import { expect, it } from 'vitest'
import { noiseMoment, playMoments } from '../../../test/builders/noise-builder.ts'
import { textOf, valueAt } from '../../base/json.ts'
import { azureBackups } from './azure-backup-noise.ts'

const moment = noiseMoment('azure', { azureDialect: 'azure-rest' })
const records = playMoments(azureBackups, moment)

function idsOf(operation: string): readonly string[] {
  const started = records
    .flat()
    .filter(({ record }) => valueAt(record, 'operationName', 'value') === operation)
    .filter(({ record }) => valueAt(record, 'status', 'value') === 'Started')
  return started.map(({ record }) => textOf(record['resourceId']) ?? '')
}

it('Azure Backup makes a restore point and deletes one of two weeks ago', () => {
  const points = 'Microsoft.Compute/restorePointCollections/restorePoints'
  const [made, deleted] = [idsOf(`${points}/write`), idsOf(`${points}/delete`)]
  expect(new Set(made).size).toBe(200)
  expect(deleted).toHaveLength(200)
  expect(made[0]).toMatch(/\/AzureBackup_vm-.*_1\/restorePoints\/AzureBackup_20260915T092000_/)
  expect(deleted[0]).toContain('/restorePoints/AzureBackup_20260901T092000_')
})

it('Azure Backup writes a collection now and then', () => {
  const collections = idsOf('Microsoft.Compute/restorePointCollections/write').length
  expect(collections).toBeGreaterThan(5)
  expect(collections).toBeLessThan(50)
})

it('Azure Backup is known by its application', () => {
  for (const { record } of records.flat()) {
    expect(valueAt(record, 'claims', 'appid')).toBe('262044b1-e2ce-469f-a196-69ab7ada62d3')
  }
})
