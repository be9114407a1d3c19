import type { JsonObject } from '../../base/json.ts'
import type { AwsCall } from './aws-call.ts'
import { createRandom } from '../random.ts'

/** A database instance or cluster, as far as RDS repeats it in its answers. */
export interface Database {
  readonly name: string
  readonly resourceId: string
  readonly account: string
  readonly region: string
  readonly vpcId: string
  readonly groupId: string
  /** When it was made, in milliseconds. */
  readonly since: number
  /** PostgreSQL unless given. */
  readonly engine?: DatabaseEngine
  /** Can the internet reach it? Not unless given. */
  readonly isPublic?: boolean
  /** The key that encrypts it, if any. */
  readonly kmsKeyId?: string
}

/** The engines that we emulate. */
export type DatabaseEngine = keyof typeof engines

/** What RDS calls the versions, licences and defaults of an engine. */
export const engines = {
  postgres: {
    version: '16.8',
    license: 'postgresql-license',
    parameters: 'default.postgres16',
    options: 'default:postgres-16',
    port: 5432,
    user: 'postgres',
  },
  mysql: {
    version: '8.0.42',
    license: 'general-public-license',
    parameters: 'default.mysql8.0',
    options: 'default:mysql-8-0',
    port: 3306,
    user: 'admin',
  },
  'aurora-postgresql': {
    version: '16.8',
    license: 'postgresql-license',
    parameters: 'default.aurora-postgresql16',
    options: 'default:aurora-postgresql-16',
    port: 5432,
    user: 'postgres',
  },
} as const

/** An RDS call that changes something. */
export function rdsCall(name: string, request: JsonObject, response: JsonObject): AwsCall {
  return { service: 'rds', name, readOnly: false, request, response }
}

/** The ARN of something in the account and region of a database: `db`, `snapshot`, `cluster`. */
export function databaseArn(database: Database, kind: string, name: string): string {
  return `arn:aws:rds:${database.region}:${database.account}:${kind}:${name}`
}

/** How RDS writes a password since 2025. */
export const hiddenPassword = 'HIDDEN_DUE_TO_SECURITY_REASONS'

/** The default group of subnets in the network of a database, one subnet for each of two zones. */
export function subnetGroup(database: Database): JsonObject {
  const random = createRandom(`subnets of ${database.vpcId}`)
  const subnets = ['a', 'b'].map((zone) => ({
    subnetAvailabilityZone: { name: `${database.region}${zone}` },
    subnetIdentifier: `subnet-0${random.hex(16)}`,
    subnetOutpost: {},
    subnetStatus: 'Active',
  }))
  return {
    dBSubnetGroupDescription: 'default',
    dBSubnetGroupName: 'default',
    subnetGroupStatus: 'Complete',
    subnets,
    vpcId: database.vpcId,
  }
}

/** The security groups of a database. */
export function securityGroups(groupIds: readonly string[]): readonly JsonObject[] {
  return groupIds.map((vpcSecurityGroupId) => ({ status: 'active', vpcSecurityGroupId }))
}
