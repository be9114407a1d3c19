import { expect, it } from 'vitest'
import { noisePlaces } from '../../../test/builders/noise-builder.ts'
import { minute } from '../clock.ts'
import { azureEstateOf } from './azure-estate.ts'

const { azure } = noisePlaces
const time = Date.parse('2026-09-15T09:20:00Z')

it('is the same for the same subscription, whoever asks', () => {
  const [one, other] = [azureEstateOf(azure), azureEstateOf({ ...azure, name: 'another name' })]
  expect(other.machines).toEqual(one.machines)
  expect(other.backup(time)).toEqual(one.backup(time))
})

it.each([{ id: '00000000-0000-4000-8000-000000000002' }, { group: 'rg-other' }])(
  'is another with %o',
  (change) => {
    const ids = azureEstateOf(azure).machines.map(({ machineId }) => machineId)
    const others = azureEstateOf({ ...azure, ...change }).machines
    expect(others.some(({ machineId }) => ids.includes(machineId))).toBe(false)
  },
)

it('lies in the group of the place, and its backups in that of Azure Backup', () => {
  for (const { machineId, collectionId } of azureEstateOf(azure).machines) {
    expect(machineId).toContain(`/subscriptions/${azure.id}/resourceGroups/rg-web-prod/`)
    expect(collectionId).toContain('/resourceGroups/AzureBackupRG_westeurope_1/')
  }
})

it('has people and programs of the tenant, who keep a token for an hour', () => {
  const { people, pipeline, reporter } = azureEstateOf(azure)
  for (const at of [...people, pipeline, reporter]) {
    expect(at(time).principal.startsWith(`azure:${azure.tenant}:`)).toBe(true)
    expect(at(time)).toBe(at(time + minute))
  }
  expect(new Set(people.map((at) => at(time).principal)).size).toBe(people.length)
})
