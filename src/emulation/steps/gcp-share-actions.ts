import type { ThingKind } from '../scenario/scenario.ts'
import { setPolicy, setProjectPolicy } from '../calls/gcp-policy-calls.ts'
import type { PolicyChange } from '../calls/gcp-policy-calls.ts'
import { gcpPlace, gcpSubject, hasEffect } from './gcp-deed.ts'
import type { GcpAction, GcpActions, GcpDeed } from './gcp-deed.ts'
import { changesOf, withGrant, withoutGrant } from './gcp-policy.ts'
import { membersOf } from './gcp-receivers.ts'
import type { Scene } from './step-action.ts'

const shareable: readonly ThingKind[] = ['disk', 'snapshot', 'image', 'machine-image', 'instance']

/**
 * Who is let in, by a policy. Each call states the whole new policy; `add-binding` and `remove-binding`
 * are the same calls in logs that tell the change as well (reference/telemetry.md 2.8). The text is the
 * role.
 */
export const gcpShareActions: GcpActions = {
  share: sharing('shares {of} with {with}', 'ADD', { isChangeTold: false }),
  unshare: sharing('takes {of} back from {with}', 'REMOVE', { isChangeTold: false }),
  'add-binding': sharing('adds {with} to the policy of {of}', 'ADD', { isChangeTold: true }),
  'remove-binding': sharing('takes {with} out of the policy of {of}', 'REMOVE', {
    isChangeTold: true,
  }),
  'assign-role': {
    says: 'gives {with} the role {text} on the whole project',
    needs: ['with', 'text'],
    play: (scene) => projectPolicy(scene, 'ADD'),
  },
  'remove-role': {
    says: 'takes the role {text} on the whole project from {with}',
    needs: ['with', 'text'],
    play: (scene) => projectPolicy(scene, 'REMOVE'),
  },
}

/** Who may do everything with what a policy lets others use. */
const storageAdmin = 'roles/compute.storageAdmin'

function sharing(
  says: string,
  action: PolicyChange['action'],
  { isChangeTold }: { readonly isChangeTold: boolean },
): GcpAction {
  return {
    says,
    needs: ['of', 'with'],
    takes: ['text'],
    of: shareable,
    play: (scene) => {
      const thing = gcpSubject(scene)
      const grant = { role: scene.step.text ?? storageAdmin, members: membersOf(scene) }
      const { policy = [] } = thing
      const bindings = action === 'ADD' ? withGrant(policy, grant) : withoutGrant(policy, grant)
      if (hasEffect(scene)) scene.world.change(thing.name, { policy: bindings })
      const changes = isChangeTold ? { changes: changesOf(grant, action) } : {}
      return [{ call: setPolicy(thing.id, { bindings, ...changes }) }]
    },
  }
}

/** Nothing is kept of a project's policy: its owner has it, and whom the step names. */
function projectPolicy(scene: Scene, action: PolicyChange['action']): readonly GcpDeed[] {
  const grant = { role: scene.step.text ?? '', members: membersOf(scene) }
  const owned = [{ role: 'roles/owner', members: ['group:owners@example.com'] }]
  const bindings = action === 'ADD' ? withGrant(owned, grant) : owned
  const plan = { bindings, changes: changesOf(grant, action) }
  return [{ call: setProjectPolicy(gcpPlace(scene).id, plan) }]
}
