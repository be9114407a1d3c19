import { needsClosedWindow, type SigmaCorrelation } from '../correlation.ts'
import type { Condition } from '../condition.ts'
import type { SigmaFilter } from '../rule.ts'
import type { LintRule, LintTarget } from './lint-rule.ts'

/** Correlations, filters and the aggregations that came before them (sigma.md 7 to 9). */
export const documentRules: readonly LintRule[] = [
  {
    id: 'S040',
    code: 'sigma-legacy-aggregation',
    severity: 'error',
    what: 'An aggregation of Sigma 1 behind "|".',
    why: 'Other engines refuse it.',
    fix: 'Write a correlation document.',
  },
  {
    id: 'S041',
    code: 'sigma-aggregation',
    severity: 'error',
    what: 'An aggregation that cannot be read as a correlation.',
    why: 'The rule cannot run.',
    fix: 'Write a correlation document.',
  },
  {
    id: 'S060',
    code: 'sigma-correlation-unknown-rule',
    severity: 'error',
    what: 'The correlation names a rule that was not loaded.',
    why: 'It cannot run.',
    fix: 'Load the rule too, or mend its name.',
  },
  {
    id: 'S061',
    code: 'sigma-correlation-closed-window',
    severity: 'warning',
    what: 'A correlation that fires for what did not happen.',
    why: 'It is known only when the window has closed, and only with complete logs.',
    fix: 'Nothing, if that is meant.',
  },
  {
    id: 'S062',
    code: 'sigma-correlation-alias',
    severity: 'error',
    what: 'An alias for a rule that is not among the rules.',
    why: 'Its field is never used.',
    fix: 'Name one of the rules.',
  },
  {
    id: 'S063',
    code: 'sigma-correlation-timespan',
    severity: 'error',
    what: 'No time span, or none that can be read.',
    why: 'There is no window to count in.',
    fix: 'Write a number and a unit: 15m.',
  },
  {
    id: 'S064',
    code: 'sigma-correlation-cycle',
    severity: 'error',
    what: 'Correlations that are about each other, or nested too deeply.',
    why: 'They can never be worked out.',
    fix: 'Break the circle.',
  },
  {
    id: 'S065',
    code: 'sigma-correlation-type',
    severity: 'error',
    what: 'A type of correlation that does not exist.',
    why: 'It cannot run.',
    fix: 'Write one of the types.',
  },
  {
    id: 'S066',
    code: 'sigma-correlation-condition',
    severity: 'error',
    what: 'A condition that cannot be read or never holds.',
    why: 'It cannot run.',
    fix: 'Mend it at the place shown.',
  },
  {
    id: 'S067',
    code: 'sigma-correlation-rules',
    severity: 'error',
    what: 'No rules, or others than the expression names.',
    why: 'It is not clear what is meant.',
    fix: 'List exactly the rules of the expression.',
  },
  {
    id: 'S068',
    code: 'sigma-correlation-title',
    severity: 'warning',
    what: 'A rule named by its title.',
    why: 'Other engines refuse it, and titles change.',
    fix: 'Name it by id or name.',
  },
  {
    id: 'S069',
    code: 'sigma-correlation-timeframe',
    severity: 'warning',
    what: '"timeframe" in a correlation.',
    why: 'It is called "timespan".',
    fix: 'Rename it.',
  },
  {
    id: 'S160',
    code: 'sigma-correlation',
    severity: 'error',
    what: 'A correlation section of the wrong shape.',
    why: 'It cannot be read.',
    fix: 'Mend it at the place shown.',
  },
  {
    id: 'S070',
    code: 'sigma-filter-without-not',
    severity: 'warning',
    what: 'A filter whose condition has no "not".',
    why: 'It keeps only what it describes, instead of leaving it out.',
    fix: 'Write "not selection", if an exclusion is meant.',
  },
  {
    id: 'S071',
    code: 'sigma-filter-unknown-rule',
    severity: 'warning',
    what: 'A filter for a rule that was not loaded.',
    why: 'It does nothing.',
    fix: 'Mend the id or name.',
  },
  {
    id: 'S072',
    code: 'sigma-filter-unused',
    severity: 'warning',
    what: 'A filter that is for no rule.',
    why: 'It does nothing.',
    fix: 'Mend its rules or its log source.',
  },
  {
    id: 'S073',
    code: 'sigma-filter',
    severity: 'error',
    what: 'A filter that does not say for which rules it is.',
    why: 'It cannot be applied.',
    fix: 'List ids under "rules:".',
  },
]

/** Checks a correlation beyond what keeps it from loading. */
export function checkCorrelation({ document, tell }: LintTarget<SigmaCorrelation>): void {
  const { section, source, condition } = document
  if (needsClosedWindow(condition)) {
    const message = 'the correlation fires for what did not happen: its window must have closed'
    tell({ code: 'sigma-correlation-closed-window', at: section.start, message })
  }
  const written = source.text.slice(section.start, document.timespan.span.start)
  const key = /timeframe(?=['"]?\s*:\s*['"]?$)/.exec(written)
  if (key === null) return
  const at = section.start + key.index
  tell({
    code: 'sigma-correlation-timeframe',
    at,
    message: 'the time span of a correlation is called "timespan"',
    edits: [{ start: at, end: at + key[0].length, text: 'timespan' }],
  })
}

/** Checks that a filter leaves something out. */
export function checkFilter({ document, tell }: LintTarget<SigmaFilter>): void {
  const { conditions } = document.detection
  const [first] = conditions
  if (first === undefined || conditions.some(hasNot)) return
  const message = 'the filter keeps only the events that it describes: its condition has no "not"'
  const hint = 'write "not selection" to leave them out'
  tell({ code: 'sigma-filter-without-not', at: first.span.start, message, hint })
}

function hasNot(condition: Condition): boolean {
  if (condition.kind === 'not') return true
  return condition.kind === 'and' || condition.kind === 'or' ? condition.of.some(hasNot) : false
}
