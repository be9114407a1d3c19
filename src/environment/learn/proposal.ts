/** What `spoor learn` proposes for `spoor.yaml`. */
import type { JsonObject } from '../../base/json.ts'

/** The lists of the file that are proposed for; filters never are: they are a person's decision. */
export type ProposedList =
  'own.aws' | 'own.azure' | 'own.gcp' | 'partners' | 'vaults' | 'automation' | 'workingHours'

/** One entry of a list. */
export interface Proposal {
  readonly list: ProposedList
  /** What stands in the file. */
  readonly entry: string | JsonObject
  /** What the entry rests on: a comment of one line; may hold text of logs as it is. */
  readonly evidence: string
}

/** All that is proposed. */
export interface ProposedEnvironment {
  /** What was learned from, one line each. */
  readonly about: readonly string[]
  readonly proposals: readonly Proposal[]
  /** What was looked at and not proposed, with the reason; one line each. */
  readonly notes: readonly string[]
}

/** The part of a proposal that one rule makes. */
export type Proposed = Pick<ProposedEnvironment, 'proposals' | 'notes'>
