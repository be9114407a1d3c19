import { applicationCaller, azureApplications, personCaller } from '../calls/azure-caller.ts'
import type { AzureCaller } from '../calls/azure-caller.ts'
import { createRandom } from '../random.ts'
import type { Actor } from '../scenario/thing.ts'

/** The client applications that people call with, by what they are called in scenarios. */
const clients: Readonly<Record<string, string>> = {
  cli: azureApplications.cli,
  console: azureApplications.portal,
  // Terraform signs people in through the command line (reference/telemetry.md 4.3).
  terraform: azureApplications.cli,
}

/** How the Activity log shows an actor of a scenario. */
export function azureCaller(actor: Actor): AzureCaller {
  const { place, name, since, client = 'cli' } = actor
  const { tenant } = place
  if (actor.kind === 'user') {
    const [local = name] = name.split('@')
    const [given = local, surname = ''] = local.split('.')
    return personCaller({
      tenant,
      givenName: capital(given),
      surname: capital(surname),
      upn: name.includes('@') ? name : `${name}@example.com`,
      application: actor.application ?? clients[client] ?? azureApplications.cli,
      address: actor.address ?? '192.0.2.10',
      since,
    })
  }
  const isBackup = actor.kind === 'service' && actor.application === undefined
  const application =
    actor.application ??
    (isBackup ? azureApplications.backup : createRandom(`application ${name}`).uuid())
  const { address } = actor
  return applicationCaller({
    tenant,
    application,
    appidacr: '2',
    since,
    ...(address === undefined ? {} : { address }),
  })
}

function capital(word: string): string {
  return word.slice(0, 1).toUpperCase() + word.slice(1)
}
