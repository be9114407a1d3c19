/** EFS: file systems, their replicas, and who may mount them (section 2.5; paths not seen). */
import {
  deletes,
  derives,
  linksBetween,
  named,
  own,
  readResources,
  type AwsActions,
  type AwsEffect,
} from './aws-action.ts'
import { textAt, type AwsCall } from './aws-request.ts'
import { sharesByPolicy } from './aws-sharing.ts'

const fileSystem = named('elasticfilesystem file-system', 'request.fileSystemId')
const source = named(
  'elasticfilesystem file-system',
  'request.sourceFileSystemId',
  'response.sourceFileSystemId',
)
/** A replica is mostly made by the call that asks for it, in the region and account of the answer. */
const replica = {
  ...named(
    'elasticfilesystem file-system',
    'response.destinations.fileSystemId',
    'request.destinations.fileSystemId',
  ),
  regionPath: 'response.destinations.region',
  accountPath: 'response.destinations.ownerId',
}
const groups = own('network-group', 'request.securityGroups')

/** The rows of elasticfilesystem.amazonaws.com. */
export const efsActions: AwsActions = {
  CreateReplicationConfiguration: derives({
    verb: 'copy',
    link: 'copy-of',
    from: source,
    to: replica,
    isUnverified: true,
  }),
  PutFileSystemPolicy: sharesByPolicy(fileSystem, 'request.policy'),
  PutBackupPolicy: { verb: 'other', read: readBackupPolicy },
  CreateMountTarget: { verb: 'other', read: readMountTarget },
  DeleteFileSystem: deletes(fileSystem),
}

/** Automatic backups go on or off. */
function readBackupPolicy(call: AwsCall): AwsEffect {
  const status = textAt(call.parts, 'request.backupPolicy.status')?.toUpperCase()
  const verb = status === 'ENABLED' ? 'protect' : status === 'DISABLED' ? 'unprotect' : undefined
  return { outputs: readResources(call, fileSystem), ...(verb === undefined ? {} : { verb }) }
}

/** A way in from one subnet, behind its security groups; the world reaches none. */
function readMountTarget(call: AwsCall): AwsEffect {
  const outputs = readResources(call, fileSystem)
  const to = readResources(call, groups)
  return { outputs, links: linksBetween('member-of', { from: outputs, to }, 'inferred') }
}
