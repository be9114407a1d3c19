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
  /**
   * The key under which the call was made: an access key id, or the id of a service account's key.
   * Absent for automation, whose keys are many and say nothing.
   */
  readonly keyId?: string
  /** When that key was made, where the record tells it; milliseconds UTC. */
  readonly keyCreated?: number
  /** Those for whom the principal acted, the nearest first: who took up its role, who took up his. */
  readonly behind?: readonly Caller[]
}

/** What says that somebody stands behind a principal, from the surest to the least sure. */
export type CallerEvidence =
  /** The call that handed out the key of the session. */
  | 'session-key'
  /** The record itself lists who borrowed the identity. */
  | 'delegation'
  /** The record states the source identity of the session; whoever took it up chose the words. */
  | 'source-identity'
  /** The only one who ever called a session of this role so; the record has no key. */
  | 'session-name'

/** Somebody for whom a principal acted. */
export interface Caller extends Pick<Principal, 'id' | 'kind' | 'account' | 'session' | 'display'> {
  readonly evidence: CallerEvidence
}

/** As much of a principal as tells actors apart. */
interface Actor extends Pick<Principal, 'id' | 'kind'> {
  readonly session?: string | undefined
}

/**
 * What tells actors apart when the question is whether somebody else did it: the principal, and for
 * people behind a shared role (single sign-on) the person, who is its session. A role has one name in
 * its account whatever its path, which not every record holds (reference/telemetry.md section 4.1).
 */
export function actorOf({ id, kind, session }: Actor): string {
  const actor = withoutRolePath(id)
  return kind === 'human' && session !== undefined ? `${actor} ${session}` : actor
}

/** `arn:aws:iam::A:role/path/R` to `arn:aws:iam::A:role/R`; any other id as it is. */
export function withoutRolePath(id: string): string {
  const start = id.indexOf(':role/')
  const end = id.lastIndexOf('/')
  if (start < 0 || end === start + ':role'.length) return id
  return id.slice(0, start + ':role/'.length) + id.slice(end + 1)
}

/** The person at the far end of those for whom a principal acted; `undefined` where none is known. */
export function personBehind({ behind = [] }: Principal): Caller | undefined {
  return behind.findLast(({ kind }) => kind === 'human' || kind === 'root')
}
