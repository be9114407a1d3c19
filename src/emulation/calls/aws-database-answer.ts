import type { JsonObject } from '../../base/json.ts'
import { databaseArn, engines, securityGroups, subnetGroup } from './aws-database.ts'
import type { Database } from './aws-database.ts'
import { day, minute, spelledText } from '../clock.ts'
import { presentFields } from '../present-fields.ts'

/** In what state an answer shows an instance, and what it adds to the ordinary answer. */
export interface InstanceState {
  readonly status: 'creating' | 'available' | 'deleting'
  readonly groupIds?: readonly string[]
  readonly backupDays?: number
  readonly pending?: JsonObject
}

/** The whole instance, as RDS answers to every call that makes, changes or removes one. */
export function instanceAnswer(database: Database, state: InstanceState): JsonObject {
  const engine = engines[database.engine ?? 'postgres']
  return presentFields({
    ...standingFacts,
    ...(state.status === 'creating' ? {} : runningFacts(database)),
    backupRetentionPeriod: state.backupDays ?? 1,
    certificateDetails: certificateOf(database, state),
    dBInstanceArn: databaseArn(database, 'db', database.name),
    dBInstanceIdentifier: database.name,
    dBInstanceStatus: state.status,
    dBParameterGroups: [
      { dBParameterGroupName: engine.parameters, parameterApplyStatus: 'in-sync' },
    ],
    dBSubnetGroup: subnetGroup(database),
    dbiResourceId: database.resourceId,
    engine: database.engine ?? 'postgres',
    engineVersion: engine.version,
    kmsKeyId: database.kmsKeyId,
    licenseModel: engine.license,
    masterUsername: engine.user,
    optionGroupMemberships: [{ optionGroupName: engine.options, status: 'in-sync' }],
    pendingModifiedValues: state.pending ?? {},
    publiclyAccessible: database.isPublic ?? false,
    storageEncrypted: database.kmsKeyId !== undefined,
    vpcSecurityGroups: securityGroups(state.groupIds ?? [database.groupId]),
  })
}

/** The size of the machines that we emulate. */
export const instanceClass = 'db.t4g.medium'

const certificate = 'rds-ca-rsa2048-g1'

const standingFacts: JsonObject = {
  allocatedStorage: 200,
  associatedRoles: [],
  autoMinorVersionUpgrade: true,
  backupTarget: 'region',
  cACertificateIdentifier: certificate,
  copyTagsToSnapshot: false,
  customerOwnedIpEnabled: false,
  dBInstanceClass: instanceClass,
  dBSecurityGroups: [],
  databaseInsightsMode: 'standard',
  dbInstancePort: 0,
  dedicatedLogVolume: false,
  deletionProtection: false,
  domainMemberships: [],
  engineLifecycleSupport: 'open-source-rds-extended-support-disabled',
  httpEndpointEnabled: false,
  iAMDatabaseAuthenticationEnabled: false,
  monitoringInterval: 0,
  multiAZ: false,
  networkType: 'IPV4',
  performanceInsightsEnabled: false,
  preferredBackupWindow: '03:12-03:42',
  preferredMaintenanceWindow: 'sun:04:55-sun:05:25',
  readReplicaDBInstanceIdentifiers: [],
  storageThroughput: 0,
  storageType: 'gp3',
  tagList: [],
}

/** What only an instance has that has run: a zone, a name to reach it by, a past. */
function runningFacts(database: Database): JsonObject {
  const { name, region, since } = database
  const { port } = engines[database.engine ?? 'postgres']
  return {
    availabilityZone: `${region}a`,
    endpoint: {
      address: `${name}.c1example.${region}.rds.amazonaws.com`,
      hostedZoneId: 'Z1EXAMPLE',
      port,
    },
    instanceCreateTime: spelledText(since),
    latestRestorableTime: spelledText(since + 5 * minute),
  }
}

/** An instance that goes away has no certificate any more; one that comes has no date for it yet. */
function certificateOf(database: Database, { status }: InstanceState): JsonObject | undefined {
  if (status === 'deleting') return undefined
  if (status === 'creating') return { cAIdentifier: certificate }
  return { cAIdentifier: certificate, validTill: spelledText(database.since + 365 * day) }
}

/** The whole cluster, as RDS answers when it makes one; its keys are those of the API [doc]. */
export function clusterAnswer(cluster: Database): JsonObject {
  const { name, region, since } = cluster
  const engine = engines[cluster.engine ?? 'aurora-postgresql']
  const host = `c1example.${region}.rds.amazonaws.com`
  return presentFields({
    allocatedStorage: 1,
    associatedRoles: [],
    availabilityZones: ['a', 'b', 'c'].map((zone) => `${region}${zone}`),
    backupRetentionPeriod: 1,
    clusterCreateTime: spelledText(since),
    copyTagsToSnapshot: false,
    crossAccountClone: false,
    dBClusterArn: databaseArn(cluster, 'cluster', name),
    dBClusterIdentifier: name,
    dBClusterMembers: [],
    dBClusterParameterGroup: engine.parameters,
    dBSubnetGroup: 'default',
    dbClusterResourceId: cluster.resourceId,
    deletionProtection: false,
    domainMemberships: [],
    endpoint: `${name}.cluster-${host}`,
    engine: cluster.engine ?? 'aurora-postgresql',
    engineMode: 'provisioned',
    engineVersion: engine.version,
    hostedZoneId: 'Z1EXAMPLE',
    httpEndpointEnabled: false,
    iAMDatabaseAuthenticationEnabled: false,
    kmsKeyId: cluster.kmsKeyId,
    masterUsername: engine.user,
    multiAZ: false,
    networkType: 'IPV4',
    port: engine.port,
    preferredBackupWindow: '03:12-03:42',
    preferredMaintenanceWindow: 'sun:04:55-sun:05:25',
    readReplicaIdentifiers: [],
    readerEndpoint: `${name}.cluster-ro-${host}`,
    status: 'creating',
    storageEncrypted: cluster.kmsKeyId !== undefined,
    tagList: [],
    vpcSecurityGroups: securityGroups([cluster.groupId]),
  })
}
