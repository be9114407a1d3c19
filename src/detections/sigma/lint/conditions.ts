import type { Condition } from '../condition.ts'
import type { SigmaFilter, SigmaRule } from '../rule.ts'
import type { LintRule, LintTarget } from './lint-rule.ts'

/** Conditions, and the names of searches (sigma.md 6). */
export const conditionRules: readonly LintRule[] = [
  {
    id: 'S020',
    code: 'sigma-unknown-search',
    severity: 'error',
    what: 'The condition names a search that is not there.',
    why: 'The rule cannot be evaluated.',
    fix: 'Name one of the searches.',
  },
  {
    id: 'S021',
    code: 'sigma-unused-search',
    severity: 'warning',
    what: 'No condition uses the search.',
    why: 'What was meant to be found or left out is not.',
    fix: 'Use it in the condition, or take it out.',
  },
  {
    id: 'S022',
    code: 'sigma-empty-selector',
    severity: 'error',
    what: '"1 of" or "all of" selects no search.',
    why: 'Engines disagree whether that is true or false.',
    fix: 'Mend the pattern.',
  },
  {
    id: 'S023',
    code: 'sigma-keyword-like-name',
    severity: 'warning',
    what: 'A search is named like an operator: notes, order, and_more.',
    why: 'pySigma reads "notes" as "not es".',
    fix: 'Name it otherwise.',
  },
  {
    id: 'S024',
    code: 'sigma-all-of-them',
    severity: 'warning',
    what: '"all of them" in the condition.',
    why: 'A filter added later becomes part of what must be found.',
    fix: 'Write "all of selection_*".',
  },
  {
    id: 'S025',
    code: 'sigma-upper-case-operator',
    severity: 'warning',
    what: 'An operator in upper case.',
    why: 'Other engines take it for a name.',
    fix: 'Write it in lower case.',
  },
  {
    id: 'S026',
    code: 'sigma-quantifier',
    severity: 'warning',
    what: '"2 of" and more.',
    why: 'It is no part of Sigma; other engines refuse it.',
    fix: 'Write the choices out with "or".',
  },
  {
    id: 'S027',
    code: 'sigma-condition',
    severity: 'error',
    what: 'The condition cannot be read.',
    why: 'The rule cannot be evaluated.',
    fix: 'Mend it at the place shown.',
  },
  {
    id: 'S028',
    code: 'sigma-timeframe',
    severity: 'warning',
    what: '"timeframe" without an aggregation.',
    why: 'It has no effect.',
    fix: 'Write a correlation, or take it out.',
  },
]

/** `note` and `notfilter` break pySigma; so do names that begin with the others. */
const keywordLike = /^(?:not|and|or)/i

/** Checks the names and conditions of a rule or filter. */
export function checkConditions({ document, tell }: LintTarget<SigmaRule | SigmaFilter>): void {
  const { searches, conditions } = document.detection
  for (const { name, nameSpan } of searches.filter((one) => keywordLike.test(one.name))) {
    const message = `the search "${name}" begins like an operator; pySigma reads it as one`
    tell({ code: 'sigma-keyword-like-name', at: nameSpan.start, message })
  }
  for (const condition of conditions) checkSelectors(condition, tell)
  checkOperators(document, tell)
}

function checkSelectors(condition: Condition, tell: LintTarget['tell']): void {
  switch (condition.kind) {
    case 'search':
      return
    case 'not':
      return checkSelectors(condition.of, tell)
    case 'and':
    case 'or':
      for (const part of condition.of) checkSelectors(part, tell)
      return
    case 'selector':
      if (condition.least === 'all' && condition.target.toLowerCase() === 'them') {
        const message = '"all of them" takes in every search that is added later'
        tell({ code: 'sigma-all-of-them', at: condition.span.start, message })
      }
  }
}

/** `a AND b`: the operator between two parts is the only word there. */
function checkOperators(
  { detection, source }: SigmaRule | SigmaFilter,
  tell: LintTarget['tell'],
): void {
  for (const condition of detection.conditions) {
    const { start, end } = spanOf(condition)
    const written = source.text.slice(start, end)
    for (const found of written.matchAll(
      /(?<![\w*.-])(?:AND|OR|NOT|OF|And|Or|Not|Of)(?![\w*.-])/g,
    )) {
      const at = start + found.index
      const text = found[0].toLowerCase()
      tell({
        code: 'sigma-upper-case-operator',
        at,
        message: `the operator "${found[0]}" is written in lower case`,
        hint: `write "${text}"`,
        edits: [{ start: at, end: at + found[0].length, text }],
      })
    }
  }
}

function spanOf(condition: Condition): { readonly start: number; readonly end: number } {
  return condition.span
}
