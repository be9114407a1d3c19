import type { JsonObject } from '../../base/json.ts'
import { ec2Call, itemSet, newEc2Id, tagSpecification } from './aws-call.ts'
import type { AwsCall, Tags } from './aws-call.ts'
import { launchedInstance } from './aws-launched-instance.ts'
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

/** A disk that a launch asks for, from a snapshot if one is named. */
export interface LaunchDisk {
  readonly device: string
  readonly snapshotId?: string
  /** GiB; the size of the snapshot unless given. */
  readonly size?: number
  readonly kmsKeyId?: string
}

/** One instance to launch. */
export interface LaunchPlan {
  readonly instanceId: string
  readonly imageId: string
  readonly owner: string
  readonly time: number
  readonly subnet: Subnet
  readonly groupId: string
  readonly otherGroupIds?: readonly string[]
  readonly type: string
  readonly keyName?: string
  /** The name of the instance profile, whose role the instance gets. */
  readonly profile?: string
  readonly disks?: readonly LaunchDisk[]
  /** An existing network interface, which has groups and a subnet of its own. */
  readonly interfaceId?: string
  /** Is a public address asked for? The record never tells which one it became. */
  readonly hasPublicAddress?: boolean
  /** Is a script given that runs at the first start? CloudTrail hides its text. */
  readonly hasUserData?: boolean
  readonly tags?: Tags
}

/** ec2:RunInstances; the volumes it makes are named nowhere (section 0 fact 3). */
export function runInstances(plan: LaunchPlan, random: RandomSource): AwsCall {
  const clientToken = random.uuid()
  const groupIds = groupsOf(plan)
  return ec2Call('RunInstances', launchRequest(plan, clientToken), {
    reservationId: newEc2Id('r', random),
    ownerId: plan.owner,
    groupSet: {},
    instancesSet: { items: [launchedInstance({ ...plan, groupIds, clientToken }, random)] },
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

function groupsOf(plan: LaunchPlan): readonly string[] {
  return [plan.groupId, ...(plan.otherGroupIds ?? [])]
}

function launchRequest(plan: LaunchPlan, clientToken: string): JsonObject {
  const { imageId, keyName, profile, tags = {} } = plan
  return presentFields({
    instancesSet: { items: [presentFields({ imageId, minCount: 1, maxCount: 1, keyName })] },
    userData: plan.hasUserData === true ? '<sensitiveDataRemoved>' : undefined,
    instanceType: plan.type,
    blockDeviceMapping: itemSet((plan.disks ?? []).map(launchDisk)),
    monitoring: { enabled: false },
    disableApiTermination: false,
    disableApiStop: false,
    clientToken,
    ...placeRequest(plan),
    iamInstanceProfile: profile === undefined ? undefined : { name: profile },
    tagSpecificationSet: tagSpecification('instance', tags),
  })
}

/** Groups and subnet stand at the top, or in the interface when the request says more about it. */
function placeRequest(plan: LaunchPlan): JsonObject {
  const { subnetId } = plan.subnet
  const groupSet = { items: groupsOf(plan).map((groupId) => ({ groupId })) }
  if (plan.interfaceId !== undefined) {
    const { interfaceId } = plan
    const existing = { networkInterfaceId: interfaceId, deviceIndex: 0, deleteOnTermination: false }
    return { networkInterfaceSet: { items: [existing] } }
  }
  if (plan.hasPublicAddress === undefined) return { groupSet, subnetId }
  const associatePublicIpAddress = plan.hasPublicAddress
  const made = { deviceIndex: 0, subnetId, associatePublicIpAddress, groupSet }
  return { networkInterfaceSet: { items: [made] } }
}

function launchDisk(disk: LaunchDisk): JsonObject {
  const { device, snapshotId, size, kmsKeyId } = disk
  const ebs = presentFields({
    snapshotId,
    volumeSize: size,
    deleteOnTermination: true,
    volumeType: 'gp3',
    encrypted: kmsKeyId === undefined ? undefined : true,
    kmsKeyId,
  })
  return { deviceName: device, ebs }
}

/** The state codes of an instance (EC2 API reference, InstanceState). */
const stateCodes = { pending: 0, running: 16, 'shutting-down': 32, stopping: 64, stopped: 80 }

/** What changes an instance's state, from which state to which. */
const stateChanges = {
  StartInstances: ['stopped', 'pending'],
  StopInstances: ['running', 'stopping'],
  TerminateInstances: ['running', 'shutting-down'],
} as const

/** What each of them asks for beside the instance, though nobody said so (records of 2024, 2025). */
const unsaidOptions: Readonly<Record<keyof typeof stateChanges, JsonObject>> = {
  StartInstances: {},
  StopInstances: { force: false },
  TerminateInstances: { force: false, skipOsShutdown: false },
}

/** ec2:StartInstances, StopInstances or TerminateInstances of one instance. */
export function changeInstanceState(name: keyof typeof stateChanges, instanceId: string): AwsCall {
  const [before, after] = stateChanges[name]
  return ec2Call(
    name,
    { instancesSet: { items: [{ instanceId }] }, ...unsaidOptions[name] },
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
    { keyName, keyFormat: 'pem' },
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
