/**
 * Google Cloud firewall policies: lists of rules that cover the networks a policy is attached to. Paths
 * of their entries are documented, not sampled (reference/telemetry.md 2.8).
 *
 * A rule that names targets of its own (service accounts, secure tags) covers only some instances of the
 * networks; which, no entry of the policy says. Such a rule is told of a node of its own, that no
 * instance is tied to: it never makes more of a chain than is known.
 *
 * Policies of a folder or an organisation (`firewallPolicies`) cover the networks of projects that their
 * entries do not name: their rules are told, but expose no instance that we know of.
 */
import { type JsonObject, objectOf, textOf, valueAt } from '../../base/json.ts'
import type { ExposureChange, IngressRule } from '../activity.ts'
import { type Effects, known } from '../effects.ts'
import { type GcpCall, namedResource } from './gcp-call.ts'
import { networkId } from './gcp-resource.ts'
import { allPorts, ingressRule, portRange, protocolOf } from '../ingress.ts'
import { objectsIn, textsIn } from '../json-lists.ts'
import type { Resource } from '../resource.ts'

/** Fields by which a rule covers some instances only. */
const targetFields = ['targetServiceAccounts', 'targetSecureTags', 'targetSecureTag']

/**
 * `addRule`, `patchRule`: one rule, known by its priority, takes the place of the one before. A change
 * that states neither whom the rule is about nor that it lets nobody in leaves it as it was.
 */
export function writePolicyRule(call: GcpCall): Effects {
  const { request } = call
  const policy = policyOf(call)
  const priority = priorityOf(call)
  const isStated = objectOf(request['match']) !== undefined || letsNobodyIn(request)
  if (policy === undefined || priority === undefined || !isStated) {
    return { verb: 'other', outputs: [policy] }
  }
  const rules = rulesOf(priority, request)
  if (rules.length === 0) {
    return { verb: 'unexpose', outputs: [policy], exposures: closings(policy, priority) }
  }
  const resource = hasTargets(request) ? ruleResource(policy, priority) : policy
  return {
    verb: 'expose',
    outputs: [policy],
    exposures: [...closings(policy, priority), { resource, change: 'open', rules }],
  }
}

/** `removeRule`. */
export function removePolicyRule(call: GcpCall): Effects {
  const policy = policyOf(call)
  const priority = priorityOf(call)
  if (policy === undefined || priority === undefined) return { verb: 'unexpose', outputs: [policy] }
  return { verb: 'unexpose', outputs: [policy], exposures: closings(policy, priority) }
}

/** A rule goes from wherever it was told: it may have had targets of its own, or none. */
function closings(policy: Resource, priority: string): readonly ExposureChange[] {
  const rule: IngressRule = {
    key: priority,
    id: priority,
    cidrs: [],
    ports: [],
    protocol: 'any',
    worldOpen: false,
  }
  return [policy, ruleResource(policy, priority)].map((resource) => ({
    resource,
    change: 'close',
    rules: [rule],
  }))
}

/** `delete`: possible only when no network is attached to it any more. */
export function deletePolicy(call: GcpCall): Effects {
  const policy = policyOf(call)
  return {
    verb: 'unexpose',
    outputs: [policy],
    exposures: policy === undefined ? [] : [{ resource: policy, change: 'replace', rules: [] }],
    removed: [policy],
  }
}

/** `addAssociation`: the rules cover the instances of one network more from now on. */
export function attachPolicy(call: GcpCall): Effects {
  const target = textOf(call.request['attachmentTarget'])
  const isNetwork = target?.includes('/networks/') === true
  const network = isNetwork ? networkId(target, undefined, call.place) : undefined
  return network === undefined
    ? { verb: 'other', outputs: [policyOf(call)] }
    : associationOf(call, network)
}

/** `removeAssociation`: of one network less, which the entry knows by the name of the tie. */
export function detachPolicy(call: GcpCall): Effects {
  return associationOf(call, '')
}

function associationOf(call: GcpCall, network: string): Effects {
  const policy = policyOf(call)
  const key = textOf(call.request['name'])
  if (policy === undefined || key === undefined) return { verb: 'other', outputs: [policy] }
  const selector = { network, tags: [], serviceAccounts: [] }
  return { verb: 'other', outputs: [policy], selectors: [{ resource: policy, selector, key }] }
}

/** The policy of the entry; one of an organisation stands in no project. */
function policyOf(call: GcpCall): Resource | undefined {
  const name = call.resourceName?.toLowerCase() ?? ''
  const place = name.indexOf('locations/global/firewallpolicies/')
  if (place < 0) return namedResource(call, 'firewallPolicies')
  const id = `//compute.googleapis.com/${name.slice(place)}`
  return { id, kind: 'network-group', provider: 'gcp' }
}

/** The rule is known by its priority, which is a number or its text. */
function priorityOf({ request }: GcpCall): string | undefined {
  const { priority } = request
  return typeof priority === 'number' ? String(priority) : textOf(priority)
}

function hasTargets(rule: JsonObject): boolean {
  return targetFields.some(
    (field) => objectsIn(rule[field]).length + textsIn(rule[field]).length > 0,
  )
}

function ruleResource(policy: Resource, priority: string): Resource {
  return { ...policy, id: `${policy.id}/rules/${priority}` }
}

function letsNobodyIn(rule: JsonObject): boolean {
  const isOff = rule['disabled'] === true || rule['disabled'] === 'true'
  const isOutward = textOf(rule['direction'])?.toUpperCase() === 'EGRESS'
  const action = textOf(rule['action'])?.toLowerCase() ?? 'allow'
  return isOff || isOutward || action !== 'allow'
}

/** What the rule lets in, one for each protocol; all are known by the priority. */
function rulesOf(priority: string, rule: JsonObject): readonly IngressRule[] {
  if (letsNobodyIn(rule)) return []
  const sources = textsIn(valueAt(rule, 'match', 'srcIpRanges'))
  return objectsIn(valueAt(rule, 'match', 'layer4Configs')).map((one) => {
    const stated = textsIn(one['ports'])
    const protocol = protocolOf(textOf(one['ipProtocol'] ?? one['IPProtocol']))
    const ports = stated.length === 0 ? [allPorts] : known(stated.map(portRange))
    const key = `${priority} ${protocol} ${stated.join(',') || 'all'}`
    return { ...ingressRule({ key, sources, ports, protocol }), id: priority }
  })
}
