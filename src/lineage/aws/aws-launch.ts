import type { JsonObject } from '../../base/json.ts'
import {
  findResources,
  linksBetween,
  maybeForeign,
  own,
  readResources,
  type AwsEffect,
} from './aws-action.ts'
import type { AwsPlace } from './aws-arn.ts'
import { flagAt, objectsAt, textsAt, type AwsCall } from './aws-request.ts'
import { ec2Resource } from './aws-resource.ts'
import type { Link } from '../link.ts'
import type { Resource } from '../resource.ts'

const image = maybeForeign('image', 'response.instancesSet.imageId', 'request.instancesSet.imageId')
const requestedImage = maybeForeign('image', 'request.instancesSet.imageId')
const snapshot = maybeForeign('snapshot', 'request.blockDeviceMapping.ebs.snapshotId')
const instance = own('instance', 'response.instancesSet.instanceId')

/**
 * RunInstances. The volumes it makes are named nowhere (fact 3): data comes from the image, and from
 * the snapshots of the request. A snapshot beside an image may be the image's own root disk, which
 * the console fills in (section 7 class G), so that link is only inferred.
 */
export function readLaunch(call: AwsCall): AwsEffect {
  const images = readResources(call, image)
  const snapshots = readResources(call, snapshot)
  const instances = readResources(call, instance)
  const evidence = readResources(call, requestedImage).length > 0 ? 'inferred' : 'observed'
  const launched = objectsAt(call.parts, 'response.instancesSet')
  return {
    inputs: [...images, ...snapshots],
    outputs: instances,
    links: [
      ...linksBetween('launched-from', { from: images, to: instances }),
      ...linksBetween('launched-from', { from: snapshots, to: instances }, evidence),
      ...launched.flatMap((one) => instanceMemberships(one, call)),
    ],
  }
}

/** An instance as the response describes it: in its groups, and in those of its interfaces. */
function instanceMemberships(instanceItem: JsonObject, place: AwsPlace): readonly Link[] {
  const from = textsAt(instanceItem, 'instanceId').map((id) => ec2Resource('instance', id, place))
  const interfaces = objectsAt(instanceItem, 'networkInterfaceSet')
  return [
    ...linksBetween('member-of', { from, to: groupsOf(instanceItem, place) }),
    ...interfaces.flatMap((one) => interfaceMemberships(one, { instances: from, place })),
  ]
}

function interfaceMemberships(
  interfaceItem: JsonObject,
  owner: { readonly instances: readonly Resource[]; readonly place: AwsPlace },
): readonly Link[] {
  const ids = textsAt(interfaceItem, 'networkInterfaceId')
  const interfaces = ids.map((id) => ec2Resource('network-interface', id, owner.place))
  return [
    ...linksBetween('member-of', { from: owner.instances, to: interfaces }),
    ...linksBetween('member-of', { from: interfaces, to: groupsOf(interfaceItem, owner.place) }),
  ]
}

function groupsOf(item: JsonObject, place: AwsPlace): readonly Resource[] {
  return textsAt(item, 'groupSet.groupId').map((id) => ec2Resource('network-group', id, place))
}

const fleetImage = maybeForeign('image', 'request.imageId')
const fleetSnapshot = maybeForeign('snapshot', 'request.snapshotId')
const fleetInstance = own('instance', 'response.instanceIds')

/**
 * Spot requests and fleets: shapes vary and are unconfirmed, so ids are found by their look. Most of
 * their instances are named only by the RunInstances call that the service makes afterwards.
 */
export function readFleet(call: AwsCall): AwsEffect {
  const inputs = [...findResources(call, fleetImage), ...findResources(call, fleetSnapshot)]
  const outputs = findResources(call, fleetInstance)
  const links = linksBetween('launched-from', { from: inputs, to: outputs }, 'inferred')
  return { inputs, outputs, links }
}

const changedInstance = own('instance', 'request.instanceId')
const newGroups = own('network-group', 'request.groupSet.groupId')
/** Attributes `{value: boolean}` that guard an instance against removal. */
const guardPaths = ['request.disableApiTermination.value', 'request.disableApiStop.value']

/** ModifyInstanceAttribute: other groups, or a guard set or lifted; one attribute in each call. */
export function readInstanceChange(call: AwsCall): AwsEffect {
  const outputs = readResources(call, changedInstance)
  const links = linksBetween('member-of', { from: outputs, to: readResources(call, newGroups) })
  const guard = guardPaths.map((path) => flagAt(call.parts, path)).find((on) => on !== undefined)
  const verb = guard === undefined ? undefined : guard ? 'protect' : 'unprotect'
  return { outputs, links, ...(verb === undefined ? {} : { verb }) }
}
