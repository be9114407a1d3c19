import type { JsonObject } from '../../base/json.ts'
import { presentFields } from '../present-fields.ts'
import type { GcpCall } from './gcp-player.ts'

/** A Cloud SQL instance. */
export interface SqlInstance {
  readonly project: string
  readonly name: string
  /** `europe-west1`. */
  readonly region: string
}

/** What a call on an instance says beside which instance it is. */
interface SqlPlan {
  /** `instances.clone`. */
  readonly verb: string
  /** Of google.cloud.sql.v1beta4: `SqlInstancesCloneRequest`. */
  readonly request: string
  readonly body?: JsonObject
  readonly fields?: JsonObject
  /** What its operation is called: `CLONE`. */
  readonly operation: string
  /** The instance, unless it is about something else. */
  readonly resourceName?: string
}

function sqlCall(instance: SqlInstance, plan: SqlPlan): GcpCall {
  const { project, name, region } = instance
  const target = `projects/${project}/instances/${name}`
  const resource = plan.resourceName ?? target
  return {
    service: 'cloudsql.googleapis.com',
    method: `cloudsql.${plan.verb}`,
    project,
    resourceName: resource,
    resource: {
      type: 'cloudsql_database',
      labels: { region, database_id: `${project}:${name}` },
    },
    permissions: [{ permission: `cloudsql.${plan.verb}`, resource, attributes: {} }],
    request: presentFields({
      '@type': `type.googleapis.com/google.cloud.sql.v1beta4.${plan.request}`,
      project,
      instance: plan.verb === 'instances.create' ? undefined : name,
      ...plan.fields,
      body: plan.body,
    }),
    operation: { type: plan.operation, target },
  }
}

/** cloudsql.instances.create; public with the addresses that may connect, or without. */
export function createDatabase(
  instance: SqlInstance,
  plan: { readonly databaseVersion: string; readonly networks?: readonly string[] },
): GcpCall {
  return sqlCall(instance, {
    verb: 'instances.create',
    request: 'SqlInstancesInsertRequest',
    operation: 'CREATE',
    body: {
      name: instance.name,
      project: instance.project,
      region: instance.region,
      databaseVersion: plan.databaseVersion,
      backendType: 'SECOND_GEN',
      instanceType: 'CLOUD_SQL_INSTANCE',
      settings: {
        tier: 'db-custom-1-3840',
        activationPolicy: 'ALWAYS',
        availabilityType: 'ZONAL',
        pricingPlan: 'PER_USE',
        dataDiskType: 'PD_SSD',
        dataDiskSizeGb: '10',
        storageAutoResize: true,
        storageAutoResizeLimit: '0',
        locationPreference: {},
        maintenanceWindow: {},
        backupConfiguration: {
          enabled: true,
          pointInTimeRecoveryEnabled: true,
          startTime: '14:00',
          location: 'eu',
        },
        ipConfiguration: addressesOf(plan.networks),
      },
      failoverReplica: {},
    },
  })
}

function addressesOf(networks: readonly string[] | undefined): JsonObject {
  return presentFields({
    ipv4Enabled: true,
    authorizedNetworks: networks?.map((value) => ({ value, kind: 'sql#aclEntry' })),
  })
}

/** cloudsql.backupRuns.create, in some logs insert: a backup out of turn, without its number. */
export function backUpDatabase(
  instance: SqlInstance,
  verb: 'create' | 'insert' = 'create',
): GcpCall {
  return sqlCall(instance, {
    verb: `backupRuns.${verb}`,
    request: 'SqlBackupRunsInsertRequest',
    operation: 'BACKUP_VOLUME',
    resourceName: 'backupRuns/',
  })
}

/** cloudsql.backupRuns.delete. */
export function deleteBackup(instance: SqlInstance, backup: string): GcpCall {
  return sqlCall(instance, {
    verb: 'backupRuns.delete',
    request: 'SqlBackupRunsDeleteRequest',
    operation: 'DELETE_BACKUP',
    fields: { id: backup },
    resourceName: `backupRuns/${backup}`,
  })
}

/** cloudsql.instances.clone; paths unconfirmed (reference/telemetry.md 2.8 [unverified]). */
export function cloneDatabase(instance: SqlInstance, destination: string): GcpCall {
  return sqlCall(instance, {
    verb: 'instances.clone',
    request: 'SqlInstancesCloneRequest',
    operation: 'CLONE',
    body: {
      cloneContext: { kind: 'sql#cloneContext', destinationInstanceName: destination },
    },
  })
}

/**
 * cloudsql.instances.restoreBackup into the instance, from a backup that may be of another instance and
 * another project; paths unconfirmed (reference/telemetry.md 2.8 [unverified]).
 */
export function restoreDatabase(
  instance: SqlInstance,
  backup: { readonly id: string; readonly of: Pick<SqlInstance, 'project' | 'name'> },
): GcpCall {
  return sqlCall(instance, {
    verb: 'instances.restoreBackup',
    request: 'SqlInstancesRestoreBackupRequest',
    operation: 'RESTORE_VOLUME',
    body: {
      restoreBackupContext: {
        kind: 'sql#restoreBackupContext',
        backupRunId: backup.id,
        instanceId: backup.of.name,
        project: backup.of.project,
      },
    },
  })
}

/** cloudsql.instances.export to `gs://bucket/object`; path unconfirmed (2.8 [unverified]). */
export function exportDatabase(
  instance: SqlInstance,
  uri: string,
  databases: readonly string[] = [],
): GcpCall {
  return sqlCall(instance, {
    verb: 'instances.export',
    request: 'SqlInstancesExportRequest',
    operation: 'EXPORT',
    body: { exportContext: { kind: 'sql#exportContext', uri, databases, fileType: 'SQL' } },
  })
}

/** cloudsql.instances.update or patch: the networks, as CIDR, that may connect from now on. */
export function openDatabase(
  instance: SqlInstance,
  networks: readonly string[],
  verb: 'update' | 'patch' = 'update',
): GcpCall {
  return sqlCall(instance, {
    verb: `instances.${verb}`,
    request: verb === 'update' ? 'SqlInstancesUpdateRequest' : 'SqlInstancesPatchRequest',
    operation: 'UPDATE',
    body: { settings: { ipConfiguration: addressesOf(networks) } },
  })
}

/** cloudsql.users.update: a new password, which is not logged. */
export function updateDatabaseUser(instance: SqlInstance, user: string): GcpCall {
  return sqlCall(instance, {
    verb: 'users.update',
    request: 'SqlUsersUpdateRequest',
    operation: 'UPDATE_USER',
    fields: { name: user },
    body: { name: user, instance: instance.name, project: instance.project },
  })
}

/** cloudsql.instances.delete. */
export function deleteDatabase(instance: SqlInstance): GcpCall {
  return sqlCall(instance, {
    verb: 'instances.delete',
    request: 'SqlInstancesDeleteRequest',
    operation: 'DELETE',
  })
}
