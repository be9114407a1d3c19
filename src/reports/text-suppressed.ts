/** What filters took out of sight, for whoever asks for it. */
import type { FilteredEvents } from '../findings/filtered-events.ts'
import type { HuntReport } from '../findings/hunt-report.ts'
import { countOf, nameTime } from '../findings/words.ts'
import { nameSigmaFilter } from './text-reliance.ts'
import { wrapText } from './terminal-text.ts'
import { type TextStyle, safeText } from './text-style.ts'

/**
 * The findings that filters of the environment file took out and the events that filters of Sigma took
 * away, each with its filters, as one block; none where there are none.
 */
export function renderSuppressed(
  { suppressed, filtered, reliance }: HuntReport,
  style: TextStyle,
): readonly string[] {
  const findings = suppressed.map(({ finding, filters }) => {
    const by = filters.map(
      ({ line, why }) => `${reliance.file ?? 'spoor.yaml'} line ${line}: ${why}`,
    )
    return `${finding.severity}  ${finding.title} (${finding.id}); ${by.join('; ')}`
  })
  const told = [...findings, ...filtered.map(tellEvents)]
  if (told.length === 0) return []
  const lines = told.flatMap((text) =>
    wrapText(safeText(text, style), style.width - 2).map((line) => `  ${line}`),
  )
  return [[style.paint('strong', 'Filtered'), ...lines].join('\n')]
}

function tellEvents({ rule, filters, principal, ...rest }: FilteredEvents): string {
  const { events, from, to, record } = rest
  const who = principal ?? 'more principals than are kept apart'
  const when =
    events === 1
      ? `at ${nameTime(from)}, record ${record}`
      : `from ${nameTime(from)} to ${nameTime(to)}, the first record ${record}`
  const by = filters.map(nameSigmaFilter).join('; ')
  return `${rule.level}  ${rule.title}: ${countOf(events, 'event')} of ${who} ${when}; ${by}`
}
