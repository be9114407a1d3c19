import type { JsonArray, JsonObject } from '../../base/json.ts'
import { tagItems } from './aws-call.ts'
import type { Tags } from './aws-call.ts'
import { databaseArn, engines } from './aws-database.ts'
import type { Database } from './aws-database.ts'
import { spelledText } from '../clock.ts'
import { presentFields } from '../present-fields.ts'

/** A snapshot in an answer: its name, its state, and where it was copied from, if it was. */
export interface SnapshotState {
  readonly snapshot: string
  readonly status: 'creating' | 'available' | 'deleted'
  readonly kmsKeyId?: string
  readonly tags?: Tags
  readonly source?: string
  readonly sourceRegion?: string
}

/** The snapshot of an instance, as RDS answers to every call that makes or removes one. */
export function snapshotAnswer(database: Database, state: SnapshotState): JsonObject {
  const engine = engines[database.engine ?? 'postgres']
  const kmsKeyId = state.kmsKeyId ?? database.kmsKeyId
  return presentFields({
    allocatedStorage: 200,
    availabilityZone: `${database.region}a`,
    dBInstanceIdentifier: database.name,
    dBSnapshotArn: databaseArn(database, 'snapshot', state.snapshot),
    dBSnapshotIdentifier: state.snapshot,
    dbiResourceId: database.resourceId,
    dedicatedLogVolume: false,
    encrypted: kmsKeyId !== undefined,
    engine: database.engine ?? 'postgres',
    engineVersion: engine.version,
    iAMDatabaseAuthenticationEnabled: false,
    instanceCreateTime: spelledText(database.since),
    kmsKeyId,
    licenseModel: engine.license,
    masterUsername: engine.user,
    optionGroupName: engine.options,
    percentProgress: state.status === 'creating' ? 0 : 100,
    port: engine.port,
    processorFeatures: [],
    snapshotTarget: 'region',
    snapshotType: 'manual',
    sourceDBSnapshotIdentifier: state.source,
    sourceRegion: state.sourceRegion,
    status: state.status,
    storageThroughput: 0,
    storageType: 'gp3',
    tagList: rdsTags(state.tags ?? {}),
    vpcId: database.vpcId,
  })
}

/** The snapshot of a cluster; its keys are those of the API [doc], no real record is known. */
export function clusterSnapshotAnswer(cluster: Database, state: SnapshotState): JsonObject {
  const engine = engines[cluster.engine ?? 'aurora-postgresql']
  const kmsKeyId = state.kmsKeyId ?? cluster.kmsKeyId
  return presentFields({
    allocatedStorage: 1,
    availabilityZones: ['a', 'b', 'c'].map((zone) => `${cluster.region}${zone}`),
    clusterCreateTime: spelledText(cluster.since),
    dBClusterIdentifier: cluster.name,
    dBClusterSnapshotArn: databaseArn(cluster, 'cluster-snapshot', state.snapshot),
    dBClusterSnapshotIdentifier: state.snapshot,
    dbClusterResourceId: cluster.resourceId,
    engine: cluster.engine ?? 'aurora-postgresql',
    engineMode: 'provisioned',
    engineVersion: engine.version,
    iAMDatabaseAuthenticationEnabled: false,
    kmsKeyId,
    licenseModel: engine.license,
    masterUsername: engine.user,
    percentProgress: state.status === 'creating' ? 0 : 100,
    port: 0,
    snapshotType: 'manual',
    sourceDBClusterSnapshotArn: state.source,
    status: state.status,
    storageEncrypted: kmsKeyId !== undefined,
    storageType: 'aurora',
    tagList: rdsTags(state.tags ?? {}),
    vpcId: cluster.vpcId,
  })
}

/** Tags as RDS writes them, in requests and answers alike. */
export function rdsTags(tags: Tags): JsonArray {
  return tagItems(tags)
}
