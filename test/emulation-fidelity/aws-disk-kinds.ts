/** Snapshots, volumes, images and exports. */
import * as exported from '../../src/emulation/calls/aws-export-calls.ts'
import * as images from '../../src/emulation/calls/aws-image-calls.ts'
import * as settings from '../../src/emulation/calls/aws-region-setting-calls.ts'
import * as snapshots from '../../src/emulation/calls/aws-snapshot-calls.ts'
import * as guards from '../../src/emulation/calls/aws-snapshot-guard-calls.ts'
import * as volumes from '../../src/emulation/calls/aws-volume-calls.ts'
import { account, consoleRole, kindOf, random, region, role, time } from './aws-kind.ts'
import type { AwsKind } from './aws-kind.ts'

const [snapshotId, volumeId, instanceId, imageId] = ['snap-01', 'vol-01', 'i-01', 'ami-01'] as const
const tags = { Name: 'x' }
const organization = 'arn:aws:organizations::111122223333:organization/o-example'
const kmsKeyId = `arn:aws:kms:${region}:${account}:key/1111`
const snapshot = { volumeId, snapshotId, owner: account, time, size: 8 }
const volume = { volumeId, zone: `${region}a`, size: 8, time, clientToken: 'token', tags }
const attachment = { volumeId, instanceId, device: '/dev/sdf', time }
const copiedImage = { sourceImageId: imageId, sourceRegion: region, clientToken: 'token' }
const bucket = 'exports.example.com'

const snapshotKinds: readonly AwsKind[] = [
  kindOf(snapshots.createSnapshot({ ...snapshot, tags })),
  kindOf(snapshots.createSnapshot({ ...snapshot, tags, kmsKeyId, encoding: 'wrapped' }), {
    form: 'wrapped',
  }),
  kindOf(snapshots.createSnapshots(instanceId, [snapshot], 'daily')),
  kindOf(
    snapshots.copySnapshot({ sourceSnapshotId: snapshotId, sourceRegion: region, snapshotId }),
  ),
  kindOf(snapshots.shareSnapshot(snapshotId, 'add', '777788889999'), { form: 'add account' }),
  kindOf(snapshots.shareSnapshot(snapshotId, 'add', 'all'), { form: 'add all' }),
  kindOf(snapshots.shareSnapshot(snapshotId, 'remove', 'all'), { form: 'remove all' }),
  kindOf(snapshots.resetSnapshotSharing(snapshotId)),
  kindOf(snapshots.deleteSnapshot(snapshotId)),
  kindOf(snapshots.describeSnapshots({ owners: ['self'], maxResults: 1000 }), {
    caller: consoleRole,
  }),
  kindOf(
    snapshots.describeSnapshots({ owners: ['self'], restorableBy: ['all'], maxResults: 1000 }),
    {
      caller: consoleRole,
      form: 'of others',
    },
  ),
  kindOf(snapshots.describeSnapshotSharing(snapshotId)),
  kindOf(guards.lockSnapshot({ snapshotId, mode: 'governance', days: 7, time })),
  kindOf(guards.unlockSnapshot(snapshotId)),
  kindOf(guards.archiveSnapshot(snapshotId, time)),
  kindOf(guards.unarchiveSnapshot({ snapshotId, time })),
  kindOf(guards.recoverSnapshot(snapshot)),
]

const settingKinds: readonly AwsKind[] = [
  kindOf(settings.blockPublicSnapshots('block-all-sharing')),
  kindOf(settings.allowPublicSnapshots()),
  kindOf(settings.blockPublicImages()),
  kindOf(settings.allowPublicImages()),
  kindOf(settings.setDefaultEncryption('enabled')),
  kindOf(settings.setDefaultEncryption('disabled')),
  kindOf(settings.getDefaultEncryption()),
  kindOf(settings.setSerialConsole('enabled'), { caller: role }),
  kindOf(settings.setSerialConsole('disabled'), { caller: role }),
]

const volumeKinds: readonly AwsKind[] = [
  kindOf(volumes.createVolume({ ...volume, type: 'gp2' })),
  kindOf(volumes.createVolume({ ...volume, snapshotId }), { form: 'of snapshot' }),
  kindOf(volumes.deleteVolume(volumeId)),
  kindOf(volumes.attachVolume(attachment)),
  kindOf(volumes.detachVolume(attachment)),
  kindOf(volumes.replaceRootVolume({ instanceId, snapshotId, time }, random)),
]

const imageKinds: readonly AwsKind[] = [
  kindOf(images.createImage({ instanceId, imageId, name: 'base', noReboot: true })),
  kindOf(
    images.registerImage({
      imageId,
      name: 'base',
      disks: [{ device: '/dev/xvda', snapshotId, size: 8 }],
    }),
  ),
  kindOf(images.copyImage({ ...copiedImage, imageId: 'ami-02', name: 'copy' })),
  kindOf(images.shareImage(imageId, '777788889999'), { form: 'add account' }),
  kindOf(images.changeImageSharing(imageId, 'remove', 'all'), { form: 'remove all' }),
  kindOf(images.shareImage(imageId, organization), { form: 'add organisation' }),
  kindOf(images.describeImageAs(imageId, 'base'), { form: 'description' }),
  kindOf(images.resetImageSharing(imageId)),
  kindOf(images.deregisterImage(imageId)),
]

const exportKinds: readonly AwsKind[] = [
  kindOf(exported.exportImage({ imageId, to: { bucket } }, random)),
  kindOf(exported.exportInstance({ instanceId, to: { bucket } }, random)),
  kindOf(exported.storeImage(imageId, bucket)),
  kindOf(exported.restoreStoredImage({ bucket, objectKey: `${imageId}.bin`, imageId })),
  kindOf(exported.importSnapshot({ bucket, objectKey: 'disk.vmdk' }, random)),
]

/** One record of every builder of the topic. */
export const diskKinds: readonly AwsKind[] = [
  ...snapshotKinds,
  ...settingKinds,
  ...volumeKinds,
  ...imageKinds,
  ...exportKinds,
]
