/** FSx: file systems and volumes, their backups and snapshots (section 2.5; paths not seen). */
import { deletes, derives, named, type AwsActions } from './aws-action.ts'

const fileSystem = named('fsx file-system', 'request.fileSystemId')
const volume = named('fsx volume', 'request.volumeId')
const backup = named('fsx backup', 'request.backupId')
const madeBackup = named('fsx backup', 'response.backup.backupId', 'response.backup.resourceARN')
const isUnverified = true

/** The rows of fsx.amazonaws.com. */
export const fsxActions: AwsActions = {
  CreateBackup: derives({
    verb: 'create',
    link: 'snapshot-of',
    from: [fileSystem, volume],
    to: madeBackup,
    isUnverified,
  }),
  CopyBackup: derives({
    verb: 'copy',
    link: 'copy-of',
    from: {
      ...named('fsx backup', 'request.sourceBackupId'),
      regionPath: 'request.sourceRegion',
    },
    to: madeBackup,
    isUnverified,
  }),
  CreateFileSystemFromBackup: derives({
    verb: 'restore',
    link: 'restored-from',
    from: backup,
    to: named('fsx file-system', 'response.fileSystem.fileSystemId'),
    isUnverified,
  }),
  CreateSnapshot: derives({
    verb: 'create',
    link: 'snapshot-of',
    from: volume,
    to: named('fsx snapshot', 'response.snapshot.snapshotId', 'response.snapshot.resourceARN'),
    isUnverified,
  }),
  RestoreVolumeFromSnapshot: derives({
    verb: 'restore',
    link: 'restored-from',
    from: named('fsx snapshot', 'request.snapshotId'),
    to: volume,
    isUnverified,
  }),
  // The snapshot's content takes the place of the volume's, also of a volume elsewhere.
  CopySnapshotAndUpdateVolume: derives({
    verb: 'restore',
    link: 'restored-from',
    from: named('fsx snapshot', 'request.sourceSnapshotARN'),
    to: volume,
    isUnverified,
  }),
  DeleteBackup: deletes(backup),
}
