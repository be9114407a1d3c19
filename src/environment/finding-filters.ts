import { type Environment, type FindingFilter, isInForce } from './configuration/environment.ts'
import { compileGlob, type GlobTest } from './configuration/glob.ts'
import type { Principal } from './principals/principal.ts'
import { compilePrincipal } from './configuration/principal-pattern.ts'
import type { Verb } from './verb.ts'

/** One deed of a finding, as filters see it. */
export interface FilteredDeed {
  readonly principal: Principal
  /** The time of the event, milliseconds UTC. */
  readonly time: number
  readonly verb?: Verb
  /** The account, subscription or project in which it was done. */
  readonly account?: string
  /** Canonical ids of what it read and made. */
  readonly resources: readonly string[]
  /** The canonical id of the resource that its chain begins with. */
  readonly root?: string
  /** The ids of the detections that it satisfied. */
  readonly detections: readonly string[]
}

/** The filter of `spoor.yaml` that takes a deed out of sight, if one does. */
export type FilterTest = (deed: FilteredDeed) => FindingFilter | undefined

/**
 * Makes the test of the filters; the first that fits is told. Everything that a filter asks for must fit,
 * and what is not known does not. It holds for the events of its time: what was done after its expiry is
 * seen again, however late the logs are read.
 */
export function filterOf({ filters }: Environment): FilterTest {
  const tests = filters.map((filter) => ({ filter, fits: compileFilter(filter) }))
  return (deed) =>
    tests.find(({ filter, fits }) => isInForce(filter, deed.time) && fits(deed))?.filter
}

function compileFilter(filter: FindingFilter): (deed: FilteredDeed) => boolean {
  const isBy = compilePrincipal(filter.principal)
  const resource = compileOptional(filter.resource)
  const root = compileOptional(filter.root)
  const detection = compileOptional(filter.detection)
  const account = compileOptional(filter.account)
  return (deed) =>
    isBy(deed.principal) &&
    (filter.verb === undefined || filter.verb === deed.verb) &&
    (account === undefined || (deed.account !== undefined && account(deed.account))) &&
    (root === undefined || (deed.root !== undefined && root(deed.root))) &&
    (resource === undefined || deed.resources.some(resource)) &&
    (detection === undefined || deed.detections.some(detection))
}

function compileOptional(pattern: string | undefined): GlobTest | undefined {
  return pattern === undefined ? undefined : compileGlob(pattern)
}
