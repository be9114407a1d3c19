import type { JsonWalker, TextSpan } from './json-walker.ts'
import { KeyDigest } from './key-digest.ts'
import type { LogSource } from '../log-record.ts'
import type { RecordFilter, SufficientPart } from '../record-filter.ts'

/** Which names of services and actions a log has, and how they are told apart. */
export interface ActionNames {
  readonly source: LogSource
  /** Anything else is for the parser. */
  readonly service: RegExp
  readonly action: RegExp
  /** Are capital letters the same as small ones? */
  readonly isFolded: boolean
}

/** The one text of letters that Elastic takes for nothing (reference/telemetry.md 5.2, pre-clean). */
const blank = 'none'

/** A hostile log names new actions without end; when so many are known, all are forgotten. */
const mostActions = 20_000

/** What a record of an action is needed for: nothing, an event, or a part of it. */
export type ActionUse = 'none' | 'event' | SufficientPart

/** Remembers which actions of a log are needed. They are known again by a digest, under the kernel's secret. */
export class ActionTable {
  readonly #walker: JsonWalker
  readonly #digest: KeyDigest
  readonly #names: ActionNames
  readonly #filter: RecordFilter
  readonly #known = new Map<number, { readonly high: number; readonly use: ActionUse }>()

  constructor(walker: JsonWalker, names: ActionNames, filter: RecordFilter) {
    this.#walker = walker
    this.#digest = new KeyDigest(walker)
    this.#names = names
    this.#filter = filter
  }

  /** What a record of this action is needed for. */
  useOf(service: TextSpan, action: TextSpan): ActionUse {
    const digest = this.#digest
    const { isFolded } = this.#names
    if (!digest.ofAction(service, action, isFolded)) return 'event'
    const known = this.#known.get(digest.low)
    if (known !== undefined && known.high === digest.high) return known.use
    const use = this.#ask(service, action)
    if (this.#known.size >= mostActions) this.#known.clear()
    this.#known.set(digest.low, { high: digest.high, use })
    return use
  }

  #ask(service: TextSpan, action: TextSpan): ActionUse {
    const { source, isFolded, ...names } = this.#names
    const [serviceText, actionText] = [service, action].map(({ from, to }) => {
      const text = this.#walker.bytes.toString('latin1', from, to)
      return isFolded ? text.toLowerCase() : text
    })
    if (serviceText === undefined || actionText === undefined) return 'event'
    const isPlain = names.service.test(serviceText) && names.action.test(actionText)
    const isBlank = serviceText === blank || actionText.toLowerCase() === blank
    if (!isPlain || isBlank) return 'event'
    if (!this.#filter.needs(source, serviceText, actionText)) return 'none'
    return this.#filter.suffices?.(source, serviceText, actionText) ?? 'event'
  }
}
