import { nameOf } from './azure-operations.ts'
import type { AzureOperation } from './azure-player.ts'

/** Microsoft.Network/networkInterfaces/write. */
export function writeNetworkInterface(plan: {
  readonly resourceId: string
  readonly location: string
  readonly subnetId: string
  readonly securityGroupId?: string
  readonly publicAddressId?: string
}): AzureOperation {
  const { resourceId, location, securityGroupId, publicAddressId } = plan
  const properties = {
    ipConfigurations: [
      {
        name: 'ipconfig1',
        properties: {
          privateIPAllocationMethod: 'Dynamic',
          subnet: { id: plan.subnetId },
          primary: true,
          ...(publicAddressId === undefined ? {} : { publicIPAddress: { id: publicAddressId } }),
        },
      },
    ],
    enableAcceleratedNetworking: false,
    ...(securityGroupId === undefined ? {} : { networkSecurityGroup: { id: securityGroupId } }),
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
      location,
      properties: { provisioningState: 'Succeeded', ...properties },
      type: 'Microsoft.Network/networkInterfaces',
    },
  }
}

/** Microsoft.Network/networkSecurityGroups/write of a group without rules of its own. */
export function writeSecurityGroup(resourceId: string, location: string): AzureOperation {
  return {
    name: 'Microsoft.Network/networkSecurityGroups/write',
    resourceId,
    method: 'PUT',
    course: 'short',
    request: { location, properties: { securityRules: [] } },
    response: {
      name: nameOf(resourceId),
      id: resourceId,
      location,
      type: 'Microsoft.Network/networkSecurityGroups',
      properties: { provisioningState: 'Succeeded', securityRules: [] },
    },
  }
}

/** Microsoft.Network/networkSecurityGroups/securityRules/write that lets a source reach a TCP port. */
export function writeInboundRule(
  securityGroupId: string,
  name: string,
  rule: { readonly source: string; readonly port: string },
): AzureOperation {
  const resourceId = `${securityGroupId}/securityRules/${name}`
  const properties = {
    protocol: 'Tcp',
    sourcePortRange: '*',
    destinationPortRange: rule.port,
    sourceAddressPrefix: rule.source,
    destinationAddressPrefix: '*',
    access: 'Allow',
    priority: 300,
    direction: 'Inbound',
  }
  return {
    name: 'Microsoft.Network/networkSecurityGroups/securityRules/write',
    resourceId,
    method: 'PUT',
    course: 'long',
    request: { properties },
    response: {
      name,
      id: resourceId,
      properties: { provisioningState: 'Updating', ...properties },
      type: 'Microsoft.Network/networkSecurityGroups/securityRules',
    },
  }
}

/** Microsoft.Network/publicIPAddresses/write. */
export function writePublicAddress(resourceId: string, location: string): AzureOperation {
  const properties = { publicIPAddressVersion: 'IPv4', publicIPAllocationMethod: 'Static' }
  return {
    name: 'Microsoft.Network/publicIPAddresses/write',
    resourceId,
    method: 'PUT',
    course: 'long',
    request: { location, sku: { name: 'Standard' }, properties },
    response: {
      name: nameOf(resourceId),
      id: resourceId,
      location,
      properties: { provisioningState: 'Updating', ...properties },
      sku: { name: 'Standard' },
    },
  }
}
