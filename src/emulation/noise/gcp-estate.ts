import { gcloudAgent, googleUser, serviceAccount } from '../calls/gcp-caller.ts'
import type { GcpCaller } from '../calls/gcp-caller.ts'
import { gcpNames } from '../calls/gcp-compute-call.ts'
import { createRandom } from '../random.ts'
import { officePeople } from './office-people.ts'
import { oncePerPlace } from './once-per-place.ts'

/** A server with its data disk. */
export interface GcpServer {
  readonly instance: string
  readonly disk: string
}

/** What a project has that never appears in the story, and who works on it. */
export interface GcpEstate {
  readonly project: string
  readonly zone: string
  readonly network: string
  readonly servers: readonly GcpServer[]
  readonly firewalls: readonly string[]
  readonly buckets: readonly string[]
  readonly topics: readonly string[]
  readonly services: readonly string[]
  /** E-mails of service accounts that programs work with. */
  readonly programs: readonly string[]
  readonly people: readonly GcpCaller[]
  readonly deployer: GcpCaller
  readonly monitoring: GcpCaller
  /** Google's agent that makes and deletes the machines of groups. */
  readonly groups: GcpCaller
}

/** The estate of a project, the same whenever it is asked for. */
export const gcpEstateOf = oncePerPlace(({ id: project, region: zone }): GcpEstate => {
  const random = createRandom(`google cloud estate of ${project} in ${zone}`)
  const account = (name: string): string => `${name}@${project}.iam.gserviceaccount.com`
  const tail = (): string => random.hex(4)
  return {
    project,
    zone,
    network: gcpNames.network(project, 'default'),
    servers: serverNames.map((start) => {
      const name = `${start}-${tail()}`
      return {
        instance: gcpNames.instance(project, zone, name),
        disk: gcpNames.disk(project, zone, `${name}-data`),
      }
    }),
    firewalls: ['web', 'database', 'metrics'].map((name) =>
      gcpNames.firewall(project, `allow-${name}-inside-${tail()}`),
    ),
    buckets: ['exports', 'assets'].map((name) => `${project}-${name}-${tail()}`),
    topics: ['orders', 'invoices', 'signups'],
    services: ['shop-api', 'portal'],
    programs: ['shop-web', 'mailer', 'reporter'].map(account),
    people: officePeople.slice(0, 5).map(({ name, address }, order) =>
      googleUser({
        email: `${name}@example.com`,
        address,
        agent: order === 0 ? gcloudAgent('compute.instances.list', random.hex(32)) : browser,
      }),
    ),
    deployer: serviceAccount({
      email: account('deploy-bot'),
      address: '192.0.2.80',
      agent: terraform,
    }),
    monitoring: serviceAccount({
      email: account('monitoring-read'),
      address: '203.0.113.8',
      agent: 'google-api-python-client/2.183.0 (gzip),gzip(gfe)',
    }),
    groups: serviceAccount({
      email: `${random.text(12, '123456789')}@cloudservices.gserviceaccount.com`,
      agent: 'GCE Managed Instance Group for Tesseract,gzip(gfe)',
    }),
  }
})

const serverNames = ['catalog', 'shop', 'wiki', 'analytics', 'search', 'files', 'mail', 'cache']

const browser =
  'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36,gzip(gfe),gzip(gfe)'

const terraform =
  'google-api-go-client/0.5 Terraform/1.13.3 (+https://www.terraform.io) Terraform-Plugin-SDK/2.37.0 terraform-provider-google/7.4.0,gzip(gfe)'
