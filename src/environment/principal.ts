/** What sort of actor a principal is. */
export type PrincipalKind =
  'human' | 'role' | 'service' | 'automation' | 'root' | 'external' | 'unknown'

/** Who acted: one stable id per provider (reference/telemetry.md section 4), the session kept apart. */
export interface Principal {
  /** The id that stays the same from call to call: a user or role ARN, `azure:<tenant>:<oid>`, an e-mail. */
  readonly id: string
  readonly kind: PrincipalKind
  /** The account, tenant or project the principal belongs to, where the record names it. */
  readonly account?: string
  /** The session of a role, or the person behind it. */
  readonly session?: string
  /** How a person would name the principal. */
  readonly display: string
  /**
   * Why the principal is taken for automation, in words that cite the field; absent for all others.
   * Never rests on a user agent alone (design section 4.6).
   */
  readonly automation?: string
}

/**
 * What tells actors apart when the question is whether somebody else did it: the principal, and for
 * people behind a shared role (single sign-on) the person, who is its session.
 */
export function actorOf({ id, kind, session }: Principal): string {
  return kind === 'human' && session !== undefined ? `${id} ${session}` : id
}
