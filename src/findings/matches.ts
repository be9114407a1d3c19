/** Matches that lineage has no say in, one finding for each detection and principal. */
import { compareText } from '../base/compare.ts'
import type { Event } from '../events/event.ts'
import { identifyPrincipal } from '../environment/identify-principal.ts'
import { placeOf } from '../environment/place.ts'
import type { Principal } from '../environment/principal.ts'
import type { Match } from '../matching/match.ts'
import type { Finding } from './finding.ts'
import { findingId } from './finding-id.ts'
import { countOf, namePrincipal, nameTime } from './words.ts'

/** The findings of matches; evidence in event time. */
export function matchFindings(matches: readonly Match[]): readonly Finding[] {
  const groups = new Map<string, { principal: Principal; matches: Match[] }>()
  for (const match of matches) {
    const [event] = match.events
    if (event === undefined) continue
    const principal = identifyPrincipal(event)
    const key = [match.detection.id, principal.id, placeOf(event).account ?? ''].join('\n')
    const group = groups.get(key)
    if (group === undefined) groups.set(key, { principal, matches: [match] })
    else group.matches.push(match)
  }
  return [...groups].flatMap(([key, group]) => matchFinding(key, group.principal, group.matches))
}

function matchFinding(
  key: string,
  principal: Principal,
  matches: readonly Match[],
): readonly Finding[] {
  const [first] = matches
  if (first === undefined) return []
  const { detection } = first
  const events = inTime(matches.flatMap((match) => match.events))
  const [earliest] = events
  if (earliest === undefined) return []
  const who = namePrincipal(principal)
  const finding: Finding = {
    id: findingId('match', key),
    title: `${detection.title}: ${who}`,
    severity: detection.level,
    confidence: 'medium',
    summary: `${countOf(events.length, 'event')} of ${who} matched «${detection.title}», the first at ${nameTime(earliest.time)}.`,
    techniques: detection.techniques,
    detection,
    chain: null,
    alsoMatched: [],
    events,
    why: [
      `the ${detection.language === 'eql' ? 'EQL' : 'Sigma'} rule ${detection.id} matched`,
      ...(detection.description === undefined ? [] : [detection.description]),
    ],
    blindSpots: [],
    next: detection.falsePositives.map((cause) => `rule out: ${cause}`),
  }
  return [finding]
}

function inTime(events: readonly Event[]): readonly Event[] {
  return [...new Set(events)].sort((a, b) => a.time - b.time || compareText(a.id, b.id))
}
