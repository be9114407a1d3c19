/** Lightsail, Redshift, caches and file systems; none of them has a real record to stand beside. */
import * as caches from '../../src/emulation/calls/aws-cache-calls.ts'
import * as files from '../../src/emulation/calls/aws-file-calls.ts'
import * as lightsail from '../../src/emulation/calls/aws-lightsail-calls.ts'
import * as redshift from '../../src/emulation/calls/aws-redshift-calls.ts'
import { account, kindOf, random, region, time } from './aws-kind.ts'
import type { AwsKind } from './aws-kind.ts'

const place = { account, region, time }
const ports = { instance: 'web', from: 22, to: 22, cidrs: ['0.0.0.0/0'] }

const lightsailKinds: readonly AwsKind[] = [
  lightsail.snapshotLightsailDisk({ disk: 'data', snapshot: 's' }, place, random),
  lightsail.snapshotLightsailInstance({ instance: 'web', snapshot: 's' }, place, random),
  lightsail.copyLightsailSnapshot(
    { source: 's', sourceRegion: region, target: 't' },
    place,
    random,
  ),
  lightsail.exportLightsailSnapshot('s', place, random),
  lightsail.restoreLightsailDisk({ snapshot: 's', disk: 'new', size: 8 }, place, random),
  lightsail.launchLightsailInstance({ snapshot: 's', instance: 'new' }, place, random),
  lightsail.attachLightsailDisk({ disk: 'new', instance: 'web' }, place, random),
  lightsail.openLightsailPorts(ports, place, random),
  lightsail.closeLightsailPorts(ports, place, random),
  lightsail.deleteLightsailSnapshot('s', place, random),
].map((call) => kindOf(call))

const sales = { name: 'sales', account, region, vpcId: 'vpc-01', groupId: 'sg-01', since: time }
const taken = { name: 'taken', of: sales, owner: account, since: time }
const redshiftKinds: readonly AwsKind[] = [
  redshift.createWarehouseSnapshot(taken),
  redshift.copyWarehouseSnapshot('taken', { ...taken, name: 'kept' }),
  redshift.changeWarehouseSharing(taken, 'add', '777788889999'),
  redshift.changeWarehouseSharing(taken, 'remove', '777788889999'),
  redshift.restoreWarehouse(taken, sales),
  redshift.deleteWarehouseSnapshot(taken),
].map((call) => kindOf(call))

const cache = { name: 'sessions', account, region }
const copy = { cache, source: 's', target: 't' }
const cacheKinds: readonly AwsKind[] = [
  kindOf(caches.createCacheSnapshot(cache, 's')),
  kindOf(caches.copyCacheSnapshot(copy), { form: 'in the service' }),
  kindOf(caches.copyCacheSnapshot(copy, 'bucket'), { form: 'to a bucket' }),
  kindOf(caches.restoreCache(cache, 's')),
  kindOf(caches.deleteCacheSnapshot(cache, 's')),
]

const backup = { fileSystem: 'fs-01', backup: 'backup-01' }
const fileKinds: readonly AwsKind[] = [
  files.backUpFiles(backup, place, random),
  files.copyFileBackup({ ...backup, source: 'backup-00', sourceRegion: region }, place, random),
  files.restoreFiles({ ...backup, subnet: 'subnet-01' }, place, random),
  files.deleteFileBackup('backup-01', random),
  files.replicateFiles({ source: 'fs-01', replica: 'fs-02', targetRegion: 'us-east-1' }, place),
  files.shareFiles('fs-01', ['777788889999']),
].map((call) => kindOf(call))

/** One record of every builder of the topics. */
export const serviceKinds: readonly AwsKind[] = [
  ...lightsailKinds,
  ...redshiftKinds,
  ...cacheKinds,
  ...fileKinds,
]
