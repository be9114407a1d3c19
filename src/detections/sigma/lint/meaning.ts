import type { Predicate } from '../../query/query.ts'
import type { SigmaRule } from '../rule.ts'
import { itemsOf } from './inspect-items.ts'
import type { PreparedRule } from '../prepare-sigma.ts'
import type { LintRule, LintTarget } from './lint-rule.ts'
import { isNeverTrue, type Contradiction } from './satisfiable.ts'

/** What a rule as a whole can and cannot find. */
export const meaningRules: readonly LintRule[] = [
  {
    id: 'S050',
    code: 'sigma-contradiction',
    severity: 'error',
    what: 'Two values of one field that no event has at once, under "and".',
    why: 'This part of the rule never finds anything.',
    fix: 'Write a list of values, or a correlation of two rules.',
  },
  {
    id: 'S052',
    code: 'sigma-error-not-excluded',
    severity: 'note',
    what: 'A CloudTrail rule that does not look at errorCode.',
    why: 'Calls that were denied match it too.',
    fix: 'Say whether attempts are meant: "errorCode: null" for what succeeded.',
    profile: 'sigmahq',
  },
  {
    id: 'S053',
    code: 'sigma-never-matches',
    severity: 'error',
    what: 'No clause of the rule can be satisfied.',
    why: 'The rule never finds anything.',
    fix: 'Mend the contradiction that is shown.',
  },
]

/** Checks what the compiled rule can find at all. */
export function checkMeaning(
  linted: PreparedRule,
  { document, tell }: LintTarget<SigmaRule>,
): void {
  const { query } = linted
  if (query === undefined || document.isPart === true) return
  const [, ...parts] = query.where.kind === 'and' ? query.where.of : []
  const found: Contradiction[] = []
  const where: Predicate = { kind: 'and', of: parts }
  const isDead = isNeverTrue(where, (one) => found.push(one))
  const offset = document.span.start
  for (const { first, second } of found) {
    const at = offset + (second.span?.start ?? 0)
    const message = `${describe(second)} and ${describe(first)} are never true of one event`
    tell({ code: 'sigma-contradiction', at, message })
  }
  if (isDead) {
    const message = 'no clause of the rule can be satisfied, so it never matches'
    tell({ code: 'sigma-never-matches', at: document.title.span.start, message })
  }
}

function describe(leaf: Contradiction['first']): string {
  const { field, matcher } = leaf
  return matcher.kind === 'equals' ? `"${field.path}: ${String(matcher.value)}"` : field.path
}

/** The fields in which CloudTrail says that a call failed. */
const errorFields = ['errorCode', 'errorMessage']

/** Checks that a rule on CloudTrail says whether failed calls count. */
export function checkErrors({ document, tell }: LintTarget<SigmaRule>): void {
  const isCloudTrail = document.logsource.attributes.some(
    ({ name, value }) => name === 'service' && value.toLowerCase() === 'cloudtrail',
  )
  const asks = itemsOf(document).some(({ field }) => errorFields.includes(field ?? ''))
  if (!isCloudTrail || asks) return
  const message = 'calls that were denied match this rule too'
  const at = document.detection.searches[0]?.nameSpan.start ?? document.span.start
  tell({ code: 'sigma-error-not-excluded', at, message })
}
