import type { JsonObject } from '../../base/json.ts'
import type { AwsCall } from './aws-call.ts'
import { spelledText } from '../clock.ts'

/** A database instance, as far as RDS repeats it in its answers. */
export interface Database {
  readonly name: string
  readonly resourceId: string
  readonly account: string
  readonly region: string
  readonly vpcId: string
  readonly groupId: string
  /** When it was made, in milliseconds. */
  readonly since: number
}

/** rds:CreateDBSnapshot. */
export function createDbSnapshot(database: Database, snapshot: string): AwsCall {
  return rdsCall(
    'CreateDBSnapshot',
    { dBInstanceIdentifier: database.name, dBSnapshotIdentifier: snapshot, tags: [] },
    {
      allocatedStorage: 200,
      availabilityZone: `${database.region}a`,
      dBInstanceIdentifier: database.name,
      dBSnapshotArn: databaseArn(database, 'snapshot', snapshot),
      dBSnapshotIdentifier: snapshot,
      dbiResourceId: database.resourceId,
      dedicatedLogVolume: false,
      encrypted: false,
      engine: 'postgres',
      engineVersion: '16.8',
      iAMDatabaseAuthenticationEnabled: false,
      instanceCreateTime: spelledText(database.since),
      licenseModel: 'postgresql-license',
      masterUsername: 'postgres',
      optionGroupName: 'default:postgres-16',
      percentProgress: 0,
      port: 5432,
      processorFeatures: [],
      snapshotTarget: 'region',
      snapshotType: 'manual',
      status: 'creating',
      storageThroughput: 0,
      storageType: 'gp3',
      tagList: [],
      vpcId: database.vpcId,
    },
  )
}

/** rds:ModifyDBSnapshotAttribute that lets an account restore the snapshot. */
export function shareDbSnapshot(snapshot: string, account: string): AwsCall {
  return rdsCall(
    'ModifyDBSnapshotAttribute',
    { dBSnapshotIdentifier: snapshot, attributeName: 'restore', valuesToAdd: [account] },
    {
      dBSnapshotIdentifier: snapshot,
      dBSnapshotAttributes: [{ attributeName: 'restore', attributeValues: [account] }],
    },
  )
}

/** rds:RestoreDBInstanceFromDBSnapshot into a database that the internet can reach. */
export function restorePublicDb(snapshot: string, target: Database): AwsCall {
  return rdsCall(
    'RestoreDBInstanceFromDBSnapshot',
    {
      dBInstanceIdentifier: target.name,
      dBSnapshotIdentifier: snapshot,
      dBInstanceClass: 'db.t4g.medium',
      publiclyAccessible: true,
      vpcSecurityGroupIds: [target.groupId],
    },
    databaseAnswer(target, {}),
  )
}

/** rds:ModifyDBInstance that sets a new master password. */
export function resetDbPassword(target: Database): AwsCall {
  return rdsCall(
    'ModifyDBInstance',
    {
      dBInstanceIdentifier: target.name,
      masterUserPassword: '****',
      applyImmediately: true,
      allowMajorVersionUpgrade: false,
    },
    databaseAnswer(target, { masterUserPassword: '****' }),
  )
}

function databaseAnswer(target: Database, pending: JsonObject): JsonObject {
  return {
    allocatedStorage: 200,
    associatedRoles: [],
    autoMinorVersionUpgrade: true,
    backupRetentionPeriod: 1,
    cACertificateIdentifier: 'rds-ca-rsa2048-g1',
    copyTagsToSnapshot: false,
    dBInstanceArn: databaseArn(target, 'db', target.name),
    dBInstanceClass: 'db.t4g.medium',
    dBInstanceIdentifier: target.name,
    dBInstanceStatus: 'creating',
    dBParameterGroups: [
      { dBParameterGroupName: 'default.postgres16', parameterApplyStatus: 'in-sync' },
    ],
    dBSecurityGroups: [],
    dBSubnetGroup: {
      dBSubnetGroupDescription: 'default',
      dBSubnetGroupName: 'default',
      subnetGroupStatus: 'Complete',
      vpcId: target.vpcId,
    },
    dbInstancePort: 0,
    dbiResourceId: target.resourceId,
    deletionProtection: false,
    domainMemberships: [],
    engine: 'postgres',
    engineVersion: '16.8',
    httpEndpointEnabled: false,
    iAMDatabaseAuthenticationEnabled: false,
    licenseModel: 'postgresql-license',
    masterUsername: 'postgres',
    monitoringInterval: 0,
    multiAZ: false,
    pendingModifiedValues: pending,
    publiclyAccessible: true,
    readReplicaDBInstanceIdentifiers: [],
    storageEncrypted: false,
    storageType: 'gp3',
    tagList: [],
    vpcSecurityGroups: [{ status: 'active', vpcSecurityGroupId: target.groupId }],
  }
}

function databaseArn(database: Database, kind: string, name: string): string {
  return `arn:aws:rds:${database.region}:${database.account}:${kind}:${name}`
}

function rdsCall(name: string, request: JsonObject, response: JsonObject): AwsCall {
  return { service: 'rds', name, readOnly: false, request, response }
}
