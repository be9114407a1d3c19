import { timeAt } from '../../src/emulation/clock.ts'
import * as authorization from '../../src/emulation/calls/azure-authorization-operations.ts'
import * as backup from '../../src/emulation/calls/azure-backup-operations.ts'
import { stableUuid } from '../../src/emulation/calls/azure-caller.ts'
import * as images from '../../src/emulation/calls/azure-image-operations.ts'
import * as machines from '../../src/emulation/calls/azure-machine-operations.ts'
import * as network from '../../src/emulation/calls/azure-network-operations.ts'
import { nameOf } from '../../src/emulation/calls/azure-ids.ts'
import * as operations from '../../src/emulation/calls/azure-operations.ts'
import { armId, armIds } from '../../src/emulation/calls/azure-operations.ts'
import type { AzureOperation } from '../../src/emulation/calls/azure-player.ts'
import * as points from '../../src/emulation/calls/azure-restore-point-operations.ts'

const location = 'westeurope'
const place = { subscription: stableUuid('subscription'), group: 'rg-test', location }
const since = timeAt('2026-09-01 08:00:00')
const disk = armIds.disk(place, 'disk1')
const snapshot = armIds.snapshot(place, 'snap1')
const machine = armIds.machine(place, 'vm1')
const image = armIds.image(place, 'image1')
const gallery = armIds.gallery(place, 'gallery1')
const version = `${gallery}/images/definition/versions/1.0.0`
const nic = armIds.networkInterface(place, 'nic1')
const group = armIds.securityGroup(place, 'nsg1')
const virtualNetwork = armIds.virtualNetwork(place, 'vnet1')
const subnet = `${virtualNetwork}/subnets/default`
const address = armIds.publicAddress(place, 'pip1')
const storage = armIds.storageAccount(place, 'storage1')
const collection = armIds.restorePointCollection(place, 'collection1')
const point = `${collection}/restorePoints/point1`
const diskPoint = points.diskRestorePointOf(point, disk)
const vault = armIds.vault(place, 'vault1')
const item = backup.backupItemOf(vault, machine)
const instance = `${armId(place, 'Microsoft.DataProtection/backupVaults', 'vault2')}/backupInstances/disk1`
const assignment = { scope: snapshot, principalId: stableUuid('somebody'), role: 'Reader' }
const copied = operations.writeDisk(snapshot, location, { option: 'Copy', sourceId: disk })
const machinePlan = { resourceId: machine, location, networkInterfaceId: nic, osDiskId: disk }
const openRule = { source: '*', port: '22' }

