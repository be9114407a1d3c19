/**
 * Calls that follow-up queries ask for, by what they do (reference/telemetry.md section 2): names as the
 * logs have them, those of Azure in lower case and those of Google Cloud without their version.
 */
import type { Verb } from '../environment/verb.ts'
import type { Cloud, SearchClause } from './follow-up-search.ts'

/** A clause for calls that make something new of a copy. */
export function takingActions(cloud: Cloud, ids: readonly string[]): SearchClause | undefined {
  return actionClause(actionsOf(takers, cloud, ids), [
    'copy',
    'export',
    'restore',
    'attach',
    'launch',
  ])
}

/** A clause for calls that take back a share, close a port or remove a copy. */
export function cleaningActions(cloud: Cloud, ids: readonly string[]): SearchClause | undefined {
  return actionClause(actionsOf(cleaners, cloud, ids), ['unshare', 'unexpose', 'detach', 'delete'])
}

/** A clause for calls that hand out credentials; they do nothing to data. */
export function credentialActions(cloud: 'aws' | 'gcp'): SearchClause {
  return { by: 'action', values: credentials[cloud], verbs: [] }
}

function actionClause(values: readonly string[], verbs: readonly Verb[]): SearchClause | undefined {
  return values.length === 0 ? undefined : { by: 'action', values, verbs }
}

/** The calls of the services to which ids belong; none where an id belongs to none that is listed. */
function actionsOf(
  table: readonly ServiceActions[],
  cloud: Cloud,
  ids: readonly string[],
): readonly string[] {
  const services = table.filter((service) => service.cloud === cloud)
  const isCovered = ids.every((id) => services.some(({ ids: form }) => form.test(id)))
  if (!isCovered) return []
  return services
    .filter(({ ids: form }) => ids.some((id) => form.test(id)))
    .flatMap(({ actions }) => actions)
}

interface ServiceActions {
  readonly cloud: Cloud
  /** The ids of what the service holds. */
  readonly ids: RegExp
  readonly actions: readonly string[]
}

const ec2Id = /^(?:[a-z0-9-]{1,40}\/)?(?:vol|snap|ami|i|sg|eni)-/
const rdsId = /^arn:[^:]*:rds:/
const azureId = /^\/subscriptions\//
const computeId = /^\/\/compute\.googleapis\.com\//
const sqlId = /^\/\/sqladmin\.googleapis\.com\//

const takers: readonly ServiceActions[] = [
  {
    cloud: 'aws',
    ids: ec2Id,
    actions: [
      'CreateVolume',
      'CopySnapshot',
      'CopyImage',
      'CreateImage',
      'RegisterImage',
      'RunInstances',
      'AttachVolume',
      'CreateReplaceRootVolumeTask',
      'ExportImage',
      'CreateStoreImageTask',
      'SharedSnapshotVolumeCreated',
      'SharedSnapshotCopyInitiated',
      'ListSnapshotBlocks',
      'GetSnapshotBlock',
    ],
  },
  {
    cloud: 'aws',
    ids: rdsId,
    actions: [
      'RestoreDBInstanceFromDBSnapshot',
      'RestoreDBClusterFromSnapshot',
      'RestoreDBInstanceToPointInTime',
      'RestoreDBClusterToPointInTime',
      'CopyDBSnapshot',
      'CopyDBClusterSnapshot',
      'StartExportTask',
    ],
  },
  {
    cloud: 'azure',
    ids: azureId,
    actions: [
      'microsoft.compute/disks/write',
      'microsoft.compute/snapshots/write',
      'microsoft.compute/images/write',
      'microsoft.compute/virtualmachines/write',
      'microsoft.compute/disks/begingetaccess/action',
      'microsoft.compute/snapshots/begingetaccess/action',
    ],
  },
  {
    cloud: 'gcp',
    ids: computeId,
    actions: [
      'compute.disks.insert',
      'compute.snapshots.insert',
      'compute.images.insert',
      'compute.machineImages.insert',
      'compute.instances.insert',
      'compute.instances.attachDisk',
    ],
  },
  {
    cloud: 'gcp',
    ids: sqlId,
    actions: [
      'cloudsql.instances.restoreBackup',
      'cloudsql.instances.clone',
      'cloudsql.instances.export',
    ],
  },
]

const cleaners: readonly ServiceActions[] = [
  {
    cloud: 'aws',
    ids: ec2Id,
    actions: [
      'ModifySnapshotAttribute',
      'ResetSnapshotAttribute',
      'ModifyImageAttribute',
      'ResetImageAttribute',
      'DeleteSnapshot',
      'DeregisterImage',
      'DetachVolume',
      'DeleteVolume',
      'TerminateInstances',
      'RevokeSecurityGroupIngress',
    ],
  },
  {
    cloud: 'aws',
    ids: rdsId,
    actions: [
      'ModifyDBSnapshotAttribute',
      'ModifyDBClusterSnapshotAttribute',
      'DeleteDBSnapshot',
      'DeleteDBClusterSnapshot',
      'ModifyDBInstance',
      'DeleteDBInstance',
      'DeleteDBCluster',
    ],
  },
  {
    cloud: 'azure',
    ids: azureId,
    actions: [
      'microsoft.compute/snapshots/endgetaccess/action',
      'microsoft.compute/disks/endgetaccess/action',
      'microsoft.compute/snapshots/delete',
      'microsoft.compute/disks/delete',
      'microsoft.compute/images/delete',
      'microsoft.compute/virtualmachines/delete',
      'microsoft.network/networksecuritygroups/write',
      'microsoft.network/networksecuritygroups/delete',
      'microsoft.network/networksecuritygroups/securityrules/write',
      'microsoft.network/networksecuritygroups/securityrules/delete',
    ],
  },
  {
    cloud: 'gcp',
    ids: computeId,
    actions: [
      'setIamPolicy',
      'compute.snapshots.delete',
      'compute.disks.delete',
      'compute.images.delete',
      'compute.instances.delete',
      'compute.firewalls.patch',
      'compute.firewalls.update',
      'compute.firewalls.delete',
    ],
  },
  {
    cloud: 'gcp',
    ids: sqlId,
    actions: [
      'cloudsql.instances.update',
      'cloudsql.instances.delete',
      'cloudsql.backupRuns.delete',
    ],
  },
]

const credentials: Readonly<Record<'aws' | 'gcp', readonly string[]>> = {
  aws: [
    'AssumeRole',
    'AssumeRoleWithSAML',
    'AssumeRoleWithWebIdentity',
    'GetSessionToken',
    'GetFederationToken',
    'ConsoleLogin',
    'CreateAccessKey',
    'CreateLoginProfile',
    'UpdateAssumeRolePolicy',
  ],
  gcp: [
    'GenerateAccessToken',
    'GenerateIdToken',
    'SignJwt',
    'SignBlob',
    'google.iam.admin.v1.CreateServiceAccountKey',
    'SetIamPolicy',
  ],
}
