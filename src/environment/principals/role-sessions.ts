/** Who stands behind a session: the calls that handed out its key, joined to what the session did. */
import type { Diagnostic } from '../../base/diagnostic.ts'
import type { Event } from '../../events/event.ts'
import { sessionGrant } from './aws-session-grant.ts'
import { actorOf, type Caller, type Principal, withoutRolePath } from './principal.ts'
import { SampledTable } from './sampled-table.ts'
import { type SessionHolder, SessionHolders, betterHolder, callerFrom } from './session-holder.ts'

/**
 * Sessions of people and roles that are remembered, and of services apart from them: those take up roles
 * all day, and must not crowd out the people. One of a
 * person or role takes about 500 bytes, one of a service 80 (measured).
 */
const sessionCapacity = 100_000

/** Callers that are told of one session; roles that take up roles in real estates are two or three. */
const callerCapacity = 8

/** More than one had a session of this name: nobody can be told from it. */
const several = 'several'

/**
 * Remembers who was handed which session and tells later who stood behind a principal
 * (reference/telemetry.md 4.1 rule 2). What is told does not depend on the order of the events, so it
 * is to be asked when all were seen. Azure needs none of it; the entries of Google Cloud list those
 * behind a service account themselves.
 */
export class RoleSessions {
  readonly #byKey: SampledTable<SessionHolder>
  readonly #servicesByKey: SampledTable<SessionHolder>
  readonly #byName: SampledTable<SessionHolder | typeof several>
  readonly #holders = new SessionHolders()
  readonly #told = new Map<Principal, Principal>()
  #cut = 0

  /** `capacity` is the number of sessions of each sort that are remembered. */
  constructor({ capacity = sessionCapacity }: { readonly capacity?: number } = {}) {
    this.#byKey = new SampledTable(capacity)
    this.#servicesByKey = new SampledTable(capacity)
    this.#byName = new SampledTable(capacity)
  }

  /** Takes note of an event, if it hands out the key of a session. */
  see({ source, native }: Pick<Event, 'source' | 'native'>): void {
    if (source !== 'aws.cloudtrail') return
    const grant = sessionGrant(native)
    if (grant === undefined) return
    const holder = this.#holders.of(grant.caller)
    const isService = holder.id.startsWith('svc:')
    const table = isService ? this.#servicesByKey : this.#byKey
    table.put(grant.keyId, holder, betterHolder)
    if (isService) return
    const { role, session } = grant
    // The trail of the role's account names only the account of a foreign caller: his own knows him.
    if (role === undefined || session === undefined || holder.kind === 'external') return
    this.#byName.put(sessionName(role, session), holder, (known) =>
      known !== several && actorOf(known) === actorOf(holder)
        ? betterHolder(known, holder)
        : several,
    )
  }

  /** The same thing with those behind its principal told; the very same object where none is known. */
  tell<Item extends { readonly principal: Principal }>(item: Item): Item {
    const principal = this.#withCallers(item.principal)
    return principal === item.principal ? item : { ...item, principal }
  }

  /** What could not be remembered or told in full. */
  diagnostics(): readonly Diagnostic[] {
    const cut: Diagnostic = {
      code: 'role-chain-cut',
      severity: 'note',
      message: `${this.#cut} sessions have more than ${callerCapacity} others behind them, of whom the nearest are told`,
      hint: 'follow the session further by its access key in the log itself',
    }
    return [
      ...forgotten('people and roles', this.#byKey.oneOf),
      ...forgotten('services', this.#servicesByKey.oneOf),
      ...(this.#cut > 0 ? [cut] : []),
    ]
  }

  #withCallers(principal: Principal): Principal {
    const known = this.#told.get(principal)
    if (known !== undefined) return known
    const callers = this.#callersOf(principal)
    if (callers.length === 0) return principal
    const stated = (principal.behind ?? []).filter(({ display }) => !isNamed(callers, display))
    const told = { ...principal, behind: [...callers, ...stated] }
    this.#told.set(principal, told)
    return told
  }

  /** Walks from the session to him who was handed it, to him who was handed his, and so on. */
  #callersOf(principal: Principal): readonly Caller[] {
    const byKey = this.#holderOf(principal.keyId)
    const evidence = principal.keyId === undefined ? 'session-name' : 'session-key'
    const callers: Caller[] = []
    let last = actorOf(principal)
    let holder = byKey ?? this.#namedHolder(principal)
    for (let step = 0; holder !== undefined; step += 1) {
      if (step === callerCapacity) {
        this.#cut += 1
        break
      }
      // Who asks for a session of his own (GetSessionToken, a role of itself) is nobody else.
      const caller = callerFrom(holder, step === 0 ? evidence : 'session-key')
      if (actorOf(caller) !== last) callers.push(caller)
      last = actorOf(caller)
      holder = this.#holderOf(holder.keyId)
    }
    return callers
  }

  #holderOf(keyId: string | undefined): SessionHolder | undefined {
    if (keyId === undefined) return undefined
    return this.#byKey.get(keyId) ?? this.#servicesByKey.get(keyId)
  }

  /** Only where the record has no key: a name may be anybody's, a key is one session's. */
  #namedHolder({ id, session, keyId, automation }: Principal): SessionHolder | undefined {
    if (session === undefined || (keyId ?? automation) !== undefined) return undefined
    const named = this.#byName.get(sessionName(id, session))
    return named === several ? undefined : named
  }
}

function forgotten(whom: string, oneOf: number): readonly Diagnostic[] {
  if (oneOf === 1) return []
  const message = `more sessions were handed out to ${whom} than are remembered: whose a session is, is known of one in ${oneOf}`
  const hint = 'hunt in fewer accounts or a shorter time at once'
  return [{ code: 'role-sessions-forgotten', severity: 'warning', message, hint }]
}

function isNamed(callers: readonly Caller[], name: string): boolean {
  return callers.some(({ display, session }) => display === name || session === name)
}

function sessionName(role: string, session: string): string {
  return `${withoutRolePath(role)} ${session}`
}
