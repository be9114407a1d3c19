import type { JsonObject } from '../../base/json.ts'
import { itemSet, newEc2Id, tagItems } from './aws-call.ts'
import type { Tags } from './aws-call.ts'
import { presentFields } from '../present-fields.ts'
import { createRandom } from '../random.ts'
import type { RandomSource } from '../random.ts'

/** What EC2 repeats of a launch when it answers. Times in milliseconds. */
export interface InstanceLaunch {
  readonly instanceId: string
  readonly imageId: string
  readonly owner: string
  readonly time: number
  readonly subnet: {
    readonly vpcId: string
    readonly subnetId: string
    readonly zone: string
    readonly prefix: string
  }
  readonly groupIds: readonly string[]
  readonly type: string
  readonly clientToken: string
  readonly keyName?: string
  readonly profile?: string
  readonly interfaceId?: string
  readonly tags?: Tags
}

/** One instance of a `RunInstances` answer, key for key as EC2 describes what it has begun to make. */
export function launchedInstance(launch: InstanceLaunch, random: RandomSource): JsonObject {
  const { subnet, profile } = launch
  const privateIpAddress = `${subnet.prefix}.${random.whole(10, 250)}`
  return presentFields({
    instanceId: launch.instanceId,
    imageId: launch.imageId,
    currentInstanceBootMode: 'legacy-bios',
    instanceState: { code: 0, name: 'pending' },
    privateDnsName: privateName(privateIpAddress, subnet.zone),
    keyName: launch.keyName,
    amiLaunchIndex: 0,
    productCodes: {},
    instanceType: launch.type,
    launchTime: launch.time,
    placement: { availabilityZone: subnet.zone, tenancy: 'default' },
    monitoring: { state: 'disabled' },
    subnetId: subnet.subnetId,
    vpcId: subnet.vpcId,
    privateIpAddress,
    stateReason: { code: 'pending', message: 'pending' },
    architecture: 'x86_64',
    rootDeviceType: 'ebs',
    rootDeviceName: '/dev/xvda',
    blockDeviceMapping: {},
    virtualizationType: 'hvm',
    hypervisor: 'xen',
    tagSet: itemSet(tagItems(launch.tags ?? {})),
    clientToken: launch.clientToken,
    groupSet: groupSetOf(launch),
    sourceDestCheck: true,
    networkInterfaceSet: { items: [networkInterface(launch, privateIpAddress, random)] },
    iamInstanceProfile: profile === undefined ? undefined : profileOf(launch.owner, profile),
    ...standingOptions,
  })
}

function networkInterface(
  launch: InstanceLaunch,
  privateIpAddress: string,
  random: RandomSource,
): JsonObject {
  const { subnet, interfaceId } = launch
  return {
    networkInterfaceId: interfaceId ?? newEc2Id('eni', random),
    subnetId: subnet.subnetId,
    vpcId: subnet.vpcId,
    ownerId: launch.owner,
    status: 'in-use',
    macAddress: `0a:${random.hex(10).match(/../g)?.join(':') ?? ''}`,
    privateIpAddress,
    sourceDestCheck: true,
    interfaceType: 'interface',
    groupSet: groupSetOf(launch),
    attachment: {
      attachmentId: newEc2Id('eni-attach', random),
      deviceIndex: 0,
      networkCardIndex: 0,
      status: 'attaching',
      attachTime: launch.time,
      deleteOnTermination: interfaceId === undefined,
    },
    privateIpAddressesSet: { item: [{ privateIpAddress, primary: true }] },
    ipv6AddressesSet: {},
    tagSet: {},
  }
}

function groupSetOf(launch: InstanceLaunch): JsonObject {
  return { items: launch.groupIds.map((groupId) => ({ groupId })) }
}

/** The first region names its machines without saying so. */
function privateName(address: string, zone: string): string {
  const region = zone.slice(0, -1)
  const domain = region === 'us-east-1' ? 'ec2.internal' : `${region}.compute.internal`
  return `ip-${address.replaceAll('.', '-')}.${domain}`
}

function profileOf(owner: string, profile: string): JsonObject {
  const arn = `arn:aws:iam::${owner}:instance-profile/${profile}`
  const letters = createRandom(`aws id of ${arn}`).text(17, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567')
  return { arn, id: `AIPA${letters}` }
}

/** What an answer says of every instance for which nothing else was asked. */
const standingOptions: JsonObject = {
  ebsOptimized: false,
  enaSupport: true,
  cpuOptions: { coreCount: 1, threadsPerCore: 2 },
  capacityReservationSpecification: { capacityReservationPreference: 'open' },
  hibernationOptions: { configured: false },
  enclaveOptions: { enabled: false },
  metadataOptions: {
    state: 'pending',
    httpTokens: 'required',
    httpPutResponseHopLimit: 2,
    httpEndpoint: 'enabled',
    httpProtocolIpv4: 'enabled',
    httpProtocolIpv6: 'disabled',
    instanceMetadataTags: 'disabled',
  },
  maintenanceOptions: { autoRecovery: 'default' },
  privateDnsNameOptions: {
    hostnameType: 'ip-name',
    enableResourceNameDnsARecord: false,
    enableResourceNameDnsAAAARecord: false,
  },
}
