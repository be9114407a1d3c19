import type { Diagnostic } from '../base/diagnostic.ts'
import type { Language } from '../detections/detection.ts'

/** How much of each kind one query may hold when nothing else is said. */
export const defaultStateCap = 200_000

/** What a query holds in memory, each kind bounded by the same cap. */
type HeldKind = keyof typeof consequences

/** What it means for the results that some were given up. */
const consequences = {
  'kept events': (count: number) => `${count} later ones are not examined`,
  'open sequences': (count: number) => `${count} that were extended longest ago are given up`,
  results: (count: number) => `${count} later ones are left out`,
  'sample keys': (count: number) => `${count} events of keys that occur later are not examined`,
  'window entries': (count: number) => `${count} are in no window`,
  'join keys of one event': (count: number) => `of ${count} events only the lowest are used`,
} as const

/** What each language calls the remark, and what its author can do. */
const remarks: Readonly<Record<Language, { readonly code: string; readonly hint: string }>> = {
  eql: {
    code: 'eql-state-cap',
    hint: 'narrow its conditions, give it a maxspan, a smaller time span or a higher state cap',
  },
  sigma: {
    code: 'sigma-state-cap',
    hint: 'narrow its rules, give it a smaller timespan or a higher state cap',
  },
}

/** Counts what a query had to give up because of the cap, so that it is told. */
export class StateCap {
  /** The most of each kind. */
  readonly most: number
  readonly #given: Map<HeldKind, number> = new Map()

  constructor(most: number = defaultStateCap) {
    if (!Number.isInteger(most) || most < 1) throw new TypeError(`no state cap: ${most}`)
    this.most = most
  }

  /** So many of a kind were given up. */
  giveUp(kind: HeldKind, count: number): void {
    if (count > 0) this.#given.set(kind, (this.#given.get(kind) ?? 0) + count)
  }

  /** One warning for each kind that hit the cap; `rule` names the rule or query. */
  diagnostics(
    rule: string,
    file: string | undefined,
    language: Language = 'eql',
  ): readonly Diagnostic[] {
    const { code, hint } = remarks[language]
    return [...this.#given].map(([kind, count]) => ({
      code,
      severity: 'warning',
      message: `${rule} reached its cap of ${kind}: ${consequences[kind](count)}`,
      ...(file === undefined ? {} : { file }),
      hint,
    }))
  }
}
