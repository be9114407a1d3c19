/** Disks, snapshots, images and instances: the calls of EC2 that move data or what guards it. */
import {
  changes,
  deletes,
  derives,
  maybeForeign,
  own,
  reads,
  settles,
  starts,
  type AwsActions,
} from './aws-action.ts'
import { readCreateImage, readRestoreImage, readsExport, readsFromBucket } from './aws-image.ts'
import { readFleet, readInstanceChange, readLaunch } from './aws-launch.ts'
import { readsPermission, readsReset, readsSharedUse } from './aws-sharing.ts'
import { readCreateSnapshots, readCreateVolume, readReplaceRoot } from './aws-snapshot.ts'

const snapshot = own('snapshot', 'request.snapshotId')
const madeSnapshot = own('snapshot', 'response.snapshotId')
const sourceSnapshot = maybeForeign('snapshot', 'request.sourceSnapshotId')
const usedSnapshot = maybeForeign('snapshot', 'details.snapshotId')
const volume = own('disk', 'request.volumeId', 'response.volumeId')
const image = own('image', 'request.imageId')
const madeImage = own('image', 'response.imageId')
const sourceImage = maybeForeign('image', 'request.sourceImageId')
const instance = own('instance', 'request.instanceId')
const listedInstances = own('instance', 'request.instancesSet.instanceId')
const region = { regionPath: 'request.sourceRegion' }

/** reference/telemetry.md section 2.1. */
const copyingActions: AwsActions = {
  CreateSnapshot: derives({
    verb: 'create',
    link: 'snapshot-of',
    from: own('disk', 'response.volumeId', 'request.volumeId'),
    to: madeSnapshot,
  }),
  CreateSnapshots: { verb: 'create', read: readCreateSnapshots },
  ImportSnapshot: {
    verb: 'create',
    read: readsFromBucket('request.diskContainer.userBucket.s3Bucket'),
  },
  CopySnapshot: derives({
    verb: 'copy',
    link: 'copy-of',
    from: { ...sourceSnapshot, ...region },
    to: madeSnapshot,
  }),
  CopyImage: derives({
    verb: 'copy',
    link: 'copy-of',
    from: { ...sourceImage, ...region },
    to: madeImage,
  }),
  CopyVolumes: derives({
    verb: 'copy',
    link: 'copy-of',
    from: own('disk', 'request.sourceVolumeId'),
    to: own('disk', 'response.volumeId'),
    isUnverified: true,
  }),
  CreateImage: { verb: 'create', read: readCreateImage },
  RegisterImage: derives({
    verb: 'create',
    link: 'image-of',
    from: own('snapshot', 'request.blockDeviceMapping.ebs.snapshotId'),
    to: madeImage,
  }),
  CreateVolume: { verb: 'create', read: readCreateVolume },
  CreateReplaceRootVolumeTask: { verb: 'restore', read: readReplaceRoot },
  CreateRestoreImageTask: { verb: 'restore', read: readRestoreImage },
  ExportImage: {
    verb: 'export',
    read: readsExport(image, { bucket: 'request.s3ExportLocation.s3Bucket', isUnverified: true }),
  },
  CreateInstanceExportTask: {
    verb: 'export',
    read: readsExport(instance, { bucket: 'request.exportToS3.s3Bucket' }),
  },
  CreateStoreImageTask: {
    verb: 'export',
    read: readsExport(image, { bucket: 'request.bucket', isUnverified: true }),
  },
}

/** Who may use a snapshot or image, and who did. */
const sharingActions: AwsActions = {
  ModifySnapshotAttribute: {
    verb: 'share',
    read: readsPermission(snapshot, 'createVolumePermission'),
  },
  ResetSnapshotAttribute: { verb: 'unshare', read: readsReset(snapshot) },
  ModifyImageAttribute: { verb: 'share', read: readsPermission(image, 'launchPermission') },
  ResetImageAttribute: { verb: 'unshare', read: readsReset(image) },
  SharedSnapshotVolumeCreated: {
    verb: 'restore',
    read: readsSharedUse('restored-from', usedSnapshot),
  },
  SharedSnapshotCopyInitiated: { verb: 'copy', read: readsSharedUse('copy-of', usedSnapshot) },
}

const instanceActions: AwsActions = {
  RunInstances: { verb: 'launch', read: readLaunch },
  RequestSpotInstances: { verb: 'launch', read: readFleet },
  RequestSpotFleet: { verb: 'launch', read: readFleet },
  CreateFleet: { verb: 'launch', read: readFleet },
  StartInstances: starts(listedInstances),
  StopInstances: changes('other', listedInstances),
  TerminateInstances: deletes(listedInstances),
  ModifyInstanceAttribute: { verb: 'other', read: readInstanceChange },
  AttachVolume: derives({
    verb: 'attach',
    link: 'attached-to',
    from: volume,
    to: own('instance', 'request.instanceId', 'response.instanceId'),
  }),
  DetachVolume: derives({
    verb: 'detach',
    from: volume,
    to: own('instance', 'request.instanceId', 'response.instanceId'),
  }),
  AssociateAddress: changes('other', instance),
  GetPasswordData: reads('access', instance),
  GetConsoleScreenshot: reads('access', instance),
}

/** What keeps data, or stops keeping it. */
const guardingActions: AwsActions = {
  DeleteSnapshot: deletes(snapshot),
  DeleteVolume: deletes(volume),
  DeregisterImage: deletes(image),
  RestoreSnapshotFromRecycleBin: changes('restore', snapshot),
  RestoreImageFromRecycleBin: changes('restore', image),
  ModifySnapshotTier: changes('unprotect', snapshot),
  RestoreSnapshotTier: changes('other', snapshot),
  EnableFastSnapshotRestores: changes('other', own('snapshot', 'request.sourceSnapshotId')),
  LockSnapshot: changes('protect', snapshot),
  UnlockSnapshot: changes('unprotect', snapshot),
  EnableEbsEncryptionByDefault: settles('protect'),
  DisableEbsEncryptionByDefault: settles('unprotect'),
  ModifyEbsDefaultKmsKeyId: settles('unprotect'),
  ResetEbsDefaultKmsKeyId: settles('other'),
  EnableSnapshotBlockPublicAccess: settles('protect'),
  DisableSnapshotBlockPublicAccess: settles('unprotect'),
  EnableImageBlockPublicAccess: settles('protect'),
  DisableImageBlockPublicAccess: settles('unprotect'),
  EnableSerialConsoleAccess: settles('unprotect'),
  DisableSerialConsoleAccess: settles('protect'),
}

/**
 * The rows of ec2.amazonaws.com outside the network. Calls of section 2.1 that name no resource which
 * lineage follows (tags, key pairs, routes, gateways, task cancellations) have no row by intent.
 */
export const ec2Actions: AwsActions = {
  ...copyingActions,
  ...sharingActions,
  ...instanceActions,
  ...guardingActions,
}

/** The rows of ec2-instance-connect.amazonaws.com: keys pushed into running instances. */
export const instanceConnectActions: AwsActions = {
  SendSSHPublicKey: reads('access', instance),
  SendSerialConsoleSSHPublicKey: reads('access', instance),
}

/** The rows of rbin.amazonaws.com: the rules by which deleted snapshots and images are kept. */
export const recycleBinActions: AwsActions = {
  CreateRule: settles('protect'),
  LockRule: settles('protect'),
  UnlockRule: settles('unprotect'),
  DeleteRule: settles('unprotect'),
}
