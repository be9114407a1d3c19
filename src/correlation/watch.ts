import { compareText } from '../base/compare.ts'
import type { Diagnostic } from '../base/diagnostic.ts'
import type { Detection } from '../detections/detection.ts'
import type { Event } from '../events/event.ts'
import { createMatcher } from '../matching/match-event.ts'
import { createFilterWatch, type FilteredMatch } from '../matching/match-filtered.ts'
import type { Match } from '../matching/match.ts'
import { createSharing } from '../matching/sharing.ts'
import { type CorrelatorOptions, createCorrelator } from './correlate.ts'

/** All detections at work: those of single events at once, the others when the input has ended. */
export interface Watch {
  /** Takes an event; what matches hold is `kept` where it is given, the same event in less memory. */
  readonly see: (event: Event, kept?: Event) => void
  /** Takes note that an event was seen at a time, milliseconds UTC, which no detection could use. */
  readonly pass: (time: number) => void
  /** Every match, in event time. */
  readonly finish: () => {
    readonly matches: readonly Match[]
    readonly diagnostics: readonly Diagnostic[]
  }
}

/** How detections work. */
export interface WatchOptions extends CorrelatorOptions {
  /** Called for each rule that would match an event if it had no filters, with the whole event. */
  readonly onFiltered?: (match: FilteredMatch, event: Event) => void
}

/** Puts detections to work. */
export function createWatch(
  detections: readonly Detection[],
  { onFiltered, ...options }: WatchOptions = {},
): Watch {
  const sharing = createSharing()
  const filtered = onFiltered === undefined ? undefined : createFilterWatch(detections, sharing)
  const matcher = createMatcher(detections, sharing)
  const correlator = createCorrelator(detections, options, sharing)
  const found: Match[] = []
  return {
    see: (event, kept = event) => {
      for (const { detection } of matcher.match(event)) found.push({ detection, events: [kept] })
      correlator.add(event, kept)
      for (const match of filtered?.(event) ?? []) onFiltered?.(match, event)
    },
    pass: correlator.pass,
    finish: () => {
      const { matches, diagnostics } = correlator.finish()
      return { matches: inEventTime([...found, ...matches]), diagnostics }
    },
  }
}

function inEventTime(matches: readonly Match[]): readonly Match[] {
  return matches.toSorted((a, b) => {
    const [first, second] = [a.events[0], b.events[0]]
    return (
      (first?.time ?? 0) - (second?.time ?? 0) ||
      compareText(first?.id ?? '', second?.id ?? '') ||
      compareText(a.detection.id, b.detection.id)
    )
  })
}
