import { type Detection, type Level, levels } from '../detections/detection.ts'
import type { Context } from '../environment/context.ts'
import { actorOf } from '../environment/principals/principal.ts'
import type { SourceCoverage } from '../environment/source-ledger.ts'
import type { Event } from '../events/event.ts'
import type { Chain } from '../lineage/chain.ts'
import { orderSteps } from '../lineage/step.ts'
import { blindSpotsOf } from './blind-spots.ts'
import type { Confidence, Finding } from './finding.ts'
import { findingId } from './finding-id.ts'
import { nextSteps } from './next-steps.ts'
import { signalsOf } from './chain-signals.ts'
import { type Practice, practiceOf } from './practice.ts'
import type { Signal } from './signal.ts'
import { cloudFirewall, createInstance, createSnapshot, transferToAccount } from './technique.ts'
import { countOf, joinWords, nameResource, nameTime } from './words.ts'

/** Signs below this level do not make it into a title when a graver one is there. */
const titleLevel = levels.indexOf('medium')

/** What a finding says of its chain in words. */
type Telling = Pick<
  Finding,
  'title' | 'confidence' | 'summary' | 'techniques' | 'why' | 'blindSpots' | 'next'
>

/** Tells chains, judging them by what is known around them and of the logs. */
export class ChainTeller {
  readonly #context: Context
  readonly #coverage: readonly SourceCoverage[]
  readonly #practice: Practice
  /** Whoever reads one field of a finding reads another. */
  #last: { readonly of: Chain; readonly telling: Telling } | undefined

  /** `chains` are all that the logs tell: what happens again is judged by what was before. */
  constructor(
    chains: readonly Chain[],
    { context, coverage }: { context: Context; coverage: readonly SourceCoverage[] },
  ) {
    this.#context = context
    this.#coverage = coverage
    this.#practice = practiceOf(chains, context)
  }

  /** The finding that tells one chain. */
  finding(chain: Chain): Finding {
    return new ChainFinding(this, { chain, severity: gravest(this.#signalsOf(chain)) })
  }

  /** @internal What is said of a chain. */
  tell(chain: Chain): Telling {
    if (this.#last?.of === chain) return this.#last.telling
    const signals = this.#signalsOf(chain)
    const telling = {
      title: titleOf(chain, signals),
      confidence: confidenceOf(chain),
      summary: summaryOf(chain, signals),
      techniques: techniquesOf(chain),
      why: [...new Set(signals.map(({ reason }) => reason))],
      blindSpots: blindSpotsOf(chain, this.#coverage),
      next: nextSteps(chain, this.#coverage),
    }
    this.#last = { of: chain, telling }
    return telling
  }

  /** The gravest first. */
  #signalsOf(chain: Chain): readonly Signal[] {
    return [...signalsOf(chain, this.#context, this.#practice)].sort(
      (a, b) => levels.indexOf(b.level) - levels.indexOf(a.level),
    )
  }
}

/** The same finding, with what matched its events as well. */
export function withAlsoMatched(finding: Finding, alsoMatched: readonly Detection[]): Finding {
  if (finding instanceof ChainFinding) return finding.alsoMatching(alsoMatched)
  return { ...finding, alsoMatched }
}

/** Most of very many chains are never looked at: the words of each are made when somebody does. */
class ChainFinding implements Finding {
  readonly id: string
  readonly severity: Level
  readonly chain: Chain
  readonly alsoMatched: readonly Detection[]
  readonly #teller: ChainTeller

  constructor(
    teller: ChainTeller,
    {
      chain,
      severity,
      alsoMatched = [],
    }: Pick<ChainFinding, 'chain' | 'severity'> & Partial<Pick<Finding, 'alsoMatched'>>,
  ) {
    this.id = findingId(chain.id)
    this.severity = severity
    this.chain = chain
    this.alsoMatched = alsoMatched
    this.#teller = teller
  }

  alsoMatching(alsoMatched: readonly Detection[]): ChainFinding {
    const { chain, severity } = this
    return new ChainFinding(this.#teller, { chain, severity, alsoMatched })
  }

  get detection(): null {
    return null
  }

  get title(): string {
    return this.#teller.tell(this.chain).title
  }

  get confidence(): Confidence {
    return this.#teller.tell(this.chain).confidence
  }

  get summary(): string {
    return this.#teller.tell(this.chain).summary
  }

  get techniques(): readonly string[] {
    return this.#teller.tell(this.chain).techniques
  }

  get events(): readonly Event[] {
    return eventsOf(this.chain)
  }

  get why(): readonly string[] {
    return this.#teller.tell(this.chain).why
  }

  get blindSpots(): readonly string[] {
    return this.#teller.tell(this.chain).blindSpots
  }

  get next(): readonly string[] {
    return this.#teller.tell(this.chain).next
  }
}

/** The events of all steps and links, in event time. */
function eventsOf(chain: Chain): readonly Event[] {
  const steps = [...chain.steps, ...chain.links.map(({ step }) => step)]
  return orderSteps([...new Set(steps)]).map(({ event }) => event)
}

function gravest(signals: readonly Signal[]): Level {
  return signals[0]?.level ?? 'informational'
}

function titleOf(chain: Chain, signals: readonly Signal[]): string {
  const grave = signals.filter(({ level }) => levels.indexOf(level) >= titleLevel)
  const shown = grave.length > 0 ? grave : signals.slice(0, 1)
  const phrases = [...new Set(shown.map(({ phrase }) => phrase))]
  const more = phrases.length > 3 ? [`${phrases.length - 3} more`] : []
  return `${capital(nameResource(chain.root))}: ${joinWords([...phrases.slice(0, 3), ...more])}`
}

function summaryOf(chain: Chain, signals: readonly Signal[]): string {
  const actors = new Set(chain.steps.map(({ principal }) => actorOf(principal))).size
  const accounts = new Set(chain.steps.flatMap(({ activity }) => activity.account ?? [])).size
  const [first] = chain.steps
  const last = chain.steps.at(-1)
  const span =
    first === undefined || last === undefined
      ? ''
      : `, ${nameTime(first.event.time)} to ${nameTime(last.event.time)}`
  const size = `${countOf(chain.steps.length, 'step')} by ${countOf(actors, 'principal')} in ${countOf(accounts, 'account')}${span}.`
  return `${capital(signals[0]?.reason ?? '')}. ${size}`
}

/**
 * High when every link was observed and the source seen; low when nothing took effect; a link read
 * from an unconfirmed path or a source before the logs leaves it at medium.
 */
function confidenceOf(chain: Chain): Confidence {
  if (chain.steps.every(({ activity }) => activity.attempt)) return 'low'
  // Where the source sits (attached-to from the root) is context; the story does not rest on it.
  const inferred = chain.links.some(
    ({ evidence, kind, from }) =>
      evidence === 'inferred' && !(kind === 'attached-to' && from.id === chain.root.id),
  )
  return inferred || chain.sourceUnseen ? 'medium' : 'high'
}

/** For the copy; for data that went to another account, a launch, an opening where there was one. */
function techniquesOf(chain: Chain): readonly string[] {
  const done = chain.steps.filter(({ activity }) => !activity.attempt)
  const verbs = new Set(done.map(({ activity }) => activity.verb))
  const leaves =
    verbs.has('share') || done.some(({ activity }) => activity.counterpart?.side === 'owner')
  return [
    createSnapshot,
    ...(verbs.has('launch') ? [createInstance] : []),
    ...(leaves ? [transferToAccount] : []),
    ...(verbs.has('expose') ? [cloudFirewall] : []),
  ]
}

function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1)
}
