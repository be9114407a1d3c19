import { presentFields } from '../present-fields.ts'
import { createRandom } from '../random.ts'
import { stableUuid } from './azure-caller.ts'
import { nameOf } from './azure-ids.ts'
import type { AzureOperation } from './azure-player.ts'
import { etagOf, rulePropertiesOf, writtenRule } from './azure-security-rule.ts'
import type { SecurityRule } from './azure-security-rule.ts'

/** Microsoft.Network/networkInterfaces/write. */
export function writeNetworkInterface(plan: {
  readonly resourceId: string
  readonly location: string
  readonly subnetId: string
  readonly securityGroupId?: string
  readonly publicAddressId?: string
  /** The machine that has the interface already. */
  readonly machineId?: string
}): AzureOperation {
  const { resourceId, location, securityGroupId, publicAddressId, machineId } = plan
  const properties = {
    ipConfigurations: [
      {
        name: 'ipconfig1',
        properties: presentFields({
          privateIPAllocationMethod: 'Dynamic',
          subnet: { id: plan.subnetId },
          primary: true,
          publicIPAddress: reference(publicAddressId),
        }),
      },
    ],
    enableAcceleratedNetworking: false,
    ...presentFields({ networkSecurityGroup: reference(securityGroupId) }),
  }
  return {
    name: 'Microsoft.Network/networkInterfaces/write',
    resourceId,
    method: 'PUT',
    course: 'short',
    request: { location, properties },
    response: {
      name: nameOf(resourceId),
      id: resourceId,
      etag: etagOf(resourceId),
      location,
      properties: presentFields({
        provisioningState: 'Succeeded',
        resourceGuid: stableUuid(`guid ${resourceId}`),
        ...properties,
        virtualMachine: reference(machineId),
      }),
      type: 'Microsoft.Network/networkInterfaces',
    },
  }
}

/** Microsoft.Network/networkSecurityGroups/write: the whole group with its own rules, by name. */
export function writeSecurityGroup(
  resourceId: string,
  location: string,
  rules: Readonly<Record<string, SecurityRule>> = {},
): AzureOperation {
  const named = Object.entries(rules)
  const asked = named.map(([name, rule]) => ({ name, properties: rulePropertiesOf(rule) }))
  const written = named.map(([name, rule]) =>
    writtenRule(`${resourceId}/securityRules/${name}`, rule, 'Succeeded'),
  )
  return {
    name: 'Microsoft.Network/networkSecurityGroups/write',
    resourceId,
    method: 'PUT',
    course: 'short',
    request: { location, properties: { securityRules: asked } },
    response: {
      name: nameOf(resourceId),
      id: resourceId,
      etag: etagOf(resourceId),
      location,
      type: 'Microsoft.Network/networkSecurityGroups',
      properties: {
        provisioningState: 'Succeeded',
        resourceGuid: stableUuid(`guid ${resourceId}`),
        securityRules: written,
      },
    },
  }
}

/** Microsoft.Network/networkSecurityGroups/securityRules/write. */
export function writeSecurityRule(
  securityGroupId: string,
  name: string,
  rule: SecurityRule,
): AzureOperation {
  const resourceId = `${securityGroupId}/securityRules/${name}`
  return {
    name: 'Microsoft.Network/networkSecurityGroups/securityRules/write',
    resourceId,
    method: 'PUT',
    course: 'long',
    request: { properties: rulePropertiesOf(rule) },
    response: writtenRule(resourceId, rule, 'Updating'),
  }
}

/** The rule that lets a source reach a TCP port. */
export function writeInboundRule(
  securityGroupId: string,
  name: string,
  rule: { readonly source: string; readonly port: string },
): AzureOperation {
  return writeSecurityRule(securityGroupId, name, rule)
}

/** Microsoft.Network/virtualNetworks/subnets/write; a group on a subnet covers all that is in it. */
export function writeSubnet(plan: {
  readonly networkId: string
  readonly name: string
  /** CIDR. */
  readonly range: string
  readonly securityGroupId?: string
}): AzureOperation {
  const resourceId = `${plan.networkId}/subnets/${plan.name}`
  const properties = presentFields({
    addressPrefix: plan.range,
    networkSecurityGroup: reference(plan.securityGroupId),
  })
  return {
    name: 'Microsoft.Network/virtualNetworks/subnets/write',
    resourceId,
    method: 'PUT',
    course: 'long',
    request: { properties },
    response: {
      name: plan.name,
      id: resourceId,
      etag: etagOf(resourceId),
      properties: { provisioningState: 'Updating', ...properties },
      type: 'Microsoft.Network/virtualNetworks/subnets',
    },
  }
}

/** Microsoft.Network/publicIPAddresses/write. */
export function writePublicAddress(resourceId: string, location: string): AzureOperation {
  const properties = { publicIPAddressVersion: 'IPv4', publicIPAllocationMethod: 'Static' }
  const host = createRandom(`address of ${resourceId}`).whole(1, 254)
  return {
    name: 'Microsoft.Network/publicIPAddresses/write',
    resourceId,
    method: 'PUT',
    course: 'long',
    request: { location, sku: { name: 'Standard' }, properties },
    response: {
      name: nameOf(resourceId),
      id: resourceId,
      etag: etagOf(resourceId),
      location,
      tags: {},
      properties: {
        provisioningState: 'Updating',
        resourceGuid: stableUuid(`guid ${resourceId}`),
        ipAddress: `203.0.113.${host}`,
        ...properties,
        idleTimeoutInMinutes: 4,
        ipTags: [],
      },
      type: 'Microsoft.Network/publicIPAddresses',
      sku: { name: 'Standard' },
    },
  }
}

function reference(id: string | undefined): { readonly id: string } | undefined {
  return id === undefined ? undefined : { id }
}
