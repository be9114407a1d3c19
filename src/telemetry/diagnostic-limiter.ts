import type { Diagnostic } from '../base/diagnostic.ts'
import { diagnoseMore } from './telemetry-diagnostics.ts'

/** Lets the first diagnostics of each code of one file through and counts the others. */
export class DiagnosticLimiter {
  readonly #perCode: number
  readonly #counts = new Map<string, { count: number; readonly first: Diagnostic }>()

  constructor(perCode: number) {
    this.#perCode = perCode
  }

  /** The diagnostic, or `undefined` when its code has had its share. */
  admit(diagnostic: Diagnostic): Diagnostic | undefined {
    const known = this.#counts.get(diagnostic.code)
    if (known === undefined) {
      this.#counts.set(diagnostic.code, { count: 1, first: diagnostic })
      return diagnostic
    }
    known.count++
    return known.count <= this.#perCode ? diagnostic : undefined
  }

  /** One diagnostic for each code that was cut short, saying how many were left out. */
  close(): readonly Diagnostic[] {
    return [...this.#counts.values()]
      .filter(({ count }) => count > this.#perCode)
      .map(({ count, first }) => diagnoseMore(first, count - this.#perCode))
  }
}
