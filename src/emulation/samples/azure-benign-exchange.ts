import * as network from '../calls/azure-network-operations.ts'
import * as operations from '../calls/azure-operations.ts'
import { armId, armIds } from '../calls/azure-operations.ts'
import type { AzureOperation } from '../calls/azure-player.ts'
import { hour, minute } from '../clock.ts'
import { application, backupService, machineNamed, places, subnetOf } from './azure-cast.ts'
import type { Machine } from './azure-cast.ts'
import type { AzureScene } from './azure-scene.ts'
import { benign, storyDays, timeOn } from './story.ts'

/** When drills are held, and which machines they bring back. */
const drills = [
  [15, '17:30:00', ['vm-orders', 'vm-web02']],
  [17, '17:30:00', ['vm-ledger', 'vm-billing']],
] as const

/**
 * Class C, disaster-recovery drills: the backup service copies a machine's disk snapshot into the
 * recovery subscription, the recovery runbook makes a disk and a machine of it behind a network group
 * that only the company's addresses pass, and deletes all of it an hour later.
 */
export function playAzureDrills(scene: AzureScene): void {
  for (const [date, clock, names] of drills) {
    for (const [order, name] of names.entries()) {
      playDrill(scene, machineNamed(name), timeOn(date, clock) + order * 6 * minute)
    }
  }
}

function playDrill(scene: AzureScene, machine: Machine, start: number): void {
  const role = benign('C', `drill ${machine.name}`)
  const { drill } = places
  const { location } = drill
  const name = `drill-${machine.name}`
  const source = armIds.snapshot(places.backup, `${machine.name}-drill`)
  const copy = armIds.snapshot(drill, name)
  const disk = armIds.disk(drill, `${name}-os`)
  const group = armIds.securityGroup(drill, `${name}-nsg`)
  const card = armIds.networkInterface(drill, `${name}-nic`)
  const restored = armIds.machine(drill, name)
  const backup = scene.actor(backupService(start))
  const runbook = scene.actor(application('recovery runbook', start))

  const copies: readonly (readonly [number, AzureOperation])[] = [
    [0, operations.writeDisk(source, 'westeurope', { option: 'Copy', sourceId: machine.osDiskId })],
    [5, operations.writeDisk(copy, location, { option: 'CopyStart', sourceId: source })],
  ]
  for (const [after, operation] of copies) backup(start + after * minute, operation, role)

  const recovery: readonly (readonly [number, AzureOperation])[] = [
    [34, operations.writeDisk(disk, location, { option: 'Copy', sourceId: copy })],
    [36, network.writeSecurityGroup(group, location)],
    [37, network.writeInboundRule(group, 'office', { source: '10.0.0.0/8', port: '22' })],
    [
      38,
      network.writeNetworkInterface({
        resourceId: card,
        location,
        subnetId: subnetOf(drill),
        securityGroupId: group,
      }),
    ],
    [
      40,
      operations.writeMachine({
        resourceId: restored,
        location,
        networkInterfaceId: card,
        osDiskId: disk,
        osDisk: 'Attach',
      }),
    ],
    ...[restored, card, disk, group, copy].map(
      (resourceId, order) => [104 + 2 * order, operations.deleteResource(resourceId)] as const,
    ),
  ]
  for (const [after, operation] of recovery) runbook(start + after * minute, operation, role)
}

/**
 * Class D, the image pipeline: every day a build machine from a marketplace image, port 22 open to
 * the world for that machine alone, an image and a gallery version made of it, and all else deleted.
 */
export function playAzureImages(scene: AzureScene): void {
  for (const midnight of storyDays) playBuild(scene, midnight + 11 * hour)
}

function playBuild(scene: AzureScene, start: number): void {
  const role = benign('D', 'image build')
  const builder = scene.actor(application('image pipeline', start))
  const suffix = scene.random.text(10, 'abcdefghijklmnopqrstuvwxyz0123456789')
  const place = { ...places.images, group: `pkr-Resource-Group-${suffix}` }
  const { location } = place
  const disk = armIds.disk(place, `pkros${suffix}`)
  const group = armIds.securityGroup(place, `pkrsg${suffix}`)
  const address = armIds.publicAddress(place, `pkrip${suffix}`)
  const card = armIds.networkInterface(place, `pkrni${suffix}`)
  const machine = armIds.machine(place, `pkrvm${suffix}`)
  const date = new Date(start).toISOString().slice(0, 10).replaceAll('-', '')
  const image = armIds.image(places.images, `base-${date}`)
  const gallery = armId(places.images, 'Microsoft.Compute/galleries', 'example_gallery')

  const steps: readonly (readonly [number, AzureOperation])[] = [
    [0, network.writePublicAddress(address, location)],
    [0.2, network.writeSecurityGroup(group, location)],
    [0.4, network.writeInboundRule(group, 'AllowSSH', { source: '*', port: '22' })],
    [
      0.6,
      network.writeNetworkInterface({
        resourceId: card,
        location,
        subnetId: subnetOf(place),
        securityGroupId: group,
        publicAddressId: address,
      }),
    ],
    [
      1,
      operations.writeMachine({
        resourceId: machine,
        location,
        networkInterfaceId: card,
        osDiskId: disk,
        osDisk: 'FromImage',
      }),
    ],
    [14, operations.plainOperation('Microsoft.Compute/virtualMachines/deallocate/action', machine)],
    [16, imageOf(image, location, { machine, disk })],
    [18, galleryVersion(`${gallery}/images/base/versions/1.0.${date}`, location, image)],
    ...[machine, card, disk, address, group].map(
      (resourceId, order) => [34 + order, operations.deleteResource(resourceId)] as const,
    ),
  ]
  for (const [after, operation] of steps) builder(start + after * minute, operation, role)
}

function imageOf(
  resourceId: string,
  location: string,
  source: { readonly machine: string; readonly disk: string },
): AzureOperation {
  const properties = {
    sourceVirtualMachine: { id: source.machine },
    storageProfile: { osDisk: { osType: 'Linux', managedDisk: { id: source.disk } } },
    hyperVGeneration: 'V2',
  }
  return {
    ...operations.plainOperation('Microsoft.Compute/images/write', resourceId, 'long'),
    request: { location, properties },
    response: { name: operations.nameOf(resourceId), id: resourceId, location, properties },
  }
}

function galleryVersion(resourceId: string, location: string, image: string): AzureOperation {
  const properties = {
    publishingProfile: { targetRegions: [{ name: 'westeurope' }, { name: 'northeurope' }] },
    storageProfile: { source: { id: image } },
  }
  return {
    ...operations.plainOperation(
      'Microsoft.Compute/galleries/images/versions/write',
      resourceId,
      'long',
    ),
    request: { location, properties },
    response: { name: operations.nameOf(resourceId), id: resourceId, location, properties },
  }
}
