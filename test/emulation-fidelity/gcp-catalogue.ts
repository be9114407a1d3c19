import { gcpNames, inVersion } from '../../src/emulation/calls/gcp-compute-call.ts'
import * as disks from '../../src/emulation/calls/gcp-disk-calls.ts'
import * as firewalls from '../../src/emulation/calls/gcp-firewall-calls.ts'
import * as images from '../../src/emulation/calls/gcp-image-calls.ts'
import * as instances from '../../src/emulation/calls/gcp-instance-calls.ts'
import type { GcpCall } from '../../src/emulation/calls/gcp-player.ts'
import * as policies from '../../src/emulation/calls/gcp-policy-calls.ts'
import * as reads from '../../src/emulation/calls/gcp-read-calls.ts'
import * as snapshots from '../../src/emulation/calls/gcp-snapshot-calls.ts'
import * as databases from '../../src/emulation/calls/gcp-sql-calls.ts'

const [project, zone] = ['example-test', 'europe-west1-c']
const disk = gcpNames.disk(project, zone, 'disk-1')
const otherDisk = gcpNames.disk(project, 'europe-west4-b', 'disk-2')
const regionDisk = gcpNames.disk(project, 'europe-west1', 'disk-1')
const snapshot = gcpNames.snapshot(project, 'snapshot-1')
const instant = gcpNames.instantSnapshot(project, zone, 'instant-1')
const image = gcpNames.image(project, 'image-1')
const machineImage = gcpNames.machineImage(project, 'machine-image-1')
const instance = gcpNames.instance(project, zone, 'instance-1')
const firewall = gcpNames.firewall(project, 'firewall-1')
const network = gcpNames.network(project, 'default')
const schedule = gcpNames.resourcePolicy(project, 'europe-west1', 'daily')
const database = { project, name: 'database-1', region: 'europe-west1' }
const member = 'user:carla@example.net'
const policy = { bindings: [{ role: 'roles/compute.storageAdmin', members: [member] }] }
const launch = { instance, network, tags: [], external: true }
const publicImage = 'projects/debian-cloud/global/images/debian-13-trixie-v20260811'
const account = 'runner@example-test.iam.gserviceaccount.com'
const world = {
  network,
  direction: 'INGRESS',
  ranges: ['0.0.0.0/0', '::/0'],
  allowed: [{ protocol: 'tcp', ports: ['22', '3389'] }],
} as const
const everyInstance = {
  project,
  type: 'instances',
  isAggregated: true,
  count: 61,
  version: 'beta',
} as const
const quota = { code: 8, message: 'QUOTA_EXCEEDED' } as const

