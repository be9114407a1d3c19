import { azureApplications } from '../calls/azure-caller.ts'
import * as network from '../calls/azure-network-operations.ts'
import * as operations from '../calls/azure-operations.ts'
import { armIds } from '../calls/azure-operations.ts'
import type { AzureOperation } from '../calls/azure-player.ts'
import { machineNamed, person, places, application, subnetOf } from './azure-cast.ts'
import type { AzureScene } from './azure-scene.ts'
import { attempted, context, step, timeOn } from './story.ts'
import type { StoryRole } from './story.ts'

const chain = 'azure-disk'
const { billing, temporary } = places

/** What the chain is made of. */
const stolen = {
  snapshot: armIds.snapshot(billing, 'billing-snap-tmp'),
  copy: armIds.snapshot(temporary, 'billing-snap-tmp-ne'),
  disk: armIds.disk(temporary, 'disk-tmp01'),
  group: armIds.securityGroup(temporary, 'nsg-tmp01'),
  address: armIds.publicAddress(temporary, 'pip-tmp01'),
  networkInterface: armIds.networkInterface(temporary, 'nic-tmp01'),
  machine: armIds.machine(temporary, 'vm-tmp01'),
} as const

/**
 * The chain of a stolen disk (Wednesday night): a person's token, used from elsewhere, takes a
 * snapshot of the billing machine's OS disk; the deployment pipeline's identity, from yet another
 * address, asks for a link to the snapshot, copies it to another region and resource group, makes a
 * disk of it, boots a new machine from the disk and opens port 22 of it to the world.
 */
export function playDiskTheft(scene: AzureScene): void {
  const from = { address: '198.51.100.40', application: azureApplications.cli }
  const marek = scene.actor(person('marek', timeOn(16, '01:02:00'), from))
  const source = { option: 'Copy', sourceId: machineNamed('vm-billing').osDiskId } as const
  marek(
    timeOn(16, '01:12:20'),
    operations.writeDisk(stolen.snapshot, billing.location, source),
    step(chain, 'create'),
  )
  const refused = { ...operations.beginAccess(stolen.snapshot), course: 'refused' } as const
  marek(timeOn(16, '01:19:05'), refused, attempted(chain, 'export'))
  marek(
    timeOn(16, '01:27:31'),
    operations.plainOperation(
      'Microsoft.Storage/storageAccounts/listKeys/action',
      operations.armId(billing, 'Microsoft.Storage/storageAccounts', 'stbillingdeploy'),
    ),
    context(chain),
  )

  const pipeline = scene.actor(
    application('deployment pipeline', timeOn(16, '02:40:00'), '203.0.113.90'),
  )
  for (const [clock, operation, role] of pipelineSteps()) {
    pipeline(timeOn(16, clock), operation, role)
  }
}

function pipelineSteps(): readonly (readonly [string, AzureOperation, StoryRole])[] {
  const { location } = temporary
  return [
    ['02:48:11', operations.beginAccess(stolen.snapshot), step(chain, 'export')],
    [
      '03:05:42',
      operations.writeDisk(stolen.copy, location, {
        option: 'CopyStart',
        sourceId: stolen.snapshot,
      }),
      step(chain, 'copy'),
    ],
    [
      '03:51:09',
      operations.writeDisk(stolen.disk, location, { option: 'Copy', sourceId: stolen.copy }),
      step(chain, 'restore'),
    ],
    ['03:58:40', network.writePublicAddress(stolen.address, location), context(chain)],
    ['03:59:12', network.writeSecurityGroup(stolen.group, location), context(chain)],
    [
      '04:00:03',
      network.writeNetworkInterface({
        resourceId: stolen.networkInterface,
        location,
        subnetId: subnetOf(temporary),
        securityGroupId: stolen.group,
        publicAddressId: stolen.address,
      }),
      context(chain),
    ],
    [
      '04:03:27',
      operations.writeMachine({
        resourceId: stolen.machine,
        location,
        networkInterfaceId: stolen.networkInterface,
        osDiskId: stolen.disk,
        osDisk: 'Attach',
      }),
      step(chain, 'launch'),
    ],
    [
      '04:11:55',
      network.writeInboundRule(stolen.group, 'allow-ssh', { source: '*', port: '22' }),
      step(chain, 'expose'),
    ],
    [
      '04:20:30',
      operations.plainOperation(
        'Microsoft.Compute/virtualMachines/retrieveBootDiagnosticsData/action',
        stolen.machine,
      ),
      step(chain, 'access'),
    ],
    ['06:02:10', operations.deleteResource(stolen.machine), step(chain, 'delete')],
    ['06:09:44', operations.deleteResource(stolen.disk), step(chain, 'delete')],
    ['06:12:20', operations.deleteResource(stolen.copy), step(chain, 'delete')],
    ['06:13:02', operations.deleteResource(stolen.snapshot), step(chain, 'delete')],
  ]
}
