import type { GalleryGroup } from '../calls/azure-image-operations.ts'
import type { RoleAssignment } from '../calls/azure-authorization-operations.ts'
import { stableUuid } from '../calls/azure-caller.ts'
import { azureCaller } from './azure-actor.ts'
import type { Scene } from './step-action.ts'

/** Whom a role is given to, as assignments name them. */
export type RoleReceiver = Required<Pick<RoleAssignment, 'principalId' | 'principalType'>>

/**
 * Who gets the role of a step: principals of the cast, `group/<name>` for a group of the directory,
 * anybody else by the object id, or by a name that stands for one.
 */
export function roleReceivers(scene: Scene): readonly RoleReceiver[] {
  const { world } = scene
  return receiverNames(scene).map((name): RoleReceiver => {
    if (world.hasActor(name)) {
      const actor = world.actor(name)
      const [, , principalId = ''] = azureCaller(actor).principal.split(':')
      return { principalId, principalType: actor.kind === 'user' ? 'User' : 'ServicePrincipal' }
    }
    const principalType = name.startsWith('group/') ? 'Group' : 'User'
    return { principalId: isObjectId(name) ? name : stableUuid(name), principalType }
  })
}

/**
 * Who may use the images of a gallery: places of the cast by their subscriptions, `tenant/<id>` for a
 * whole tenant, other ids as subscriptions; none for `public`, which is everybody.
 */
export function galleryGroups(scene: Scene): readonly GalleryGroup[] {
  const { world } = scene
  const names = receiverNames(scene).filter((name) => name !== 'public')
  const [tenants, others] = [names.filter(isTenant), names.filter((name) => !isTenant(name))]
  const groups: readonly GalleryGroup[] = [
    {
      type: 'Subscriptions',
      ids: others.map((name) => (world.hasPlace(name) ? world.place(name).id : name)),
    },
    { type: 'AADTenants', ids: tenants.map((name) => name.slice('tenant/'.length)) },
  ]
  return groups.filter(({ ids }) => ids.length > 0)
}

/** The names in `with`. */
export function receiverNames({ step }: Scene): readonly string[] {
  return typeof step.with === 'string' ? [step.with] : (step.with ?? [])
}

function isTenant(name: string): boolean {
  return name.startsWith('tenant/')
}

function isObjectId(name: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(name)
}
