/**
 * Which step tells a link when several state it. A copy that AWS Backup makes is stated by whoever asked
 * for it, by the call that made it and by the note that it is done: one link, told by the one who wanted
 * it. All links that no job and no echo states are told by every step that states them.
 */
import { linkKey } from './join-jobs.ts'
import type { Link, LinkEvidence } from './link.ts'
import type { Step } from './step.ts'

interface Statement {
  isAsked: boolean
  isDone: boolean
  /** The first echo of it, which tells it where nobody else does. */
  echo: Step | undefined
  evidence: LinkEvidence
}

/** What steps say of the same links and removals. */
export class Statements {
  readonly #statements: ReadonlyMap<string, Statement>

  constructor(steps: readonly Step[]) {
    this.#statements = readStatements(steps)
  }

  /** Does this step tell the link? */
  tells(step: Step, link: Link): boolean {
    return this.#isTeller(step, linkKey(link))
  }

  /** The best evidence that any step has of a link. */
  evidenceOf(link: Link): LinkEvidence {
    return this.#statements.get(linkKey(link))?.evidence ?? link.evidence
  }

  /** Is the step an echo of what other steps tell? */
  isEchoOnly(step: Step): boolean {
    return step.activity.isEcho === true && keysOf(step).every((key) => !this.#isTeller(step, key))
  }

  /** Does the step only carry out what another asked for? */
  isCarriedOut(step: Step): boolean {
    const { job, links } = step.activity
    if (job !== undefined || links.length === 0) return false
    return links.some((link) => this.#statements.get(linkKey(link))?.isAsked === true)
  }

  #isTeller(step: Step, key: string): boolean {
    const statement = this.#statements.get(key)
    if (statement === undefined) return true
    const { isEcho, job } = step.activity
    if (isEcho === true) {
      return !statement.isAsked && !statement.isDone && statement.echo === step
    }
    return job?.part === 'asked' || !statement.isAsked
  }
}

function readStatements(steps: readonly Step[]): ReadonlyMap<string, Statement> {
  const statements = new Map<string, Statement>()
  const effective = steps.filter(({ activity }) => !activity.attempt)
  for (const step of effective) {
    const { isEcho, job } = step.activity
    if (isEcho !== true && job === undefined) continue
    for (const key of keysOf(step)) {
      if (statements.has(key)) continue
      statements.set(key, { isAsked: false, isDone: false, echo: undefined, evidence: 'inferred' })
    }
  }
  if (statements.size === 0) return statements
  for (const step of effective) {
    const { isEcho, job } = step.activity
    for (const key of keysOf(step)) {
      const statement = statements.get(key)
      if (statement === undefined) continue
      if (isEcho === true) statement.echo ??= step
      else if (job?.part === 'asked') statement.isAsked = true
      else statement.isDone = true
    }
    for (const link of step.activity.links) {
      const statement = statements.get(linkKey(link))
      if (statement !== undefined && link.evidence === 'observed') statement.evidence = 'observed'
    }
  }
  return statements
}

/** What a step states that others may state too: its links, and what it removes. */
function keysOf({ activity }: Step): readonly string[] {
  return [
    ...activity.links.map(linkKey),
    ...(activity.removed ?? []).map(({ id }) => `removed ${id}`),
  ]
}
