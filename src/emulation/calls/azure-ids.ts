/**
 * The type of a resource: `Microsoft.Network/networkSecurityGroups/securityRules`. What stands on
 * another resource (a role assignment, a lock) is of the type after the last provider.
 */
export function typeOf(resourceId: string): string {
  const place = resourceId.lastIndexOf('/providers/')
  if (place < 0) return 'Microsoft.Resources/subscriptions/resourceGroups'
  const [provider = '', ...parts] = resourceId.slice(place + '/providers/'.length).split('/')
  return [provider, ...parts.filter((_, index) => index % 2 === 0)].join('/')
}

/** The resource group of a resource id; `undefined` for what stands on a subscription itself. */
export function groupOf(resourceId: string): string | undefined {
  const [, , , kind, group] = resourceId.split('/')
  return kind?.toLowerCase() === 'resourcegroups' ? group : undefined
}

/** The last part of a resource id. */
export function nameOf(resourceId: string): string {
  return resourceId.slice(resourceId.lastIndexOf('/') + 1)
}
