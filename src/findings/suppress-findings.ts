import type { Context } from '../environment/context.ts'
import type { FindingFilter } from '../environment/configuration/environment.ts'
import { type FilteredDeed, filterOf } from '../environment/finding-filters.ts'
import { identifyPrincipal } from '../environment/principals/identify-principal.ts'
import { placeOf } from '../environment/place.ts'
import { principalKey } from '../environment/history/history-key.ts'
import type { Step } from '../lineage/step.ts'
import type { Finding } from './finding.ts'

/** A finding that filters of `spoor.yaml` take out of sight; counted, and listed when somebody asks. */
export interface SuppressedFinding {
  readonly finding: Finding
  /** The filters that it fell to, in the order of the file. */
  readonly filters: readonly FindingFilter[]
}

/** Findings as filters leave them. */
export interface FilteredFindings {
  readonly findings: readonly Finding[]
  readonly suppressed: readonly SuppressedFinding[]
}

/**
 * Takes findings out of sight of which every deed falls to a filter: one deed that none is about keeps the
 * whole finding, so that a theft which begins with a trusted backup is seen. What known automation did on
 * its way, and the cloud's own word on what others did, need no filter of their own.
 */
export function suppressFindings(
  findings: readonly Finding[],
  { environment }: Pick<Context, 'environment'>,
): FilteredFindings {
  if (environment.filters.length === 0) return { findings, suppressed: [] }
  const findFilter = filterOf(environment)
  const kept: Finding[] = []
  const suppressed: SuppressedFinding[] = []
  for (const finding of findings) {
    const found = deedsOf(finding).map(findFilter)
    const filters = environment.filters.filter((filter) => found.includes(filter))
    if (found.length === 0 || found.includes(undefined)) kept.push(finding)
    else suppressed.push({ finding, filters })
  }
  return { findings: kept, suppressed }
}

function deedsOf(finding: Finding): readonly FilteredDeed[] {
  const { chain, detection, alsoMatched, events } = finding
  const detections = [...(detection === null ? [] : [detection]), ...alsoMatched].map(
    ({ id }) => id,
  )
  if (chain === null) {
    return events.map((event) => {
      const { account } = placeOf(event)
      const principal = identifyPrincipal(event)
      const place = account === undefined ? {} : { account }
      return { principal, time: event.time, ...place, resources: [], detections }
    })
  }
  const own = chain.steps.filter(needsFilter)
  return (own.length > 0 ? own : chain.steps).map(({ event, principal, activity }) => ({
    principal,
    time: event.time,
    verb: activity.verb,
    ...(activity.account === undefined ? {} : { account: activity.account }),
    resources: [...activity.inputs, ...activity.outputs].map(({ id }) => id),
    root: chain.root.id,
    detections,
  }))
}

function needsFilter({ activity, principal }: Step): boolean {
  const isKnown = principal.automation !== undefined
  // An event without a name is the cloud's word; a deed of a foreign account names it.
  const isNameless = principalKey(principal) === undefined && activity.counterpart === undefined
  return activity.isEcho !== true && !isKnown && !isNameless
}
