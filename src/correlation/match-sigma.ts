import type { Diagnostic } from '../base/diagnostic.ts'
import type { Detection } from '../detections/detection.ts'
import type { Event } from '../events/event.ts'
import type { Match } from '../matching/match.ts'
import { createMatcher } from '../matching/match-event.ts'
import { createCorrelator, type CorrelatorOptions } from './correlate.ts'

/**
 * Runs detections over events that are all there: rules for single events, event by event, and then
 * correlations. For events that stream by, use `createMatcher` and `createCorrelator`.
 */
export function matchSigma(
  detections: readonly Detection[],
  events: readonly Event[],
  options: CorrelatorOptions = {},
): { readonly matches: readonly Match[]; readonly diagnostics: readonly Diagnostic[] } {
  const matcher = createMatcher(detections)
  const correlator = createCorrelator(detections, options)
  const matches = events.flatMap((event) => {
    correlator.add(event)
    return matcher.match(event)
  })
  const correlated = correlator.finish()
  return { matches: [...matches, ...correlated.matches], diagnostics: correlated.diagnostics }
}
