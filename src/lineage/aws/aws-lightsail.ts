/** Lightsail: machines, disks and databases that go by their names (section 2.5; paths not seen). */
import type { JsonObject } from '../../base/json.ts'
import type { ExposureChange, IngressRule } from '../activity.ts'
import {
  changes,
  deletes,
  derives,
  linksBetween,
  named,
  readDerivation,
  readResources,
  reads,
  type AwsActions,
  type AwsEffect,
  type AwsReader,
} from './aws-action.ts'
import { ingressRules, publicRule } from './aws-ingress.ts'
import { flagAt, objectsAt, textsAt, type AwsCall } from './aws-request.ts'
import { accountResource } from './aws-resource.ts'

const instance = named('lightsail instance', 'request.instanceName')
const madeInstances = named('lightsail instance', 'request.instanceNames', 'request.instanceName')
const disk = named('lightsail disk', 'request.diskName')
const database = named('lightsail database', 'request.relationalDatabaseName')
const databaseSnapshot = named(
  'lightsail database-snapshot',
  'request.relationalDatabaseSnapshotName',
)
// Names are unique within a region whatever they name, so that one type serves for both snapshots.
const instanceSnapshot = named('lightsail snapshot', 'request.instanceSnapshotName')
const diskSnapshot = named('lightsail snapshot', 'request.diskSnapshotName')
const sourceSnapshot = named('lightsail snapshot', 'request.sourceSnapshotName')
const isUnverified = true

/** The rows of lightsail.amazonaws.com. */
export const lightsailActions: AwsActions = {
  CreateInstanceSnapshot: derives({
    verb: 'create',
    link: 'snapshot-of',
    from: instance,
    to: instanceSnapshot,
    isUnverified,
  }),
  // Of a machine's own disk the machine is named.
  CreateDiskSnapshot: derives({
    verb: 'create',
    link: 'snapshot-of',
    from: [disk, instance],
    to: diskSnapshot,
    isUnverified,
  }),
  CreateRelationalDatabaseSnapshot: derives({
    verb: 'create',
    link: 'snapshot-of',
    from: database,
    to: databaseSnapshot,
    isUnverified,
  }),
  CopySnapshot: derives({
    verb: 'copy',
    link: 'copy-of',
    from: [
      { ...sourceSnapshot, regionPath: 'request.sourceRegion' },
      named('lightsail instance', 'request.sourceResourceName'),
    ],
    to: named('lightsail snapshot', 'request.targetSnapshotName'),
    isUnverified,
  }),
  ExportSnapshot: { verb: 'export', read: readExport },
  CreateInstancesFromSnapshot: derives({
    verb: 'launch',
    link: 'launched-from',
    from: [instanceSnapshot, named('lightsail instance', 'request.sourceInstanceName')],
    to: madeInstances,
    isUnverified,
  }),
  CreateDiskFromSnapshot: derives({
    verb: 'restore',
    link: 'restored-from',
    from: [diskSnapshot, named('lightsail disk', 'request.sourceDiskName')],
    to: disk,
    isUnverified,
  }),
  CreateRelationalDatabaseFromSnapshot: { verb: 'restore', read: readDatabaseRestore },
  AttachDisk: derives({
    verb: 'attach',
    link: 'attached-to',
    from: disk,
    to: instance,
    isUnverified,
  }),
  DetachDisk: changes('detach', disk),
  OpenInstancePublicPorts: { verb: 'expose', read: readsPorts('open', 'request.portInfo') },
  PutInstancePublicPorts: { verb: 'expose', read: readsPorts('replace', 'request.portInfos') },
  CloseInstancePublicPorts: { verb: 'unexpose', read: readsPorts('close', 'request.portInfo') },
  GetInstanceAccessDetails: reads('access', instance),
  DeleteInstanceSnapshot: deletes(instanceSnapshot),
  DeleteDiskSnapshot: deletes(diskSnapshot),
  DeleteRelationalDatabaseSnapshot: deletes(databaseSnapshot),
  DeleteInstance: deletes(instance),
  DeleteDisk: deletes(disk),
  DeleteRelationalDatabase: deletes(database),
}

/**
 * ExportSnapshot makes a snapshot or image of EC2 out of a snapshot of Lightsail, in the same account.
 * Its id is named nowhere, so that the account stands for what received it.
 */
function readExport(call: AwsCall): AwsEffect {
  const inputs = readResources(call, sourceSnapshot)
  const outputs = call.account === undefined ? [] : [accountResource(call.account)]
  const links = linksBetween('exported-to', { from: inputs, to: outputs }, 'inferred')
  return { inputs, outputs, links }
}

function readDatabaseRestore(call: AwsCall): AwsEffect {
  const effect = readDerivation(call, {
    verb: 'restore',
    link: 'restored-from',
    from: [databaseSnapshot, named('lightsail database', 'request.sourceRelationalDatabaseName')],
    to: database,
    isUnverified,
  })
  if (flagAt(call.parts, 'request.publiclyAccessible') !== true) return effect
  const rules = [publicRule('publicly-accessible', [])]
  const exposures = (effect.outputs ?? []).map((resource): ExposureChange => {
    return { resource, change: 'open', rules }
  })
  return { ...effect, exposures }
}

/** Ports of a machine itself, which has no group. */
function readsPorts(change: ExposureChange['change'], path: string): AwsReader {
  return (call) => {
    const outputs = readResources(call, instance)
    const exposures = outputs.map((resource): ExposureChange => {
      const rules = objectsAt(call.parts, path).flatMap((info) => portRules(resource.id, info))
      return { resource, change, rules }
    })
    return { outputs, exposures }
  }
}

/** Without any source a port is open to everybody; an alias is Lightsail's own console. */
function portRules(id: string, info: JsonObject): readonly IngressRule[] {
  const { fromPort = null, toPort = null, protocol = null } = info
  const cidrs = ['cidrs', 'ipv6Cidrs'].flatMap((key) => textsAt(info, key))
  const aliases = textsAt(info, 'cidrListAliases')
  const sources = [
    ...cidrs.map((cidrIp) => ({ cidrIp })),
    ...aliases.map((alias) => ({ sourceSecurityGroupName: alias })),
  ]
  const stated = sources.length > 0 ? sources : [{ cidrIp: '0.0.0.0/0' }]
  return ingressRules(
    id,
    stated.map((source) => ({ fromPort, toPort, ipProtocol: protocol, ...source })),
  )
}
