import { textOf } from '../../base/json.ts'
import { gcpCaller } from './gcp-actor.ts'
import type { Scene } from './step-action.ts'

/**
 * The receivers of a step as members of a policy: somebody of the cast by his name there, a project by
 * a service account of it, `public` as everybody who has an account; others as they are written.
 */
export function membersOf({ step, world }: Scene): readonly string[] {
  const names = typeof step.with === 'string' ? [step.with] : (step.with ?? [])
  return names.map((name) => {
    if (name === 'public') return 'allAuthenticatedUsers'
    if (world.hasPlace(name)) {
      return `serviceAccount:vm-runner@${world.place(name).id}.iam.gserviceaccount.com`
    }
    if (!world.hasActor(name)) return name
    const { email, authenticationInfo } = gcpCaller(world.actor(name))
    return textOf(authenticationInfo['principalSubject']) ?? `user:${email}`
  })
}

/** The service account that `with` names, by its address; absent without one. */
export function accountOf(scene: Scene): string | undefined {
  const [member] = membersOf(scene)
  return member?.slice(member.indexOf(':') + 1)
}