/** Operations of every builder of the catalogue, by its name, each under what is special of it. */
export const azureCatalogue: Readonly<Record<string, Readonly<Record<string, AzureOperation>>>> = {
  writeDisk: {
    'snapshot of a disk': copied,
    'disk of a snapshot': operations.writeDisk(disk, location, {
      option: 'Copy',
      sourceId: snapshot,
    }),
    'snapshot from another region': operations.writeDisk(snapshot, location, {
      option: 'CopyStart',
      sourceId: armIds.snapshot({ ...place, location: 'northeurope' }, 'snap0'),
    }),
    'empty disk': operations.writeDisk(disk, location, { option: 'Empty', size: 64 }),
    'disk from a VHD file': operations.writeDisk(disk, location, {
      option: 'Import',
      sourceUri: 'https://storage1.blob.core.windows.net/vhds/d.vhd',
      storageAccountId: storage,
    }),
    'uploaded disk': operations.writeDisk(disk, location, { option: 'Upload' }),
    'disk from a restore point': operations.writeDisk(disk, location, {
      option: 'Restore',
      sourceId: diskPoint,
    }),
    'disk from an image': operations.writeDisk(disk, location, {
      option: 'FromImage',
      sourceId: image,
    }),
    'disk from a gallery': operations.writeDisk(disk, location, {
      option: 'FromImage',
      sourceId: version,
    }),
    'snapshot for everybody with a link': operations.writeDisk(
      snapshot,
      location,
      { option: 'Copy', sourceId: disk },
      { networkAccessPolicy: 'AllowAll', publicNetworkAccess: 'Enabled' },
    ),
  },
  writeTags: { 'other tags': operations.writeTags(copied, { owner: 'carla' }) },
  writeNetworkAccess: {
    'other network access': operations.writeNetworkAccess(
      copied,
      { networkAccessPolicy: 'AllowAll' },
      since,
    ),
  },
  beginAccess: {
    'of a snapshot': operations.beginAccess(snapshot),
    'of a disk': operations.beginAccess(disk),
    'of a restore point': operations.beginAccess(diskPoint),
  },
  endAccess: {
    'of a snapshot': operations.endAccess(snapshot),
    'of a disk': operations.endAccess(disk),
  },
  deleteResource: Object.fromEntries(
    [
      snapshot,
      disk,
      machine,
      image,
      point,
      collection,
      version,
      nic,
      group,
      `${group}/securityRules/ssh`,
      address,
      virtualNetwork,
      subnet,
    ].map((resourceId) => [nameOf(resourceId), operations.deleteResource(resourceId)]),
  ),
  plainOperation: {
    'list keys': operations.plainOperation(
      'Microsoft.EventHub/namespaces/authorizationRules/listKeys/action',
      `${armId(place, 'Microsoft.EventHub/namespaces', 'events')}/authorizationRules/root`,
    ),
    'support ticket': {
      ...operations.plainOperation(
        'microsoft.support/supporttickets/write',
        armId(place, 'microsoft.support/supporttickets', '1'),
      ),
      answer: 'Created',
    },
  },
  failedOperation: {
    'used-up quota': operations.failedOperation(copied, {
      statusCode: 'Conflict',
      code: 'OperationNotAllowed',
      message: 'The quota of snapshots is used up.',
    }),
    'while it ran': operations.failedOperation(operations.endAccess(disk), {
      statusCode: 'Conflict',
      code: 'DiskInUse',
      message: 'The disk is in use.',
      isAccepted: true,
    }),
    refused: { ...operations.beginAccess(snapshot), course: 'refused' },
  },
  writeMachine: {
    'of a disk': operations.writeMachine({ ...machinePlan, osDisk: 'Attach' }),
    'of an image': operations.writeMachine({
      ...machinePlan,
      osDisk: 'FromImage',
      imageId: image,
      dataDisks: [{ diskId: disk, option: 'Copy', sourceId: snapshot }],
    }),
    'another disk for an old one': operations.writeMachine({
      ...machinePlan,
      osDisk: 'Attach',
      dataDiskIds: [disk],
      since,
    }),
  },
  machineAction: {
    start: machines.machineAction(machine, 'start'),
    deallocate: machines.machineAction(machine, 'deallocate'),
    restart: machines.machineAction(machine, 'restart'),
    runCommand: machines.machineAction(machine, 'runCommand'),
  },
  retrieveBootDiagnostics: { only: machines.retrieveBootDiagnostics(machine) },
  writeAccessExtension: { only: machines.writeAccessExtension(machine, location) },
  captureMachine: { only: machines.captureMachine(machine, { container: 'vhds', prefix: 'vm1' }) },
  moveDataDisks: { only: machines.moveDataDisks(machine, { attach: [disk] }) },
  writeImage: {
    'of a machine': images.writeImage({
      resourceId: image,
      location,
      source: { machineId: machine },
    }),
    'of a disk': images.writeImage({ resourceId: image, location, source: { diskId: disk } }),
    'of a snapshot': images.writeImage({
      resourceId: image,
      location,
      source: { snapshotId: snapshot },
    }),
  },
  writeImageVersion: {
    only: images.writeImageVersion({
      resourceId: version,
      location,
      source: { id: image },
      regions: ['North Europe'],
    }),
  },
  writeGallery: {
    only: images.writeGallery({ resourceId: gallery, location, permissions: 'Community' }),
  },
  shareGallery: {
    only: images.shareGallery(gallery, 'Add', [{ type: 'AADTenants', ids: [stableUuid('t')] }]),
  },
  writeRestorePointCollection: {
    only: points.writeRestorePointCollection({
      resourceId: collection,
      location,
      machineId: machine,
    }),
  },
  writeRestorePoint: {
    only: points.writeRestorePoint({
      resourceId: point,
      location,
      machineId: machine,
      osDiskId: disk,
    }),
  },
  retrieveSasUris: { only: points.retrieveSasUris(point) },
  writeNetworkInterface: {
    only: network.writeNetworkInterface({
      resourceId: nic,
      location,
      subnetId: subnet,
      securityGroupId: group,
      publicAddressId: address,
    }),
  },
  writeSecurityGroup: { only: network.writeSecurityGroup(group, location, { ssh: openRule }) },
  writeSecurityRule: {
    only: network.writeSecurityRule(group, 'many', {
      direction: 'Outbound',
      access: 'Deny',
      protocol: '*',
      source: ['10.0.0.0/8', '192.0.2.0/24'],
      port: ['22', '3389'],
    }),
  },
  writeInboundRule: { only: network.writeInboundRule(group, 'ssh', openRule) },
  writeSubnet: {
    only: network.writeSubnet({
      networkId: virtualNetwork,
      name: 'default',
      range: '10.0.0.0/24',
      securityGroupId: group,
    }),
  },
  writePublicAddress: { only: network.writePublicAddress(address, location) },
  assignRole: { only: authorization.assignRole(assignment) },
  removeRole: { only: authorization.removeRole(assignment) },
  deleteLock: { only: authorization.deleteLock(snapshot, 'keep') },
  restoreRecoveryPoint: {
    only: backup.restoreRecoveryPoint(item, '41', {
      recoveryType: 'RestoreDisks',
      storageAccountId: storage,
      region: location,
    }),
  },
  provisionItemRecovery: { only: backup.provisionItemRecovery(item, '41') },
  backUpNow: { only: backup.backUpNow(item) },
  deleteProtection: { only: backup.deleteProtection(item) },
  writeBackupConfiguration: {
    only: backup.writeBackupConfiguration(vault, {
      softDelete: 'Disabled',
      enhancedSecurity: 'Disabled',
    }),
  },
  restoreBackupInstance: {
    only: backup.restoreBackupInstance(instance, {
      recoveryPointId: '41',
      targetDiskId: disk,
      location,
    }),
  },
}

/** The modules of the catalogue, and what of them is no builder. */
export const azureBuilders: readonly string[] = [
  authorization,
  backup,
  images,
  machines,
  network,
  operations,
  points,
]
  .flatMap((module) => Object.entries(module))
  .flatMap(([name, value]) => (typeof value === 'function' ? [name] : []))
  .filter((name) => !['armId', 'backupItemOf', 'diskRestorePointOf'].includes(name))