/** Calls of every builder of the catalogue, by its name, each under what is special of it. */
export const gcpCatalogue: Readonly<Record<string, Readonly<Record<string, GcpCall>>>> = {
  snapshotDisk: {
    'of a zone': disks.snapshotDisk(disk, 'snapshot-1', 'eu'),
    'of a region': disks.snapshotDisk(regionDisk, 'snapshot-1', 'eu'),
  },
  scheduledSnapshot: { only: disks.scheduledSnapshot(disk) },
  insertDisk: {
    empty: disks.insertDisk(disk, { size: 500 }),
    'of an image': disks.insertDisk(disk, { image }),
    'of a disk': disks.insertDisk(disk, { disk: otherDisk }),
    'in a region': disks.insertDisk(regionDisk, { snapshot }),
    'of an instant snapshot': disks.insertDisk(disk, { instantSnapshot: instant }),
    'beyond the quota': { ...disks.insertDisk(disk, { size: 500 }), failure: quota },
    'beyond the quota, late': {
      ...disks.insertDisk(disk, { size: 500 }),
      failure: { ...quota, isLate: true },
    },
  },
  restoreDisk: { 'of a snapshot': disks.restoreDisk(disk, snapshot) },
  replicateDisk: { only: disks.replicateDisk(disk, otherDisk) },
  changeSchedules: {
    add: disks.changeSchedules(disk, 'add', [schedule]),
    remove: disks.changeSchedules(disk, 'remove', [schedule]),
  },
  imageDisk: { 'of a disk': disks.imageDisk(image, disk) },
  setResourcePolicy: {
    'of a snapshot': disks.setResourcePolicy(snapshot, 'roles/viewer', [member]),
  },
  deleteCompute: Object.fromEntries(
    [disk, snapshot, instant, image, machineImage, instance].map((resource) => [
      resource,
      disks.deleteCompute(resource),
    ]),
  ),
  insertSnapshot: { own: snapshots.insertSnapshot(snapshot, disk) },
  foreignSnapshot: { foreign: snapshots.foreignSnapshot(disk) },
  insertInstantSnapshot: { only: snapshots.insertInstantSnapshot(instant, disk) },
  insertImage: {
    'of a file': images.insertImage(
      image,
      { file: 'https://storage.googleapis.com/example-bucket/image.tar.gz' },
      { family: 'base', guestOsFeatures: ['VIRTIO_SCSI_MULTIQUEUE'] },
    ),
    'of a snapshot': images.insertImage(image, { snapshot }),
  },
  insertMachineImage: { only: images.insertMachineImage(machineImage, instance) },
  exportImage: {
    only: images.exportImage({
      project,
      source: { image: 'image-1' },
      destination: 'gs://example-bucket/image.tar.gz',
    }),
  },
  launchInstance: {
    'of an image': instances.launchInstance({
      ...launch,
      boot: { image: publicImage },
      serviceAccount: account,
    }),
    'of a disk': instances.launchInstance({ ...launch, boot: { disk }, external: false }),
    'of a snapshot': inVersion(
      instances.launchInstance({ ...launch, boot: { snapshot }, disks: [{ disk }] }),
      'beta',
    ),
    'of a machine image': instances.launchInstance({ ...launch, boot: { machineImage } }),
  },
  attachDisk: { only: instances.attachDisk(instance, disk) },
  detachDisk: { only: instances.detachDisk(instance) },
  setMetadata: { change: instances.setMetadata(instance, { modified: ['startup-script'] }) },
  addSshKeys: { keys: instances.addSshKeys(instance) },
  setProjectMetadata: { only: instances.setProjectMetadata(project, { modified: ['ssh-keys'] }) },
  addAddress: { only: instances.addAddress(instance, '203.0.113.7') },
  removeAddress: { only: instances.removeAddress(instance) },
  setTags: { only: instances.setTags(instance, ['web']) },
  instanceAction: {
    start: instances.instanceAction(instance, 'start', {}),
    stop: instances.instanceAction(instance, 'stop', {}),
  },
  allowIngress: {
    'by tags': instances.allowIngress(firewall, {
      network,
      ranges: ['0.0.0.0/0'],
      port: '22',
      tags: ['web'],
    }),
  },
  insertFirewall: {
    'without ranges': firewalls.insertFirewall(firewall, {
      network,
      direction: 'INGRESS',
      allowed: [{ protocol: 'tcp', ports: ['80'] }, { protocol: 'icmp' }],
    }),
    denying: firewalls.insertFirewall(firewall, {
      network,
      direction: 'EGRESS',
      ranges: ['0.0.0.0/0'],
      denied: [{ protocol: 'all' }],
      isDisabled: true,
    }),
  },
  changeFirewall: {
    patch: firewalls.changeFirewall(firewall, {
      verb: 'patch',
      network,
      rule: { ranges: ['0.0.0.0/0'] },
      original: world,
    }),
    update: firewalls.changeFirewall(firewall, { verb: 'update', network, rule: world }),
  },
  deleteFirewall: { only: firewalls.deleteFirewall(firewall, network) },
  setPolicy: {
    'of a disk': policies.setPolicy(disk, { ...policy, version: 'beta' }),
    'of an image, with its changes': policies.setPolicy(image, {
      ...policy,
      changes: [{ action: 'ADD', role: 'roles/compute.storageAdmin', member }],
    }),
    'of an image, refused': { ...policies.setPolicy(image, policy), refused: true },
    'of a machine image': policies.setPolicy(machineImage, policy),
    'of an instance': policies.setPolicy(instance, policy),
  },
  setProjectPolicy: {
    only: policies.setProjectPolicy(project, {
      ...policy,
      changes: [{ action: 'ADD', role: 'roles/compute.storageAdmin', member }],
    }),
  },
  getCompute: { only: reads.getCompute(snapshot) },
  listCompute: {
    'every instance': reads.listCompute(everyInstance),
    'every instance, refused': { ...reads.listCompute(everyInstance), refused: true },
    snapshots: reads.listCompute({ project, type: 'snapshots', count: 3 }),
    disks: reads.listCompute({ project, type: 'disks', zone, count: 3 }),
  },
  createDatabase: {
    only: databases.createDatabase(database, { databaseVersion: 'POSTGRES_17' }),
  },
  backUpDatabase: {
    create: databases.backUpDatabase(database),
    insert: databases.backUpDatabase(database, 'insert'),
  },
  deleteBackup: { only: databases.deleteBackup(database, '1789000000000') },
  cloneDatabase: { only: databases.cloneDatabase(database, 'database-2') },
  restoreDatabase: {
    only: databases.restoreDatabase(database, { id: '1789000000000', of: database }),
    'not found': {
      ...databases.restoreDatabase(database, { id: '1', of: database }),
      failure: { code: 5, message: 'The backup does not exist.' },
    },
  },
  exportDatabase: { only: databases.exportDatabase(database, 'gs://example-bucket/dump.sql') },
  openDatabase: { only: databases.openDatabase(database, ['0.0.0.0/0']) },
  updateDatabaseUser: { only: databases.updateDatabaseUser(database, 'postgres') },
  deleteDatabase: { only: databases.deleteDatabase(database) },
}

/** The names of all builders of the catalogue. */
export const gcpBuilders: readonly string[] = [
  databases,
  disks,
  firewalls,
  images,
  instances,
  policies,
  reads,
  snapshots,
].flatMap((module) => Object.keys(module))
