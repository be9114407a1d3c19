import { compareText } from '../../base/compare.ts'
import type { Caller, CallerEvidence, Principal, PrincipalKind } from './principal.ts'

/** Who was handed a session: no more of a principal than is told later, because very many are held. */
export interface SessionHolder {
  readonly id: string
  readonly kind: PrincipalKind
  readonly account: string | undefined
  readonly session: string | undefined
  readonly display: string
  /** The key under which he asked, by which the next one behind him is found. */
  readonly keyId: string | undefined
}

/** Holders that are shared between sessions, so that who takes up roles all day is held once. */
const sharedCapacity = 10_000

/** Makes holders of principals; equal ones, and equal texts in them, are the same object. */
export class SessionHolders {
  readonly #holders = new Map<string, SessionHolder>()
  readonly #texts = new Map<string, string>()

  /** The holder that a principal is. */
  of({ id, kind, account, session, display, keyId }: Principal): SessionHolder {
    const text = [id, kind, account, session, display, keyId].join('\n')
    const known = this.#holders.get(text)
    if (known !== undefined) return known
    const holder = {
      id: this.#text(id),
      kind,
      account: account === undefined ? undefined : this.#text(account),
      session,
      display: this.#text(display),
      keyId,
    }
    remember(this.#holders, text, holder)
    return holder
  }

  #text(text: string): string {
    const known = this.#texts.get(text)
    if (known !== undefined) return known
    remember(this.#texts, text, text)
    return text
  }
}

/** Nothing is lost when a list begins anew: what comes again is only held twice. */
function remember<Value>(list: Map<string, Value>, text: string, value: Value): void {
  if (list.size >= sharedCapacity) list.clear()
  list.set(text, value)
}

/**
 * Which of two that one session was handed to: two trails tell of one call, and that of the caller's own
 * account knows him, where the other knows his account alone. Free of the order.
 */
export function betterHolder(one: SessionHolder, other: SessionHolder): SessionHolder {
  const isForeign = ({ kind }: SessionHolder): boolean => kind === 'external'
  if (isForeign(one) !== isForeign(other)) return isForeign(one) ? other : one
  return compareText(JSON.stringify(one), JSON.stringify(other)) <= 0 ? one : other
}

/** The holder as he is told, with what says that he stands there. */
export function callerFrom(holder: SessionHolder, evidence: CallerEvidence): Caller {
  const { id, kind, account, session, display } = holder
  return {
    id,
    kind,
    ...(account === undefined ? {} : { account }),
    ...(session === undefined ? {} : { session }),
    display,
    evidence,
  }
}
