import type { ReleaseIdentity } from '../attack/attack-release.ts'
import type { FrozenFacts } from './frozen-facts.ts'
import type { LocalPages } from './page-links.ts'
import type { TechniqueFacts } from './technique-facts.ts'

/** All that a managed part is made of. */
export interface PageContent {
  readonly facts: TechniqueFacts
  readonly frozen: FrozenFacts
  readonly release: ReleaseIdentity
  /** MITRE's statements of copyright, which stand under the page. */
  readonly notice: readonly string[]
  /** The day that is printed, ISO: `2026-11-26`. */
  readonly date: string
  readonly pages: LocalPages
}

/** A rendered page. */
export interface RenderedPage {
  /** Blocks of Markdown, each with its blank line; joined they are the text. */
  readonly blocks: readonly string[]
  /** Citations in the texts for which MITRE gives no reference. */
  readonly unmatchedCitations: readonly string[]
}
