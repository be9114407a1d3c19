import type { LogSource } from '../log-record.ts'
import type { RecordFilter, SufficientPart } from '../record-filter.ts'

/** What a filter said of an action; it says the same whenever it is asked. */
export type FilterAnswer = { readonly key: string } & (
  | { readonly of: 'needs'; readonly said: boolean }
  | { readonly of: 'suffices'; readonly said: SufficientPart | undefined }
)

/** A hostile log names new actions without end. */
const mostAnswers = 20_000

/** A filter that remembers what it said, so that others need not ask. */
export class RememberedFilter implements RecordFilter {
  readonly #filter: RecordFilter
  readonly #needs = new Map<string, boolean>()
  readonly #suffices = new Map<string, SufficientPart | undefined>()
  readonly #answers: FilterAnswer[] = []

  constructor(filter: RecordFilter) {
    this.#filter = filter
  }

  needs(source: LogSource, service: string, action: string): boolean {
    const key = keyOf(source, service, action)
    const known = this.#needs.get(key)
    if (known !== undefined) return known
    const said = this.#filter.needs(source, service, action)
    this.#remember({ of: 'needs', key, said })
    return said
  }

  suffices(source: LogSource, service: string, action: string): SufficientPart | undefined {
    const key = keyOf(source, service, action)
    if (this.#suffices.has(key)) return this.#suffices.get(key)
    const said = this.#filter.suffices?.(source, service, action)
    this.#remember({ of: 'suffices', key, said })
    return said
  }

  /** What was said after so many answers. */
  answersFrom(count: number): readonly FilterAnswer[] {
    return this.#answers.slice(count)
  }

  /** Takes over what another said to the same questions. */
  learn(answers: readonly FilterAnswer[]): void {
    for (const answer of answers) this.#remember(answer)
  }

  #remember(answer: FilterAnswer): void {
    if (this.#answers.length >= mostAnswers) return
    this.#answers.push(answer)
    if (answer.of === 'needs') this.#needs.set(answer.key, answer.said)
    else this.#suffices.set(answer.key, answer.said)
  }
}

function keyOf(source: LogSource, service: string, action: string): string {
  return `${source}\n${service}\n${action}`
}
