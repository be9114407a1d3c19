import { applicationCaller, azureApplications, personCaller, stableUuid } from '../calls/azure-caller.ts'
import type { AzureCaller } from '../calls/azure-caller.ts'
import { armId, armIds } from '../calls/azure-operations.ts'
import type { AzurePlace } from '../calls/azure-operations.ts'
import { hour } from '../clock.ts'

/** The tenant of the organisation. */
export const tenant: string = stableUuid('tenant example')

/** Its subscriptions. */
export const subscriptions = {
  production: stableUuid('subscription production'),
  recovery: stableUuid('subscription recovery'),
} as const

const { production, recovery } = subscriptions

/** Resource groups of the story. */
export const places = {
  billing: { subscription: production, group: 'rg-billing-prod', location: 'westeurope' },
  web: { subscription: production, group: 'rg-web-prod', location: 'westeurope' },
  /** Where the thief works. */
  temporary: { subscription: production, group: 'rg-temp-01', location: 'northeurope' },
  images: { subscription: production, group: 'rg-images', location: 'westeurope' },
  backup: { subscription: production, group: 'AzureBackupRG_westeurope_1', location: 'westeurope' },
  drill: { subscription: recovery, group: 'rg-recovery-drill', location: 'northeurope' },
} as const satisfies Record<string, AzurePlace>

/** A machine with its disks. */
export interface Machine {
  readonly name: string
  readonly place: AzurePlace
  readonly machineId: string
  readonly osDiskId: string
  readonly dataDiskId: string
  readonly networkInterfaceId: string
}

/** The machines of the production subscription. */
export const machines: readonly Machine[] = [
  'vm-billing',
  'vm-ledger',
  'vm-orders',
  'vm-web01',
  'vm-web02',
  'vm-wiki',
  'vm-files',
  'vm-reports',
  'vm-search',
  'vm-mail',
].map((name, index) => {
  const place = index < 3 ? places.billing : places.web
  return {
    name,
    place,
    machineId: armIds.machine(place, name),
    osDiskId: armIds.disk(place, `${name}_OsDisk_1`),
    dataDiskId: armIds.disk(place, `${name}_DataDisk_0`),
    networkInterfaceId: armIds.networkInterface(place, `${name}-nic`),
  }
})

/** A machine by name. */
export function machineNamed(name: string): Machine {
  const machine = machines.find((one) => one.name === name)
  if (machine === undefined) throw new TypeError(`no machine is called ${name}`)
  return machine
}

/** The subnet of a resource group. */
export function subnetOf(place: AzurePlace): string {
  return `${armId(place, 'Microsoft.Network/virtualNetworks', `vnet-${place.location}`)}/subnets/default`
}

/** Given name, surname, address. */
const people = {
  carla: ['Carla', 'Ruiz', '192.0.2.21'],
  peter: ['Peter', 'Lang', '192.0.2.22'],
  marek: ['Marek', 'Novak', '192.0.2.25'],
  ines: ['Ines', 'Costa', '192.0.2.27'],
} as const

/** Somebody of the organisation; one token lasts an hour. */
export function person(
  name: keyof typeof people,
  time: number,
  from: { readonly address?: string; readonly application?: string } = {},
): AzureCaller {
  const [givenName, surname, office] = people[name]
  return personCaller({
    tenant,
    givenName,
    surname,
    upn: `${givenName}.${surname}@example.com`.toLowerCase(),
    application: from.application ?? azureApplications.portal,
    address: from.address ?? office,
    since: time - (time % hour),
  })
}

/** Applications of the organisation: their name, how they sign in, from where. */
const applications = {
  'deployment pipeline': ['1', '192.0.2.71'],
  'image pipeline': ['1', '192.0.2.72'],
  'recovery runbook': ['2', '192.0.2.73'],
  'cost reporter': ['1', '203.0.113.60'],
} as const

/** A service principal of the organisation; one token lasts a day. */
export function application(
  name: keyof typeof applications,
  time: number,
  address?: string,
): AzureCaller {
  const [appidacr, usual] = applications[name]
  return applicationCaller({
    tenant,
    application: stableUuid(`application ${name}`),
    appidacr,
    address: address ?? usual,
    since: time - (time % (24 * hour)),
  })
}

/** The Backup Management Service. */
export function backupService(time: number): AzureCaller {
  return applicationCaller({
    tenant,
    application: azureApplications.backup,
    appidacr: '2',
    role: 'Backup Contributor',
    since: time - (time % (24 * hour)),
  })
}
