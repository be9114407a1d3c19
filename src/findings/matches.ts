/**
 * Matches that lineage has no say in: one finding for each detection and principal, of a correlation
 * for each group of it.
 */
import { compareText } from '../base/compare.ts'
import type { Event } from '../events/event.ts'
import { identifyPrincipal } from '../environment/principals/identify-principal.ts'
import { placeOf } from '../environment/place.ts'
import type { Principal } from '../environment/principals/principal.ts'
import type { Match } from '../matching/match.ts'
import { confidenceOfMatch, type Finding } from './finding.ts'
import { findingId } from './finding-id.ts'
import { currentTechniques } from './technique.ts'
import { countOf, namePrincipal, nameTime } from './words.ts'

/** The findings of matches; evidence in event time. */
export function matchFindings(matches: readonly Match[]): readonly Finding[] {
  const groups = new Map<string, { principal: Principal; matches: Match[] }>()
  for (const match of matches) {
    const [event] = match.events
    if (event === undefined) continue
    const principal = identifyPrincipal(event)
    const key = [match.detection.id, ...tieOf(match, principal, event)].join('\n')
    const group = groups.get(key)
    if (group === undefined) groups.set(key, { principal, matches: [match] })
    else group.matches.push(match)
  }
  return [...groups].flatMap(([key, group]) => matchFinding(key, group.principal, group.matches))
}

/** What makes matches of a detection one story. */
function tieOf({ group }: Match, principal: Principal, event: Event): readonly string[] {
  if (group === undefined) return [principal.id, placeOf(event).account ?? '']
  return group.flatMap(({ field, value }) => [field, value])
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
  const automation = automationBehind(detection, events)
  const who = first.group === undefined ? namePrincipal(principal) : nameActors(first, events)
  const finding: Finding = {
    id: findingId('match', key),
    title: `${detection.title}: ${who}`,
    severity: automation === undefined ? detection.level : 'low',
    confidence: confidenceOfMatch,
    summary: `${countOf(events.length, 'event')} of ${who} matched «${detection.title}»${together(matches)}, the first at ${nameTime(earliest.time)}.`,
    techniques: currentTechniques(detection.techniques),
    detection,
    chain: null,
    alsoMatched: [],
    events,
    why: [
      `the ${detection.language === 'eql' ? 'EQL' : 'Sigma'} rule ${detection.id} matched`,
      ...(automation === undefined ? [] : [`all of it was done by automation: ${automation}`]),
      ...(detection.description === undefined ? [] : [detection.description]),
    ],
    blindSpots: [],
    next: detection.falsePositives.map((cause) => `rule out: ${cause}`),
  }
  return [finding]
}

/**
 * Why it is everyday work that a detection of ours found: known automation did all of it, by evidence. What
 * is graver than medium stays so, whoever does it, and what the user loaded keeps its own level.
 */
function automationBehind(
  { builtIn, level }: Match['detection'],
  events: readonly Event[],
): string | undefined {
  if (builtIn !== true || level !== 'medium') return undefined
  const evidence = events.map((event) => identifyPrincipal(event).automation)
  return evidence.includes(undefined) ? undefined : evidence[0]
}

/** The one who did it all; of several only how many, and what ties their events together. */
function nameActors({ group = [] }: Match, events: readonly Event[]): string {
  const principals = new Map(
    events.map(identifyPrincipal).map((principal) => [principal.id, principal]),
  )
  const [only, ...others] = principals.values()
  if (only !== undefined && others.length === 0) return namePrincipal(only)
  const values = group.map(({ value }) => value)
  return [countOf(principals.size, 'principal'), ...values].join(', ')
}

/** How often events satisfied a correlation together. */
function together(matches: readonly Match[]): string {
  if (matches[0]?.group === undefined) return ''
  return matches.length === 1 ? ' together' : ` together, ${matches.length} times`
}

function inTime(events: readonly Event[]): readonly Event[] {
  return [...new Set(events)].sort((a, b) => a.time - b.time || compareText(a.id, b.id))
}
