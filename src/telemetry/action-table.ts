/** The bytes of an event source and an event name, without their quotes; all ASCII. */
export interface ActionBytes {
  readonly bytes: Buffer
  readonly sourceFrom: number
  readonly sourceTo: number
  readonly nameFrom: number
  readonly nameTo: number
}

/** An action that was asked about. */
interface KnownAction {
  readonly source: Uint8Array
  readonly name: Uint8Array
  readonly isNeeded: boolean
}

/** Names of real services and calls; anything else is for the parser. */
const plainSource = /^[a-z0-9][a-z0-9.-]{0,99}$/
const plainName = /^[A-Za-z][A-Za-z0-9_]{0,127}$/
/** The one text of letters that Elastic takes for nothing (reference/telemetry.md 5.2, pre-clean). */
const blank = 'none'

/** A hostile log names new actions without end; when so many are known, all are forgotten. */
const mostActions = 20_000

/** Remembers which actions are needed, found by their bytes. */
export class ActionTable {
  readonly #isNeeded: (source: string, name: string) => boolean
  #known = new Map<number, KnownAction[]>()
  #size = 0

  constructor(isNeeded: (source: string, name: string) => boolean) {
    this.#isNeeded = isNeeded
  }

  /** Must a record of this action be parsed? */
  isNeeded(action: ActionBytes): boolean {
    const hash = hashOf(action)
    const known = this.#known.get(hash)
    if (known !== undefined) {
      for (const one of known) if (isSame(one, action)) return one.isNeeded
    }
    return this.#ask(action, hash)
  }

  #ask(action: ActionBytes, hash: number): boolean {
    const { bytes, sourceFrom, sourceTo, nameFrom, nameTo } = action
    const source = bytes.toString('latin1', sourceFrom, sourceTo)
    const name = bytes.toString('latin1', nameFrom, nameTo)
    const isPlain = plainSource.test(source) && plainName.test(name)
    const isNeeded = !isPlain || source === blank || name === blank || this.#isNeeded(source, name)
    if (source.length + name.length > 300) return true
    if (this.#size === mostActions) {
      this.#known = new Map()
      this.#size = 0
    }
    this.#size++
    const known = { source: Buffer.from(source), name: Buffer.from(name), isNeeded }
    this.#known.set(hash, [...(this.#known.get(hash) ?? []).slice(-7), known])
    return isNeeded
  }
}

/** Mixes the ends of both names: what tells actions apart stands at the end of their names. */
function hashOf({ bytes, sourceFrom, sourceTo, nameFrom, nameTo }: ActionBytes): number {
  let hash = (sourceTo - sourceFrom) * 64 + nameTo - nameFrom
  for (let at = sourceFrom; at < sourceTo && at < sourceFrom + 4; at++) {
    hash = Math.imul(hash, 31) + (bytes[at] ?? 0)
  }
  for (let at = Math.max(nameFrom, nameTo - 8); at < nameTo; at++) {
    hash = Math.imul(hash, 31) + (bytes[at] ?? 0)
  }
  return hash & 0x3fffffff
}

function isSame({ source, name }: KnownAction, action: ActionBytes): boolean {
  return (
    isAt(source, action.bytes, action.sourceFrom, action.sourceTo) &&
    isAt(name, action.bytes, action.nameFrom, action.nameTo)
  )
}

function isAt(known: Uint8Array, bytes: Buffer, from: number, to: number): boolean {
  if (to - from !== known.length) return false
  for (let at = 0; at < known.length; at++) if (bytes[from + at] !== known[at]) return false
  return true
}
