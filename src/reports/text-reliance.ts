/** The lines of a text report on what it rests on: who was trusted, who was new, what filters took out. */
import { compareText } from '../base/compare.ts'
import type { DetectionFilter } from '../detections/detection.ts'
import type { FilteredEvents } from '../findings/filtered-events.ts'
import type { HuntReport } from '../findings/hunt-report.ts'
import type { Reliance } from '../findings/reliance.ts'
import type { SuppressedFinding } from '../findings/suppress-findings.ts'
import { countOf, joinWords, nameTime } from '../findings/words.ts'
import { escapeForTerminal } from './terminal-text.ts'

/** Headings with their texts, safe for a terminal. */
export function relianceLines({
  reliance,
  suppressed,
  filtered,
}: Pick<HuntReport, 'reliance' | 'suppressed' | 'filtered'>): readonly (readonly [
  string,
  string,
])[] {
  return [
    ...trustedLines(reliance),
    ['new', newLine(reliance)],
    ...filteredLines(suppressed, filtered),
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

function filteredLines(
  suppressed: readonly SuppressedFinding[],
  filtered: readonly FilteredEvents[],
): readonly (readonly [string, string])[] {
  const texts = [
    ...(suppressed.length === 0 ? [] : [suppressedText(suppressed)]),
    ...(filtered.length === 0 ? [] : [filteredText(filtered)]),
  ]
  if (texts.length === 0) return []
  return [['filtered', escapeForTerminal(`${texts.join('; ')} (--show-suppressed lists them)`)]]
}

function suppressedText(suppressed: readonly SuppressedFinding[]): string {
  const counts = new Map<string, number>()
  for (const { filters } of suppressed) {
    for (const { line, why, who, until } of filters) {
      const day = new Date(until - 1).toISOString().slice(0, 10)
      addTo(counts, `line ${line} (${why}; ${who}, until ${day})`, 1)
    }
  }
  return `${countOf(suppressed.length, 'finding')}: ${byFilter(counts)}`
}

/** An event that several rules would have matched counts for each of them. */
function filteredText(filtered: readonly FilteredEvents[]): string {
  const counts = new Map<string, number>()
  let all = 0
  for (const { filters, events } of filtered) {
    all += events
    for (const filter of filters) addTo(counts, nameSigmaFilter(filter), events)
  }
  return `${all} ${all === 1 ? 'match' : 'matches'} of rules: ${byFilter(counts)}`
}

/** `the Sigma filter "Backup account" (tuning.yml line 3)`. */
export function nameSigmaFilter({ title, file, line }: DetectionFilter): string {
  const place = file === undefined ? '' : ` (${file} line ${line})`
  return `the Sigma filter "${title}"${place}`
}

function addTo(counts: Map<string, number>, name: string, count: number): void {
  counts.set(name, (counts.get(name) ?? 0) + count)
}

function byFilter(counts: ReadonlyMap<string, number>): string {
  return [...counts]
    .sort(([a], [b]) => compareText(a, b))
    .map(([filter, count]) => `${count} by ${filter}`)
    .join(', ')
}
