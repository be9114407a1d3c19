import { roleCaller, userCaller } from '../calls/aws-caller.ts'
import type { AwsCaller, AwsSession } from '../calls/aws-caller.ts'
import { createRandom } from '../random.ts'
import { hourlySession } from './hourly-session.ts'
import { officePeople } from './office-people.ts'
import { oncePerPlace } from './once-per-place.ts'

/** The caller that somebody is at a time, milliseconds UTC: sessions last an hour. */
export type AwsCallerAt = (time: number) => AwsCaller

/** Somebody who signs in through the console, and works with the session for an hour. */
export interface AwsAdministrator {
  readonly at: AwsCallerAt
  /** A session that begins at the time given. */
  readonly signIn: AwsCallerAt
}

/** A program and the role that it works with, which has its name. */
export interface AwsProgram {
  readonly role: string
  readonly at: AwsCallerAt
}

/** Who works in an account, day in, day out. */
export interface AwsStaff {
  /** A vendor's monitoring, from the vendor's address. */
  readonly monitoring: AwsCallerAt
  readonly programs: readonly AwsProgram[]
  readonly administrators: readonly AwsAdministrator[]
  readonly operators: readonly AwsCallerAt[]
  /** IAM users with keys of their own. */
  readonly developers: readonly AwsCaller[]
  readonly configuration: AwsCallerAt
  readonly scaling: AwsCallerAt
  readonly nodeGroups: AwsCallerAt
  readonly backup: AwsCallerAt
}

/** What people and programs call themselves (reference/telemetry.md 6.2). */
const agents = {
  cli: 'aws-cli/2.31.6 md/awscrt#0.27.6 ua/2.1 os/linux#6.8.0-85-generic md/arch#x86_64 lang/python#3.13.7 md/pyimpl#CPython cfg/retry-mode#standard md/installer#exe md/prompt#off',
  boto: 'Boto3/1.40.35 md/Botocore#1.40.35 ua/2.1 os/linux#6.6.9 md/arch#x86_64 lang/python#3.11.8 md/pyimpl#CPython cfg/retry-mode#legacy Botocore/1.40.35',
  browser:
    'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36',
  node: 'aws-sdk-nodejs/3.899.0 linux/v22.19.0 exec-env/AWS_Lambda_nodejs22.x',
} as const

/** The staff of an account, the same in every region and whenever it is asked for. */
export const awsStaffOf = oncePerPlace(({ id: account }): AwsStaff => {
  const random = createRandom(`aws staff of ${account}`)
  const session = (fields: Omit<AwsSession, 'account' | 'since'>): AwsCallerAt =>
    hourlySession((since) => roleCaller({ account, since, ...fields }))
  const platformAdmin = {
    account,
    path: '/aws-reserved/sso.amazonaws.com/',
    role: `AWSReservedSSO_PlatformAdmin_${random.hex(16)}`,
    fromConsole: true,
    agent: agents.browser,
  }
  return {
    monitoring: session({
      role: 'monitoring-read',
      session: 'poller',
      address: '203.0.113.8',
      agent: agents.boto,
    }),
    programs: ['thumbnail-maker', 'invoice-mailer', 'order-router', 'api-task'].map((role) => ({
      role,
      at: session({
        role,
        session: role,
        address: `10.20.${random.whole(0, 255)}.${random.whole(10, 250)}`,
        agent: agents.node,
      }),
    })),
    administrators: officePeople.slice(0, 3).map(({ name, address }) => {
      const person = { ...platformAdmin, session: `${name}@example.com`, address }
      const signIn: AwsCallerAt = (since) => roleCaller({ ...person, since })
      return { at: hourlySession(signIn), signIn }
    }),
    operators: officePeople
      .slice(3, 5)
      .map(({ name, address }) =>
        session({ role: 'ops-maintenance', session: name, address, agent: agents.cli }),
      ),
    developers: officePeople
      .slice(5)
      .map(({ name, address }) => userCaller({ account, name, address, agent: agents.cli })),
    configuration: session({
      ...linked('config.amazonaws.com', 'Config'),
      session: 'AWSConfig-Describe',
    }),
    scaling: session(linked('autoscaling.amazonaws.com', 'AutoScaling')),
    nodeGroups: session(linked('eks-nodegroup.amazonaws.com', 'AmazonEKSNodegroup')),
    backup: session({
      ...service('backup.amazonaws.com'),
      path: '/service-role/',
      role: 'AWSBackupDefaultServiceRole',
      session: 'AWSBackup-AWSBackupDefaultServiceRole',
    }),
  }
})

/** A service that calls with the role that AWS made for it. */
function linked(name: string, short: string): Omit<AwsSession, 'account' | 'since'> {
  return {
    ...service(name),
    path: `/aws-service-role/${name}/`,
    role: `AWSServiceRoleFor${short}`,
    session: short,
  }
}

/** A service that relays its calls (reference/telemetry.md 4.1 rules 4 and 5). */
function service(name: string): Pick<AwsSession, 'invokedBy' | 'address' | 'agent'> {
  return { invokedBy: name, address: name, agent: name }
}
