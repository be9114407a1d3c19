/** What a finding is about, for the searches that follow it: of whom, where and when it tells. */
import { joinWords } from '../findings/words.ts'
import type { AuditSearch, Cloud, SearchClause } from './follow-up-search.ts'
import { principalName } from './principal-words.ts'
import type { ReportedFinding } from './report-schema.ts'

/** At most so many values of a kind are asked for in one query; a question says how many there are. */
export const mostValues = 20

/** Of whom, where and when a finding tells. */
export interface Subject {
  readonly cloud: Cloud
  readonly regions: readonly string[]
  /** Milliseconds UTC. */
  readonly first: number
  readonly last: number
  /** Ids and names of principals, the first to act first. */
  readonly actors: readonly { readonly id: string; readonly name: string }[]
  readonly sessions: readonly string[]
}

/** The subject of a finding; `undefined` where nothing says in which cloud it happened. */
export function subjectOf({ chain, evidence }: ReportedFinding): Subject | undefined {
  const deeds = chain === null ? evidence : chain.steps
  const [first] = deeds
  const cloud = clouds.find((one) => one === first?.provider)
  if (cloud === undefined) return undefined
  const times = deeds.flatMap((deed) => [
    Date.parse(deed.time),
    ...('until' in deed ? [Date.parse(deed.until)] : []),
  ])
  const steps = chain?.steps ?? []
  const behind = steps.flatMap((step) => step.behind)
  const ids = [...deeds.flatMap(({ principal }) => principal ?? []), ...behind]
  const names = new Map(steps.map((step) => [step.principal, step.principal_name]))
  return {
    cloud,
    regions: distinct(deeds.flatMap(({ region }) => region ?? [])),
    first: Math.min(...times),
    last: Math.max(...times),
    actors: distinct(ids).map((id) => ({ id, name: names.get(id) ?? principalName(id) })),
    sessions: distinct(steps.flatMap(({ session }) => session ?? [])),
  }
}

const clouds: readonly Cloud[] = ['aws', 'azure', 'gcp']

/** A search so long before the first deed and after the last, in milliseconds; long lists are cut. */
export function searchOf(
  { cloud, regions, first, last }: Subject,
  { before, after }: { readonly before: number; readonly after: number },
  groups: readonly (readonly SearchClause[])[],
): AuditSearch {
  const [from, to] = [isoTime(first - before), isoTime(last + after)]
  const sizes = groups.flat().flatMap(({ by, values }) => (by === 'action' ? [] : [values.length]))
  const most = Math.max(0, ...sizes)
  return {
    kind: 'audit',
    cloud,
    from,
    to,
    groups: groups.map((group) => group.map(cutClause)),
    notes: most > mostValues ? [`asks for the first ${mostValues} of ${most}`] : [],
    regions,
  }
}

function cutClause(clause: SearchClause): SearchClause {
  return clause.by === 'action' ? clause : { ...clause, values: clause.values.slice(0, mostValues) }
}

/** To the second, as every platform reads it; a part of a second is of no use in a span of days. */
export function isoTime(milliseconds: number): string {
  const inRange = Math.min(Math.max(milliseconds, 0), latestTime)
  return `${new Date(inRange).toISOString().slice(0, 19)}Z`
}

/** The end of the year 9999: later times have a form that no platform reads. */
const latestTime = Date.UTC(9999, 11, 31, 23, 59, 59)

/** Up to five names; of more, how many. */
export function namesOf(names: readonly string[]): string {
  const shown = distinct(names)
  if (shown.length <= 5) return joinWords(shown)
  return joinWords([...shown.slice(0, 4), `${shown.length - 4} more`])
}

/** Each value once. */
export function distinct(values: readonly string[]): readonly string[] {
  return [...new Set(values)]
}
