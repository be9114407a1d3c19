/** The lines of a text report on what it rests on: who was trusted, who was new, what filters took out. */
import { compareText } from '../base/compare.ts'
import type { HuntReport } from '../findings/hunt-report.ts'
import type { Reliance } from '../findings/reliance.ts'
import type { SuppressedFinding } from '../findings/suppress-findings.ts'
import { countOf, joinWords, nameTime } from '../findings/words.ts'
import { escapeForTerminal } from './terminal-text.ts'

/** Headings with their texts, safe for a terminal. */
export function relianceLines({
  reliance,
  suppressed,
}: Pick<HuntReport, 'reliance' | 'suppressed'>): readonly (readonly [string, string])[] {
  return [
    ...trustedLines(reliance),
    ['new', newLine(reliance)],
    ...(suppressed.length === 0 ? [] : [['filtered', suppressedLine(suppressed)] as const]),
  ]
}

function trustedLines({ file, trusted }: Reliance): readonly (readonly [string, string])[] {
  if (file === undefined) return []
  const entries = trusted.map(({ entry, steps }) => `${countOf(steps, 'step')} by ${entry}`)
  const text = entries.length === 0 ? `nothing by ${file}` : entries.join('; ')
  return [['trusted', escapeForTerminal(text)]]
}

/** "New" is never said, nor denied, without what was learned. */
function newLine({ newcomers, learned: { accounts, unlearned, span } }: Reliance): string {
  if (span === undefined) {
    return 'not known: too little was learned before (--history, or --from after earlier logs)'
  }
  const { principals, deeds, regions, grantees } = newcomers
  const counts = [
    [principals, 'principal'],
    [deeds, 'first deed of a principal', 'first deeds of principals'],
    [regions, 'region'],
    [grantees, 'receiver of copies', 'receivers of copies'],
  ] as const
  const told = counts
    .filter(([count]) => count > 0)
    .map(([count, one, many]) => `${count} ${count === 1 ? one : (many ?? `${one}s`)}`)
  const rest = unlearned === 0 ? '' : `; too little of ${countOf(unlearned, 'other account')}`
  const from = `${countOf(span.days, 'day')} of ${countOf(accounts, 'account')} learned, ${nameTime(span.from)} to ${nameTime(span.to)}${rest}`
  return `${told.length === 0 ? 'nobody and nothing' : joinWords(told)} (${from})`
}

function suppressedLine(suppressed: readonly SuppressedFinding[]): string {
  const counts = new Map<string, number>()
  for (const { filters } of suppressed) {
    for (const { line, why, who, until } of filters) {
      const day = new Date(until - 1).toISOString().slice(0, 10)
      const filter = `line ${line} (${why}; ${who}, until ${day})`
      counts.set(filter, (counts.get(filter) ?? 0) + 1)
    }
  }
  const byFilter = [...counts]
    .sort(([a], [b]) => compareText(a, b))
    .map(([filter, count]) => `${count} by ${filter}`)
  const all = countOf(suppressed.length, 'finding')
  return escapeForTerminal(`${all}: ${byFilter.join(', ')} (--show-suppressed lists them)`)
}
