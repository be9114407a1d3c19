/**
 * Google Cloud firewall rules. Each is a network group of its own: it covers the instances of its
 * network, or those with its target tags or service accounts (reference/telemetry.md 3.4).
 */
import { type JsonObject, objectOf, textOf } from '../../base/json.ts'
import type { IngressRule, NetworkSelector } from '../activity.ts'
import { type Effects, known } from '../effects.ts'
import { type GcpCall, namedResource } from './gcp-call.ts'
import { type GcpPlace, networkId } from './gcp-resource.ts'
import { allPorts, ingressRule, portRange, protocolOf } from '../ingress.ts'
import { objectsIn, textsIn } from '../json-lists.ts'
import type { Resource } from '../resource.ts'

/** `firewalls.insert`. */
export function insertFirewall(call: GcpCall): Effects {
  const firewall = namedResource(call, 'firewalls')
  if (firewall === undefined || !call.hasRequest) return { verb: 'other', outputs: [firewall] }
  const rules = rulesOf(call.request)
  return {
    verb: rules.length > 0 ? 'expose' : 'other',
    outputs: [firewall],
    exposures: rules.length > 0 ? [{ resource: firewall, change: 'open', rules }] : [],
    selectors: selectorsOf(firewall, call.request, call.place),
  }
}

/**
 * `firewalls.patch`, `firewalls.update`: the request has the changed fields, the original state (where
 * logged) the others. Without it only what the request alone decides is told: that the rule lets
 * nobody in any more, or whom it lets in now (`open`, because what else it allows is not known).
 */
export function changeFirewall(call: GcpCall): Effects {
  const firewall = namedResource(call, 'firewalls')
  if (firewall === undefined || !call.hasRequest) return { verb: 'other', outputs: [firewall] }
  const original = objectOf(call.payload['resourceOriginalState'])
  const state = { ...original, ...renamed(original, call.request) }
  const selectors = selectorsOf(firewall, state, call.place)
  const isWhole = original !== undefined || call.method === 'compute.firewalls.update'
  if (isWhole || letsNobodyIn(call.request)) {
    const rules = rulesOf(state)
    return {
      verb: rules.length > 0 ? 'expose' : 'unexpose',
      outputs: [firewall],
      exposures: [{ resource: firewall, change: 'replace', rules }],
      selectors,
    }
  }
  const rules = rulesOfPart(call.request)
  return {
    verb: rules.length > 0 ? 'expose' : 'other',
    outputs: [firewall],
    exposures: rules.length > 0 ? [{ resource: firewall, change: 'open', rules }] : [],
    selectors,
  }
}

/** `firewalls.delete`. */
export function deleteFirewall(call: GcpCall): Effects {
  const firewall = namedResource(call, 'firewalls')
  if (firewall === undefined) return { verb: 'unexpose' }
  return {
    verb: 'unexpose',
    outputs: [firewall],
    exposures: [{ resource: firewall, change: 'replace', rules: [] }],
    removed: [firewall],
  }
}

/** A field under one name replaces the original under the other: `alloweds` in logs, `allowed` in the API. */
function renamed(original: JsonObject | undefined, request: JsonObject): JsonObject {
  const states = request['alloweds'] !== undefined || request['allowed'] !== undefined
  return states && original !== undefined ? { alloweds: null, allowed: null, ...request } : request
}

function letsNobodyIn(rule: JsonObject): boolean {
  return (
    isTrue(rule, 'disabled') ||
    textOf(rule['direction'])?.toUpperCase() === 'EGRESS' ||
    objectsIn(rule['denieds'] ?? rule['denied']).length > 0
  )
}

/** BigQuery exports write booleans as text (reference/telemetry.md 1.3). */
function isTrue(rule: JsonObject, field: string): boolean {
  return rule[field] === true || rule[field] === 'true'
}

function allowsOf(rule: JsonObject): readonly JsonObject[] {
  return [...objectsIn(rule['alloweds']), ...objectsIn(rule['allowed'])]
}

/** The inbound rules of a whole firewall; without any source it lets the world in. */
function rulesOf(rule: JsonObject): readonly IngressRule[] {
  if (letsNobodyIn(rule)) return []
  const ranges = textsIn(rule['sourceRanges'])
  const others = [...textsIn(rule['sourceTags']), ...textsIn(rule['sourceServiceAccounts'])]
  const sources = ranges.length === 0 && others.length === 0 ? ['0.0.0.0/0'] : ranges
  return allowsOf(rule).map((allow) => allowRule(allow, [...sources, ...others]))
}

/** What a patch alone tells: sources without ports, or ports without sources. */
function rulesOfPart(request: JsonObject): readonly IngressRule[] {
  const sources = textsIn(request['sourceRanges'])
  const allows = allowsOf(request)
  if (allows.length > 0) return allows.map((allow) => allowRule(allow, sources))
  if (sources.length === 0) return []
  const key = `any from ${sources.join(',')}`
  return [ingressRule({ key, sources, ports: [], protocol: 'any' })]
}

/** The key is the content, so that an equal rule stays and a changed one closes. */
function allowRule(allow: JsonObject, sources: readonly string[]): IngressRule {
  const stated = textsIn(allow['ports'])
  const protocol = protocolOf(textOf(allow['IPProtocol'] ?? allow['ipProtocol']))
  const key = `${protocol} ${stated.join(',') || 'all'} from ${sources.join(',')}`
  const ports = stated.length === 0 ? [allPorts] : known(stated.map(portRange))
  return ingressRule({ key, sources, ports, protocol })
}

function selectorsOf(
  resource: Resource,
  rule: JsonObject,
  place: GcpPlace,
): readonly { readonly resource: Resource; readonly selector: NetworkSelector }[] {
  const network = networkId(textOf(rule['network']), undefined, place)
  if (network === undefined) return []
  const lower = (field: string): readonly string[] =>
    textsIn(rule[field]).map((text) => text.toLowerCase())
  const tags = lower('targetTags')
  return [
    { resource, selector: { network, tags, serviceAccounts: lower('targetServiceAccounts') } },
  ]
}
