/** Instances, the ways into them, and their network. */
import * as access from '../../src/emulation/calls/aws-access-calls.ts'
import * as compute from '../../src/emulation/calls/aws-compute-calls.ts'
import * as instances from '../../src/emulation/calls/aws-instance-calls.ts'
import * as network from '../../src/emulation/calls/aws-network-calls.ts'
import { account, kindOf, random, region, role, time } from './aws-kind.ts'
import type { AwsKind } from './aws-kind.ts'

const [instanceId, groupId] = ['i-01', 'sg-01'] as const

/** A launch like the real one: into an existing interface, with a role. */
export const launch: compute.LaunchPlan = {
  instanceId,
  imageId: 'ami-01',
  owner: account,
  time,
  subnet: { vpcId: 'vpc-01', subnetId: 'subnet-01', zone: `${region}a`, prefix: '10.20.1' },
  groupId,
  type: 't3.micro',
  interfaceId: 'eni-01',
  profile: 'web',
  tags: { Name: 'x' },
}
const { interfaceId: _interface, ...plainLaunch } = launch
const { profile: _profile, tags: _tags, ...namelessLaunch } = plainLaunch

/** A launch that asks for no more than it must. */
export const bareLaunch: compute.LaunchPlan = namelessLaunch
const disk = { device: '/dev/sdf', snapshotId: 'snap-01' }
const rule = { groupId, owner: account, cidr: '0.0.0.0/0', port: 22 }

const computeKinds: readonly AwsKind[] = [
  kindOf(compute.runInstances(launch, random)),
  kindOf(
    compute.runInstances(
      { ...plainLaunch, disks: [disk], hasPublicAddress: true, keyName: 'door' },
      random,
    ),
    { form: 'of snapshot' },
  ),
  kindOf(compute.dryRunInstances(bareLaunch, random), { form: 'dry run', caller: role }),
  kindOf(compute.changeInstanceState('StartInstances', instanceId)),
  kindOf(compute.changeInstanceState('StopInstances', instanceId)),
  kindOf(compute.changeInstanceState('TerminateInstances', instanceId)),
  kindOf(compute.createKeyPair('door', random)),
  kindOf(compute.deleteKeyPair('door')),
  kindOf(instances.changeInstanceGroups(instanceId, [groupId]), { form: 'groups' }),
  kindOf(instances.replaceUserData(instanceId), { form: 'script' }),
  kindOf(instances.guardInstance(instanceId, 'off'), { form: 'guard' }),
  kindOf(instances.changeInterfaceGroups('eni-01', [groupId])),
  kindOf(instances.associateAddress({ allocationId: 'eipalloc-01', instanceId }, random)),
]

const accessKinds: readonly AwsKind[] = [
  kindOf(access.getPasswordData(instanceId)),
  kindOf(access.getConsoleOutput(instanceId)),
  kindOf(access.getConsoleScreenshot(instanceId)),
  kindOf(access.sendSshKey({ instanceId, user: 'ec2-user' }, random)),
  kindOf(access.startSession({ instanceId, region, session: 'lena' }, random)),
]

const networkKinds: readonly AwsKind[] = [
  kindOf(
    network.createSecurityGroup({
      groupId,
      groupName: 'web',
      groupDescription: 'web',
      vpcId: 'vpc-01',
    }),
  ),
  kindOf(network.deleteSecurityGroup(groupId)),
  kindOf(network.authorizeIngress(rule, 'flat', random), { form: 'flat' }),
  kindOf(network.authorizeIngress(rule, 'nested', random), { form: 'nested' }),
  kindOf(network.authorizeEgress({ ...rule, region }, random), { caller: role }),
  kindOf(network.revokeIngress(rule, 'nested')),
  kindOf(network.revokeIngressById(groupId, ['sgr-01']), { form: 'by id' }),
  kindOf(network.modifyRule(rule, 'sgr-01')),
]

/** One record of every builder of the topic. */
export const machineKinds: readonly AwsKind[] = [...computeKinds, ...accessKinds, ...networkKinds]
