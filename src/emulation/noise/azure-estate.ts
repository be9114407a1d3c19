import {
  azureApplications,
  applicationCaller,
  personCaller,
  stableUuid,
} from '../calls/azure-caller.ts'
import type { AzureCaller } from '../calls/azure-caller.ts'
import { armId, armIds } from '../calls/azure-operations.ts'
import type { AzurePlace } from '../calls/azure-operations.ts'
import { createRandom } from '../random.ts'
import type { Place } from '../scenario/thing.ts'
import { hourlySession } from './hourly-session.ts'
import { officePeople } from './office-people.ts'
import { oncePerPlace } from './once-per-place.ts'

/** A virtual machine with its disks and the collection that its backups go to. */
export interface AzureMachine {
  readonly machineId: string
  readonly osDiskId: string
  readonly dataDiskId: string
  readonly collectionId: string
}

/** The caller that somebody is at a time, milliseconds UTC: tokens last an hour. */
export type AzureCallerAt = (time: number) => AzureCaller

/** What a subscription has that never appears in the story, and who works on it. */
export interface AzureEstate {
  readonly tenant: string
  readonly where: AzurePlace
  readonly machines: readonly AzureMachine[]
  readonly sites: readonly string[]
  readonly storageAccounts: readonly string[]
  readonly people: readonly AzureCallerAt[]
  readonly pipeline: AzureCallerAt
  readonly reporter: AzureCallerAt
  readonly backup: AzureCallerAt
}

/** The estate of a subscription, the same whenever it is asked for. */
export const azureEstateOf = oncePerPlace((place): AzureEstate => {
  const { id: subscription, group, region: location, tenant } = place
  const random = createRandom(`azure estate of ${subscription} in ${group} ${location}`)
  const where = { subscription, group, location }
  return {
    tenant,
    where,
    machines: machineNames.map((name) => machineOf(where, `vm-${name}-${random.hex(2)}`)),
    sites: ['shop', 'portal', 'intranet'].map((name) =>
      armId(where, 'Microsoft.Web/sites', `example-${name}-${random.hex(4)}`),
    ),
    storageAccounts: ['web', 'logs'].map((name) =>
      armIds.storageAccount(where, `stexample${name}${random.hex(4)}`),
    ),
    people: officePeople.slice(0, 5).map(({ name, givenName, surname, address }) => {
      const upn = `${name}@example.com`
      const application = azureApplications.portal
      return hourlySession((since) =>
        personCaller({ tenant, givenName, surname, upn, application, address, since }),
      )
    }),
    pipeline: applicationOf(place, 'deployment pipeline', '192.0.2.71'),
    reporter: applicationOf(place, 'cost reporter', '203.0.113.60'),
    backup: hourlySession((since) =>
      applicationCaller({
        tenant,
        application: azureApplications.backup,
        appidacr: '2',
        role: 'Backup Contributor',
        since,
      }),
    ),
  }
})

const machineNames = ['ledger', 'orders', 'web', 'wiki', 'files', 'reports', 'search', 'mail']

/** Azure Backup keeps its collections in a resource group of its own (reference/telemetry.md 4.3). */
function machineOf(where: AzurePlace, name: string): AzureMachine {
  const kept = { ...where, group: `AzureBackupRG_${where.location}_1` }
  return {
    machineId: armIds.machine(where, name),
    osDiskId: armIds.disk(where, `${name}_OsDisk_1`),
    dataDiskId: armIds.disk(where, `${name}_DataDisk_0`),
    collectionId: armIds.restorePointCollection(kept, `AzureBackup_${name}_1`),
  }
}

function applicationOf({ tenant, id }: Place, name: string, address: string): AzureCallerAt {
  const application = stableUuid(`${name} of ${id}`)
  return hourlySession((since) =>
    applicationCaller({ tenant, application, appidacr: '1', address, since }),
  )
}
