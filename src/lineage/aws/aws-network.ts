/** Security groups and network interfaces: the calls of EC2 that open and close ways in. */
import { objectOf, type JsonObject } from '../../base/json.ts'
import type { ExposureChange, IngressRule } from '../activity.ts'
import {
  changes,
  deletes,
  derives,
  linksBetween,
  own,
  readResources,
  type AwsActions,
  type AwsEffect,
  type AwsReader,
  type ResourceField,
} from './aws-action.ts'
import { ingressRules, requestedPermissions, rulesById } from './aws-ingress.ts'
import { objectsAt, textAt, textsAt, type AwsCall } from './aws-request.ts'
import { namedSecurityGroup } from './aws-resource.ts'
import type { Resource } from '../resource.ts'

const openedRules = 'response.securityGroupRuleSet'
const revokedRules = 'response.revokedSecurityGroupRuleSet'
const group = own(
  'network-group',
  'request.groupId',
  `${openedRules}.groupId`,
  `${revokedRules}.groupId`,
)
const networkAcl = own('network-group', 'request.networkAclId')
const networkInterface = own('network-interface', 'request.networkInterfaceId')
const newGroups = own('network-group', 'request.groupSet.groupId')
const madeInterface = own('network-interface', 'response.networkInterface.networkInterfaceId')
const madeInterfaceGroups = own('network-group', 'response.networkInterface.groupSet.groupId')

/** reference/telemetry.md section 2.1, the rows of stage open-net. */
export const networkActions: AwsActions = {
  CreateSecurityGroup: changes('other', own('network-group', 'response.groupId')),
  DeleteSecurityGroup: deletes(own('network-group', 'request.groupId', 'response.groupId')),
  AuthorizeSecurityGroupIngress: { verb: 'expose', read: readsIngress('open', openedRules) },
  RevokeSecurityGroupIngress: { verb: 'unexpose', read: readsIngress('close', revokedRules) },
  ModifySecurityGroupRules: { verb: 'expose', read: readRuleChange },
  AuthorizeSecurityGroupEgress: changes('other', group),
  RevokeSecurityGroupEgress: changes('other', group),
  CreateNetworkAclEntry: changes('other', networkAcl),
  ReplaceNetworkAclEntry: changes('other', networkAcl),
  DeleteNetworkAclEntry: changes('other', networkAcl),
  ModifyNetworkInterfaceAttribute: {
    verb: 'other',
    read: readsGroups(networkInterface, newGroups),
  },
  // Not in the reference, named by the EC2 API: they too put an instance into a group.
  CreateNetworkInterface: { verb: 'other', read: readsGroups(madeInterface, madeInterfaceGroups) },
  AttachNetworkInterface: derives({
    verb: 'other',
    link: 'member-of',
    from: own('instance', 'request.instanceId'),
    to: networkInterface,
    isUnverified: true,
  }),
}

/** The rules of the response where it states them, being the normal form; else of the request. */
function readsIngress(change: ExposureChange['change'], stated: string): AwsReader {
  return (call) => {
    const target = groupOf(call)
    if (target === undefined) return undefined
    const answered = objectsAt(call.parts, stated)
    const request = objectOf(call.parts['request']) ?? {}
    const rules = [
      ...ingressRules(target.id, answered.length > 0 ? answered : requestedPermissions(request)),
      ...(answered.length > 0 ? [] : rulesById(target.id, ruleIds(call))),
    ]
    return effectOf(target, [{ resource: target, change, rules }])
  }
}

/** `RevokeSecurityGroupIngress` may name rules by id; how CloudTrail writes them is unconfirmed. */
function ruleIds(call: AwsCall): readonly string[] {
  const lists = ['request.securityGroupRuleIds', 'request.securityGroupRuleId']
  const nested = lists.flatMap((path) => textsAt(call.parts, `${path}.securityGroupRuleId`))
  return nested.length > 0 ? nested : lists.flatMap((path) => textsAt(call.parts, path))
}

/**
 * ModifySecurityGroupRules puts a new rule in place of the one that an id names: the old is closed,
 * the new opened. The event does not tell inbound from outbound; taken for inbound.
 */
function readRuleChange(call: AwsCall): AwsEffect | undefined {
  const target = groupOf(call)
  if (target === undefined) return undefined
  const changed = objectsAt(call.parts, 'request.securityGroupRule')
  const closed = rulesById(
    target.id,
    changed.flatMap((one) => textsAt(one, 'securityGroupRuleId')),
  )
  const opened = changed.flatMap((one) => rulesOfChange(target.id, one))
  return effectOf(target, [
    { resource: target, change: 'close', rules: closed },
    { resource: target, change: 'open', rules: opened },
  ])
}

function rulesOfChange(target: string, changed: JsonObject): readonly IngressRule[] {
  const id = textAt(changed, 'securityGroupRuleId')
  const rules = ingressRules(target, objectsAt(changed, 'securityGroupRule'))
  return rules.map((rule) => (id === undefined ? rule : { ...rule, id: id.toLowerCase() }))
}

function effectOf(target: Resource, changed: readonly ExposureChange[]): AwsEffect {
  return { outputs: [target], exposures: changed.filter(({ rules }) => rules.length > 0) }
}

/** The security group of a call; older calls may give its name alone. */
function groupOf(call: AwsCall): Resource | undefined {
  const [named] = readResources(call, group)
  if (named !== undefined) return named
  const name = textAt(call.parts, 'request.groupName')
  return name === undefined ? undefined : namedSecurityGroup(name, call)
}

/** A call that states all the groups that a resource is in. */
function readsGroups(member: ResourceField, groups: ResourceField): AwsReader {
  return (call) => {
    const outputs = readResources(call, member)
    const links = linksBetween('member-of', { from: outputs, to: readResources(call, groups) })
    return { outputs, links }
  }
}
