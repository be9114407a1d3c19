import type { Diagnostic } from '../base/diagnostic.ts'
import { diagnoseMore } from './telemetry-diagnostics.ts'

/** Lets the first diagnostics of each code of one file through and counts the others. */
export class DiagnosticLimiter {
  readonly #perCode: number
  readonly #counts = new Map<string, { count: number; readonly first: Diagnostic }>()

  constructor(perCode: number) {
    this.#perCode = perCode
  }

  /** The diagnostic, or `undefined` when its code has had its share; then none is made. */
  admit(code: string, make: () => Diagnostic): Diagnostic | undefined {
    const known = this.#counts.get(code)
    if (known === undefined) {
      const first = make()
      this.#counts.set(code, { count: 1, first })
      return first
    }
    known.count++
    return known.count <= this.#perCode ? make() : undefined
  }

  /** One diagnostic for each code that was cut short, saying how many were left out. */
  close(): readonly Diagnostic[] {
    return [...this.#counts.values()]
      .filter(({ count }) => count > this.#perCode)
      .map(({ count, first }) => diagnoseMore(first, count - this.#perCode))
  }
}
