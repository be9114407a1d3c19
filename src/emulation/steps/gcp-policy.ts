import type { PolicyBinding, PolicyChange } from '../calls/gcp-policy-calls.ts'

/** A role for some members, to be given or taken. */
export type PolicyGrant = PolicyBinding

/** The policy in which the members have the role as well, each once. */
export function withGrant(
  policy: readonly PolicyBinding[],
  { role, members }: PolicyGrant,
): readonly PolicyBinding[] {
  const known = policy.find((binding) => binding.role === role)
  const added = { role, members: [...new Set([...(known?.members ?? []), ...members])] }
  return known === undefined
    ? [...policy, added]
    : policy.map((binding) => (binding === known ? added : binding))
}

/** The policy in which the members have the role no more; a role that nobody has is not stated. */
export function withoutGrant(
  policy: readonly PolicyBinding[],
  { role, members }: PolicyGrant,
): readonly PolicyBinding[] {
  return policy
    .map((binding) =>
      binding.role === role
        ? { role, members: binding.members.filter((member) => !members.includes(member)) }
        : binding,
    )
    .filter((binding) => binding.members.length > 0)
}

/** The grant member by member, as a log tells what a new policy changed. */
export function changesOf(
  { role, members }: PolicyGrant,
  action: PolicyChange['action'],
): readonly PolicyChange[] {
  return members.map((member) => ({ action, role, member }))
}
