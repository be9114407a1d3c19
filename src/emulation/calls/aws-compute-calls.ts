import type { JsonObject } from '../../base/json.ts'
import { ec2Call, itemSet, newEc2Id, tagItems, tagSpecification } from './aws-call.ts'
import type { AwsCall, Tags } from './aws-call.ts'
import { presentFields } from '../present-fields.ts'
import type { RandomSource } from '../random.ts'

/** The network an instance joins. */
export interface Subnet {
  readonly vpcId: string
  readonly subnetId: string
  readonly zone: string
  /** The first three octets of its private addresses: `10.20.1`. */
  readonly prefix: string
}

/** One instance to launch. */
export interface LaunchPlan {
  readonly instanceId: string
  readonly imageId: string
  readonly owner: string
  readonly time: number
  readonly subnet: Subnet
  readonly groupId: string
  readonly type: string
  readonly keyName?: string
  readonly tags?: Tags
}

/** ec2:RunInstances. */
export function runInstances(plan: LaunchPlan, random: RandomSource): AwsCall {
  const clientToken = random.uuid()
  return ec2Call('RunInstances', launchRequest(plan, clientToken), {
    reservationId: newEc2Id('r', random),
    ownerId: plan.owner,
    groupSet: {},
    instancesSet: { items: [launchedInstance(plan, clientToken, random)] },
  })
}

/** ec2:RunInstances as a permitted dry run: asks for everything and changes nothing. */
export function dryRunInstances(plan: LaunchPlan, random: RandomSource): AwsCall {
  return {
    ...runInstances(plan, random),
    response: null,
    failure: {
      code: 'Client.DryRunOperation',
      message: 'Request would have succeeded, but DryRun flag is set.',
    },
  }
}

function launchRequest(plan: LaunchPlan, clientToken: string): JsonObject {
  const { imageId, keyName, tags = {} } = plan
  return presentFields({
    instancesSet: { items: [presentFields({ imageId, minCount: 1, maxCount: 1, keyName })] },
    groupSet: { items: [{ groupId: plan.groupId }] },
    instanceType: plan.type,
    blockDeviceMapping: {},
    monitoring: { enabled: false },
    subnetId: plan.subnet.subnetId,
    disableApiTermination: false,
    disableApiStop: false,
    clientToken,
    ebsOptimized: false,
    tagSpecificationSet: tagSpecification('instance', tags),
  })
}

function launchedInstance(plan: LaunchPlan, clientToken: string, random: RandomSource): JsonObject {
  const { subnet, keyName, time } = plan
  const privateIpAddress = `${subnet.prefix}.${random.whole(10, 250)}`
  const groupSet = { items: [{ groupId: plan.groupId }] }
  return presentFields({
    instanceId: plan.instanceId,
    imageId: plan.imageId,
    currentInstanceBootMode: 'legacy-bios',
    instanceState: { code: 0, name: 'pending' },
    privateDnsName: `ip-${privateIpAddress.replaceAll('.', '-')}.ec2.internal`,
    keyName,
    amiLaunchIndex: 0,
    productCodes: {},
    instanceType: plan.type,
    launchTime: time,
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
    tagSet: itemSet(tagItems(plan.tags ?? {})),
    clientToken,
    groupSet,
    sourceDestCheck: true,
    networkInterfaceSet: {
      items: [
        {
          networkInterfaceId: newEc2Id('eni', random),
          subnetId: subnet.subnetId,
          vpcId: subnet.vpcId,
          ownerId: plan.owner,
          status: 'in-use',
          macAddress: `0a:${random.hex(10).match(/../g)?.join(':') ?? ''}`,
          privateIpAddress,
          sourceDestCheck: true,
          interfaceType: 'interface',
          groupSet,
          attachment: {
            attachmentId: newEc2Id('eni-attach', random),
            deviceIndex: 0,
            networkCardIndex: 0,
            status: 'attaching',
            attachTime: time,
            deleteOnTermination: true,
          },
          privateIpAddressesSet: { item: [{ privateIpAddress, primary: true }] },
          ipv6AddressesSet: {},
          tagSet: {},
        },
      ],
    },
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
  })
}

/** The state codes of an instance (EC2 API reference, InstanceState). */
const stateCodes = { pending: 0, running: 16, 'shutting-down': 32, stopping: 64, stopped: 80 }

/** What changes an instance's state, from which state to which. */
const stateChanges = {
  StartInstances: ['stopped', 'pending'],
  StopInstances: ['running', 'stopping'],
  TerminateInstances: ['running', 'shutting-down'],
} as const

/** ec2:StartInstances, StopInstances or TerminateInstances of one instance. */
export function changeInstanceState(name: keyof typeof stateChanges, instanceId: string): AwsCall {
  const [before, after] = stateChanges[name]
  return ec2Call(
    name,
    { instancesSet: { items: [{ instanceId }] } },
    {
      instancesSet: {
        items: [
          {
            instanceId,
            currentState: { code: stateCodes[after], name: after },
            previousState: { code: stateCodes[before], name: before },
          },
        ],
      },
    },
  )
}

/** ec2:CreateKeyPair; the private key itself is never logged. */
export function createKeyPair(keyName: string, random: RandomSource): AwsCall {
  const keyFingerprint = random.hex(40).match(/../g)?.join(':') ?? ''
  return ec2Call(
    'CreateKeyPair',
    { keyName, keyType: 'rsa', keyFormat: 'pem' },
    {
      keyName,
      keyFingerprint,
      keyPairId: newEc2Id('key', random),
      keyMaterial: '<sensitiveDataRemoved>',
    },
  )
}

/** ec2:DeleteKeyPair. */
export function deleteKeyPair(keyName: string): AwsCall {
  return ec2Call('DeleteKeyPair', { keyName }, { _return: true })
}
