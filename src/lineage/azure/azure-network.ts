/** Azure network security groups and what ties a virtual machine to them. */
import { type JsonObject, objectOf, textOf, valueAt } from '../../base/json.ts'
import type { IngressRule } from '../activity.ts'
import { type AzureCall, bodyAt } from './azure-call.ts'
import { azureResource, nameOf, parentOf } from './azure-resource.ts'
import { type Effects, known, linkOf } from '../effects.ts'
import { allPorts, ingressRule, portRange, protocolOf } from '../ingress.ts'
import { objectsIn, textsIn } from '../json-lists.ts'
import type { Resource } from '../resource.ts'

/** Azure's words for every address (reference/telemetry.md 5.5). */
const wordsForWorld: ReadonlySet<string> = new Set(['*', 'internet', 'any'])

/**
 * `securityRules/write` puts one rule in the place of the rule of that name. A rule that lets nobody
 * in (outbound, or denying) closes what a rule of that name had opened.
 */
export function writeSecurityRule(call: AzureCall): Effects {
  const group = azureResource(parentOf(call.id))
  const properties = rulePropertiesOf(call)
  if (group === undefined || properties === undefined) return { verb: 'other', outputs: [group] }
  const key = nameOf(call.id)
  const rule = inboundRule(key, properties)
  const close = { resource: group, change: 'close', rules: [rule ?? emptyRule(key)] } as const
  const exposures = [
    ...(rule?.worldOpen === true ? [] : [close]),
    ...(rule === undefined ? [] : [{ resource: group, change: 'open', rules: [rule] } as const]),
  ]
  return { verb: rule === undefined ? 'unexpose' : 'expose', outputs: [group], exposures }
}

/** `securityRules/delete`. */
export function deleteSecurityRule(call: AzureCall): Effects {
  const group = azureResource(parentOf(call.id))
  if (group === undefined) return { verb: 'unexpose' }
  const rules = [emptyRule(nameOf(call.id))]
  return {
    verb: 'unexpose',
    outputs: [group],
    exposures: [{ resource: group, change: 'close', rules }],
  }
}

/**
 * `networkSecurityGroups/write` states the full set of rules, and the response which subnets are in
 * the group. Interfaces are read from their own writes, which name all groups of an interface: here
 * one of them alone would look as if the others were left.
 */
export function writeSecurityGroup(call: AzureCall): Effects {
  const group = azureResource(call.id)
  const stated = bodyAt(call, 'properties', 'securityRules')
  const members = objectsIn(bodyAt(call, 'properties', 'subnets')).map(({ id }) =>
    linkOf('member-of', { from: azureResource(id), to: group }),
  )
  if (group === undefined || stated === undefined) {
    return { verb: 'other', outputs: [group], links: members }
  }
  const rules = known(
    objectsIn(stated).map((rule) =>
      inboundRule(textOf(rule['name'])?.toLowerCase() ?? '', objectOf(rule['properties']) ?? {}),
    ),
  )
  return {
    verb: rules.length > 0 ? 'expose' : 'other',
    outputs: [group],
    exposures: [{ resource: group, change: 'replace', rules }],
    links: members,
  }
}

/** `networkSecurityGroups/delete`: possible only when nothing is in the group any more. */
export function deleteSecurityGroup(call: AzureCall): Effects {
  const group = azureResource(call.id)
  if (group === undefined) return { verb: 'unexpose' }
  return {
    verb: 'unexpose',
    outputs: [group],
    exposures: [{ resource: group, change: 'replace', rules: [] }],
    removed: [group],
  }
}

/** `networkInterfaces/write`: the glue from virtual machine to network security group. */
export function writeNetworkInterface(call: AzureCall): Effects {
  const nic = azureResource(call.id)
  const machine = azureResource(bodyAt(call, 'properties', 'virtualMachine', 'id'))
  const configurations = objectsIn(bodyAt(call, 'properties', 'ipConfigurations'))
  const groups = [
    azureResource(bodyAt(call, 'properties', 'networkSecurityGroup', 'id')),
    ...configurations.map((one) => azureResource(valueAt(one, 'properties', 'subnet', 'id'))),
  ]
  return {
    verb: 'other',
    outputs: [nic],
    links: [
      linkOf('member-of', { from: machine, to: nic }),
      ...groups.map((group) => linkOf('member-of', { from: nic, to: group })),
    ],
  }
}

/** `subnets/write`: a group on a subnet covers every interface in it. */
export function writeSubnet(call: AzureCall): Effects {
  const subnet = azureResource(call.id)
  const group = azureResource(bodyAt(call, 'properties', 'networkSecurityGroup', 'id'))
  return {
    verb: 'other',
    outputs: [subnet],
    links: [linkOf('member-of', { from: subnet, to: group })],
  }
}

/** `networkInterfaces/delete`. */
export function deleteNetworkInterface(call: AzureCall): Effects {
  const nic: Resource | undefined = azureResource(call.id)
  return { verb: 'delete', outputs: [nic], removed: [nic] }
}

/** The response states the rule as it is, the request as it was asked for (reference/telemetry.md 0.7). */
function rulePropertiesOf(call: AzureCall): JsonObject | undefined {
  const found = call.bodies.map((body) => objectOf(body['properties']))
  return found.find((properties) => textOf(properties?.['direction']) !== undefined)
}

function inboundRule(key: string, properties: JsonObject): IngressRule | undefined {
  const direction = textOf(properties['direction'])?.toLowerCase()
  const access = textOf(properties['access'])?.toLowerCase()
  if (direction !== 'inbound' || access !== 'allow') return undefined
  const sources = bothForms(properties, 'sourceAddressPrefix', 'sourceAddressPrefixes')
  const ports = bothForms(properties, 'destinationPortRange', 'destinationPortRanges')
  return ingressRule({
    key,
    sources: sources.map((source) =>
      wordsForWorld.has(source.trim().toLowerCase()) ? '0.0.0.0/0' : source,
    ),
    ports: ports.length === 0 ? [allPorts] : known(ports.map(portRange)),
    protocol: protocolOf(textOf(properties['protocol'])),
  })
}

/** One value under the singular name, many under the plural; Azure fills one and empties the other. */
function bothForms(properties: JsonObject, one: string, many: string): readonly string[] {
  return [...textsIn(properties[one]), ...textsIn(properties[many])]
}

/** Stands for a rule of which only the name is known. */
function emptyRule(key: string): IngressRule {
  return { key, cidrs: [], ports: [], protocol: 'any', worldOpen: false }
}
