import { gcloudAgent, googleUser, serviceAccount } from '../calls/gcp-caller.ts'
import type { GcpCaller } from '../calls/gcp-caller.ts'
import { gcpNames } from '../calls/gcp-compute-call.ts'
import { createRandom } from '../random.ts'

/** The projects of the organisation. */
export const projects = {
  production: 'example-production',
  recovery: 'example-recovery',
  build: 'example-build',
} as const

/** The zone of the servers, and one that nobody uses. */
export const homeZone = 'europe-west1-c'
/** See {@link homeZone}. */
export const awayZone = 'europe-west4-b'

/** The default network of each project. */
export const networks = {
  production: gcpNames.network(projects.production, 'default'),
  recovery: gcpNames.network(projects.recovery, 'drill-isolated'),
  build: gcpNames.network(projects.build, 'default'),
} as const

/** A server with its data disk. */
export interface GcpServer {
  readonly name: string
  readonly instance: string
  readonly disk: string
}

/** The servers of the production project. */
export const gcpServers: readonly GcpServer[] = [
  'payroll-db',
  'invoices-db',
  'catalog-db',
  'shop-web',
  'wiki',
  'analytics',
  'search',
  'files',
].map((name) => ({
  name,
  instance: gcpNames.instance(projects.production, homeZone, name),
  disk: gcpNames.disk(projects.production, homeZone, `${name}-data`),
}))

/** A server by name. */
export function gcpServerNamed(name: string): GcpServer {
  const server = gcpServers.find((one) => one.name === name)
  if (server === undefined) throw new TypeError(`no server is called ${name}`)
  return server
}

/** Local part of the e-mail, office address. */
const people = {
  sofia: ['sofia.marin', '192.0.2.31'],
  david: ['david.keller', '192.0.2.32'],
  jonas: ['jonas.weiss', '192.0.2.33'],
} as const

const browser =
  'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36,gzip(gfe),gzip(gfe)'

/** Somebody of the organisation, at the console unless a gcloud command is named. */
export function googlePerson(
  name: keyof typeof people,
  from: { readonly address?: string; readonly command?: string } = {},
): GcpCaller {
  const [local, office] = people[name]
  return googleUser({
    email: `${local}@example.com`,
    address: from.address ?? office,
    agent:
      from.command === undefined
        ? browser
        : gcloudAgent(from.command, createRandom(`${name} ${from.command}`).hex(32)),
  })
}

/** A service account of one of the projects. */
export function projectAccount(
  name: string,
  project: string,
  from: { readonly address: string; readonly agent: string; readonly keyId?: string },
): GcpCaller {
  return serviceAccount({ email: accountEmail(name, project), project, ...from })
}

/** The e-mail of a service account. */
export function accountEmail(name: string, project: string): string {
  return `${name}@${project}.iam.gserviceaccount.com`
}

/** What programs call themselves. */
export const gcpAgents = {
  terraform:
    'google-api-go-client/0.5 Terraform/1.13.3 (+https://www.terraform.io) Terraform-Plugin-SDK/2.37.0 terraform-provider-google/7.4.0,gzip(gfe)',
  packer: 'Packer/1.14.2 (+https://www.packer.io/; go1.24.7; linux/amd64),gzip(gfe)',
  python: 'google-api-python-client/2.183.0 (gzip),gzip(gfe)',
} as const
