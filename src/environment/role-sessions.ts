/** Who stands behind a session: the calls that handed out its key, joined to what the session did. */
import { compareText } from '../base/compare.ts'
import type { Diagnostic } from '../base/diagnostic.ts'
import type { Event } from '../events/event.ts'
import { sessionGrant } from './aws-session-grant.ts'
import {
  actorOf,
  type Caller,
  type CallerEvidence,
  type Principal,
  withoutRolePath,
} from './principal.ts'
import { SampledTable } from './sampled-table.ts'

/** Sessions that are remembered; each takes about 300 bytes. */
const sessionCapacity = 200_000

/** Callers that are told of one session; roles that take up roles in real estates are two or three. */
const callerCapacity = 8

/** Callers that are shared between sessions, so that a service that takes up roles all day is held once. */
const sharedCapacity = 10_000

/** More than one had a session of this name: nobody can be told from it. */
const several = 'several'

/**
 * Remembers who was handed which session and tells later who stood behind a principal
 * (reference/telemetry.md 4.1 rule 2). What is told does not depend on the order of the events, so it
 * is to be asked when all were seen. Azure needs none of it; the entries of Google Cloud list those
 * behind a service account themselves.
 */
export class RoleSessions {
  readonly #byKey: SampledTable<Principal>
  readonly #byName: SampledTable<Principal | typeof several>
  readonly #shared = new Map<string, Principal>()
  readonly #told = new Map<Principal, Principal>()
  #cut = 0

  /** `capacity` is the number of sessions that are remembered. */
  constructor({ capacity = sessionCapacity }: { readonly capacity?: number } = {}) {
    this.#byKey = new SampledTable(capacity)
    this.#byName = new SampledTable(capacity)
  }

  /** Takes note of an event, if it hands out the key of a session. */
  see({ source, native }: Event): void {
    if (source !== 'aws.cloudtrail') return
    const grant = sessionGrant(native)
    if (grant === undefined) return
    const caller = this.#share(grant.caller)
    this.#byKey.put(grant.keyId, caller, better)
    const { role, session } = grant
    // The trail of the role's account names only the account of a foreign caller: his own knows him.
    if (role === undefined || session === undefined || caller.kind === 'external') return
    this.#byName.put(sessionName(role, session), caller, (known) =>
      known !== several && actorOf(known) === actorOf(caller) ? better(known, caller) : several,
    )
  }

  /** The same thing with those behind its principal told; the very same object where none is known. */
  tell<Item extends { readonly principal: Principal }>(item: Item): Item {
    const principal = this.#withCallers(item.principal)
    return principal === item.principal ? item : { ...item, principal }
  }

  /** What could not be remembered or told in full. */
  diagnostics(): readonly Diagnostic[] {
    const { oneOf } = this.#byKey
    const forgotten: Diagnostic = {
      code: 'role-sessions-forgotten',
      severity: 'warning',
      message: `more sessions were handed out than are remembered: who stands behind them is known of one in ${oneOf}`,
      hint: 'hunt in fewer accounts or a shorter time at once',
    }
    const cut: Diagnostic = {
      code: 'role-chain-cut',
      severity: 'note',
      message: `${this.#cut} sessions have more than ${callerCapacity} others behind them, of whom the nearest are told`,
      hint: 'follow the session further by its access key in the log itself',
    }
    return [...(oneOf > 1 ? [forgotten] : []), ...(this.#cut > 0 ? [cut] : [])]
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
    const callers: Caller[] = []
    let last: Caller | Principal = principal
    let caller = this.#grantedTo(principal)
    for (let step = 0; caller !== undefined; step += 1) {
      if (step === callerCapacity) {
        this.#cut += 1
        break
      }
      const evidence: CallerEvidence =
        step === 0 && principal.keyId === undefined ? 'session-name' : 'session-key'
      // Who asks for a session of his own (GetSessionToken, a role of itself) is nobody else.
      if (actorOf(caller) !== actorOf(last)) callers.push(callerFrom(caller, evidence))
      last = caller
      caller = this.#grantedTo(caller)
    }
    return callers
  }

  #grantedTo({ id, session, keyId, automation }: Principal): Principal | undefined {
    if (keyId !== undefined) return this.#byKey.get(keyId)
    if (session === undefined || automation !== undefined) return undefined
    const named = this.#byName.get(sessionName(id, session))
    return named === several ? undefined : named
  }

  #share(caller: Principal): Principal {
    const text = JSON.stringify(caller)
    const known = this.#shared.get(text)
    if (known !== undefined) return known
    // Only who is named here twice is shared; nothing is lost when the list begins anew.
    if (this.#shared.size >= sharedCapacity) this.#shared.clear()
    this.#shared.set(text, caller)
    return caller
  }
}

/** Two trails tell of one call: that of the caller's own account knows him, the other his account alone. */
function better(one: Principal, other: Principal): Principal {
  const isForeign = ({ kind }: Principal): boolean => kind === 'external'
  if (isForeign(one) !== isForeign(other)) return isForeign(one) ? other : one
  return compareText(JSON.stringify(one), JSON.stringify(other)) <= 0 ? one : other
}

function callerFrom(principal: Principal, evidence: CallerEvidence): Caller {
  const { id, kind, account, session, display } = principal
  return {
    id,
    kind,
    ...(account === undefined ? {} : { account }),
    ...(session === undefined ? {} : { session }),
    display,
    evidence,
  }
}

function isNamed(callers: readonly Caller[], name: string): boolean {
  return callers.some(({ display, session }) => display === name || session === name)
}

function sessionName(role: string, session: string): string {
  return `${withoutRolePath(role)} ${session}`
}
