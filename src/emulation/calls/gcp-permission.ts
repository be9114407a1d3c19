import type { JsonArray, JsonObject } from '../../base/json.ts'

/** A permission that a call needed, and on what. */
export interface GcpPermission {
  readonly permission: string
  /** `projects/p/zones/z/disks/d`. */
  readonly resource: string
  /** The `resourceAttributes`, where they do not follow from the permission. */
  readonly attributes?: JsonObject
}

/** How an entry tells which permissions a call needed; one that is missing is not called denied. */
export function authorizationInfo(
  permissions: readonly GcpPermission[],
  { isGranted, isRead }: { readonly isGranted: boolean; readonly isRead: boolean },
): JsonArray {
  return permissions.map(({ permission, resource, attributes }) => ({
    resource,
    permission,
    ...(isGranted ? { granted: true } : {}),
    resourceAttributes: attributes ?? attributesOf(permission, resource),
    permissionType: isRead ? 'ADMIN_READ' : 'ADMIN_WRITE',
  }))
}

function attributesOf(permission: string, name: string): JsonObject {
  const [service = '', type = ''] = permission.split('.')
  return { service, name, type: `${service}.${type}` }
}
