import { newEc2Id } from '../calls/aws-call.ts'
import { roleCaller } from '../calls/aws-caller.ts'
import type { AwsCaller, AwsSession } from '../calls/aws-caller.ts'
import type { Subnet } from '../calls/aws-compute-calls.ts'
import { createRandom } from '../random.ts'

/** The organisation's accounts, and one that is not its own. All are documentation numbers. */
export const accounts = {
  production: '111122223333',
  build: '222233334444',
  recovery: '444455556666',
  outside: '777788889999',
  /** Publishes the images that everybody launches. */
  vendor: '333344445555',
} as const

/** Where the organisation works, and the region that it copies its backups to. */
export const home = 'eu-west-1'
/** See {@link home}. */
export const away = 'eu-central-1'

/** Drawn from while this module loads and never later, so that every play finds the same cast. */
const ids = createRandom('aws cast')

/** An instance with its data volume. */
export interface Server {
  readonly name: string
  readonly instanceId: string
  readonly volumeId: string
  readonly rootVolumeId: string
  /** GiB. */
  readonly size: number
}

/** The servers of the production account. */
export const servers: readonly Server[] = [
  'billing-db',
  'orders-db',
  'ledger-db',
  'crm-app',
  'wiki',
  'intranet',
  'files',
  'mail-relay',
  'reports',
  'search',
  'cache',
  'gateway',
].map((name, index) => ({
  name,
  instanceId: newEc2Id('i', ids),
  volumeId: newEc2Id('vol', ids),
  rootVolumeId: newEc2Id('vol', ids),
  size: 50 + 50 * (index % 4),
}))

/** A server by name. */
export function serverNamed(name: string): Server {
  const server = servers.find((one) => one.name === name)
  if (server === undefined) throw new TypeError(`no server is called ${name}`)
  return server
}

/** A new network of its own. */
function newSubnet(region: string, prefix: string): Subnet {
  return {
    vpcId: newEc2Id('vpc', ids),
    subnetId: newEc2Id('subnet', ids),
    zone: `${region}a`,
    prefix,
  }
}

/** The networks of the story. */
export const networks = {
  production: newSubnet(home, '10.20.1'),
  /** The away region's default network, unused until the attacker comes. */
  unused: newSubnet(away, '172.31.16'),
  build: newSubnet(home, '10.40.1'),
  /** Without a way in from the internet. */
  drill: newSubnet(away, '10.60.1'),
} as const

/** The security group that production servers share. */
export const productionGroup: string = newEc2Id('sg', ids)

/** Images that a vendor publishes, with the root snapshot of each. */
export const vendorImages = [1, 2, 3].map(() => ({
  imageId: newEc2Id('ami', ids),
  snapshotId: newEc2Id('snap', ids),
}))

/** The image that launches start from unless they say otherwise. */
export const vendorImage: string = vendorImages[0]?.imageId ?? ''

/** Addresses of the office. */
export const officeAddresses: readonly string[] = ['192.0.2.10', '192.0.2.11', '192.0.2.14']

/** What people call with. */
export const agents = {
  cli: 'aws-cli/2.31.6 md/awscrt#0.27.6 ua/2.1 os/linux#6.8.0-85-generic md/arch#x86_64 lang/python#3.13.7 md/pyimpl#CPython cfg/retry-mode#standard md/installer#exe md/prompt#off',
  boto: 'Boto3/1.40.35 md/Botocore#1.40.35 ua/2.1 os/linux#6.6.9 md/arch#x86_64 lang/python#3.11.8 md/pyimpl#CPython cfg/retry-mode#legacy Botocore/1.40.35',
  browser:
    'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36',
  packer: 'APN/1.0 HashiCorp/1.0 Packer/1.14.2 (+https://www.packer.io/) aws-sdk-go/1.55.7',
} as const

/** The people who administer the platform, by their single sign-on names. */
export const administrators = ['anna.berg@example.com', 'tom.fischer@example.com'] as const

/** A person's console session through single sign-on, with a second factor. */
export function administrator(name: string, since: number): AwsCaller {
  return roleCaller({
    account: accounts.production,
    path: `/aws-reserved/sso.amazonaws.com/${home}/`,
    role: 'AWSReservedSSO_PlatformAdmin_7c1e5a90d3b24f68',
    session: name,
    since,
    fromConsole: true,
    address: officeAddresses[0] ?? '',
    agent: agents.browser,
  })
}

/** A session that a service holds with a role of ours. */
export function serviceSession(
  service: string,
  session: Omit<AwsSession, 'address' | 'agent' | 'invokedBy'>,
): AwsCaller {
  return roleCaller({ ...session, invokedBy: service, address: service, agent: service })
}
