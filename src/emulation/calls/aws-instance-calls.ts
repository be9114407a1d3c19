/** Calls that change a running instance: its groups, its script, its guards, its address. */
import { ec2Call, newEc2Id } from './aws-call.ts'
import type { AwsCall } from './aws-call.ts'
import { presentFields } from '../present-fields.ts'
import type { RandomSource } from '../random.ts'

/** ec2:ModifyInstanceAttribute: the security groups that the instance is in from now on; [doc]. */
export function changeInstanceGroups(instanceId: string, groupIds: readonly string[]): AwsCall {
  const groupSet = { items: groupIds.map((groupId) => ({ groupId })) }
  return ec2Call('ModifyInstanceAttribute', { instanceId, groupSet }, { _return: true })
}

/** ec2:ModifyInstanceAttribute: another script for the next start; CloudTrail hides its text. */
export function replaceUserData(instanceId: string): AwsCall {
  const request = { instanceId, userData: '<sensitiveDataRemoved>' }
  return ec2Call('ModifyInstanceAttribute', request, { _return: true })
}

/** ec2:ModifyInstanceAttribute: the guard against termination, set or lifted. */
export function guardInstance(instanceId: string, guard: 'on' | 'off'): AwsCall {
  const request = { instanceId, disableApiTermination: { value: guard === 'on' } }
  return ec2Call('ModifyInstanceAttribute', request, { _return: true })
}

/** ec2:ModifyNetworkInterfaceAttribute: the groups that an interface is in from now on; [doc]. */
export function changeInterfaceGroups(interfaceId: string, groupIds: readonly string[]): AwsCall {
  const groupSet = { items: groupIds.map((groupId) => ({ groupId })) }
  const request = { networkInterfaceId: interfaceId, groupSet }
  return ec2Call('ModifyNetworkInterfaceAttribute', request, { _return: true })
}

/** ec2:AssociateAddress: a public address for an instance or one of its interfaces; [doc]. */
export function associateAddress(
  plan: {
    readonly allocationId: string
    readonly instanceId?: string
    readonly interfaceId?: string
  },
  random: RandomSource,
): AwsCall {
  const { allocationId, instanceId, interfaceId } = plan
  return ec2Call(
    'AssociateAddress',
    presentFields({ allocationId, instanceId, networkInterfaceId: interfaceId }),
    { _return: true, associationId: newEc2Id('eipassoc', random) },
  )
}
