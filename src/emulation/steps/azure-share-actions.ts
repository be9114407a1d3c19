import { assignRole, removeRole } from '../calls/azure-authorization-operations.ts'
import { shareGallery, writeGallery } from '../calls/azure-image-operations.ts'
import { beginAccess, endAccess, plainOperation } from '../calls/azure-operations.ts'
import { retrieveSasUris } from '../calls/azure-restore-point-operations.ts'
import type { Thing, Place } from '../scenario/thing.ts'
import { diskPointOf } from './azure-content.ts'
import { azureSubject } from './azure-deed.ts'
import type { AzureActions, AzureDeed } from './azure-deed.ts'
import { galleryGroups, receiverNames, roleReceivers } from './azure-receivers.ts'
import { groupScopeOf, makeThing, siteOf } from './azure-site.ts'
import type { Scene } from './step-action.ts'

const shareable = ['snapshot', 'disk', 'restore-point', 'image', 'instance', 'gallery'] as const

/**
 * Who is let into copies. Azure shares a snapshot by a role on it, images by their gallery, and the
 * bytes by a link that anybody can use.
 */
export const azureShareActions: AzureActions = {
  share: {
    says: 'shares {of} with {with}[ as {text}]',
    needs: ['of', 'with'],
    takes: ['text'],
    of: shareable,
    play: (scene) => changeSharing(scene, 'add'),
  },
  unshare: {
    says: 'takes {of} back from {with}',
    needs: ['of', 'with'],
    takes: ['text'],
    of: shareable,
    play: (scene) => changeSharing(scene, 'remove'),
  },
  'reset-sharing': {
    says: 'takes {of} back from everybody',
    needs: ['of'],
    of: ['gallery'],
    play: (scene) => [{ operation: shareGallery(azureSubject(scene).id, 'Reset') }],
  },
  'assign-role': {
    says: 'gives {with} the role {text}[ on {in}][ on the whole {to}]',
    needs: ['with', 'text'],
    takes: ['to'],
    play: (scene) => changeRole(scene, scopeOfStep(scene), assignRole),
  },
  'remove-role': {
    says: 'takes the role {text} from {with}[ on {in}][ on the whole {to}]',
    needs: ['with', 'text'],
    takes: ['to'],
    play: (scene) => changeRole(scene, scopeOfStep(scene), removeRole),
  },
  'create-gallery': {
    says: 'creates gallery {as}[ for {with}]',
    needs: ['as'],
    takes: ['with'],
    play: createGallery,
  },
  'issue-link': {
    says: 'issues a link to {of}[, the copy of {text}][ for {count} seconds]',
    needs: ['of'],
    takes: ['text', 'count'],
    of: ['disk', 'snapshot', 'restore-point'],
    names: { text: 'thing' },
    play: issueLink,
  },
  'issue-upload-link': {
    says: 'issues a link to write into {of}',
    needs: ['of'],
    of: ['disk'],
    play: (scene) => [{ operation: beginAccess(azureSubject(scene).id, { access: 'Write' }) }],
  },
  'revoke-link': {
    says: 'revokes all links to {of}[, the copy of {text}]',
    needs: ['of'],
    takes: ['text'],
    of: ['disk', 'snapshot', 'restore-point'],
    names: { text: 'thing' },
    play: (scene) => [{ operation: endAccess(linkedResource(scene, azureSubject(scene))) }],
  },
  'list-keys': {
    says: 'lists the keys of {of}',
    needs: ['of'],
    of: ['bucket'],
    play: (scene) => {
      const name = 'Microsoft.Storage/storageAccounts/listKeys/action'
      return [{ operation: plainOperation(name, azureSubject(scene).id) }]
    },
  },
}

/** The role that reads and exports a snapshot, given where a step names none. */
const usualRole = 'Disk Snapshot Contributor'

function changeSharing(scene: Scene, change: 'add' | 'remove'): readonly AzureDeed[] {
  const thing = azureSubject(scene)
  if (thing.kind !== 'gallery') {
    return changeRole(scene, thing.id, change === 'add' ? assignRole : removeRole)
  }
  if (!receiverNames(scene).includes('public')) {
    const operation = change === 'add' ? 'Add' : 'Remove'
    return [{ operation: shareGallery(thing.id, operation, galleryGroups(scene)) }]
  }
  // Nobody in particular can be put out of what everybody may use: the sharing is reset.
  return [{ operation: shareGallery(thing.id, change === 'add' ? 'EnableCommunity' : 'Reset') }]
}

/** One assignment for each receiver, a moment after the one before. */
function changeRole(scene: Scene, scope: string, change: typeof assignRole): readonly AzureDeed[] {
  const role = scene.step.text ?? usualRole
  return roleReceivers(scene).map((receiver, index) => ({
    operation: change({ scope, role, ...receiver }),
    after: index * 1000,
  }))
}

/** A resource group, or with `to: subscription` all of them. */
function scopeOfStep({ step, world, actor }: Scene): string {
  const place: Place = step.in === undefined ? actor.place : world.place(step.in)
  return step.to === 'subscription' ? `/subscriptions/${place.id}` : groupScopeOf(place)
}

function createGallery(scene: Scene): readonly AzureDeed[] {
  const made = makeThing(scene, 'gallery', { site: siteOf(scene, scene.actor.place) })
  const plan = { resourceId: made.id, location: made.region }
  const names = receiverNames(scene)
  if (names.length === 0) return [{ operation: writeGallery(plan) }]
  const sharing = names.includes('public')
    ? ({ permissions: 'Community' } as const)
    : ({ permissions: 'Groups', groups: galleryGroups(scene) } as const)
  return [{ operation: writeGallery({ ...plan, ...sharing }) }]
}

/** A restore point gives links to all its disks at once, or to one of them that the step names. */
function issueLink(scene: Scene): readonly AzureDeed[] {
  const { step } = scene
  const thing = azureSubject(scene)
  if (thing.kind === 'restore-point' && step.text === undefined) {
    return [{ operation: retrieveSasUris(thing.id) }]
  }
  const seconds = step.count === undefined ? {} : { seconds: step.count }
  return [{ operation: beginAccess(linkedResource(scene, thing), seconds) }]
}

function linkedResource({ step, world }: Scene, thing: Thing): string {
  return thing.kind === 'restore-point' ? diskPointOf(world, thing, step.text) : thing.id
}
