import type { JsonObject } from '../../base/json.ts'
import { groupStory } from './group-story.ts'
import type { StoryRecord } from './story.ts'

/**
 * What a hunt over the samples of one cloud should say: the steps of each chain in time order, and
 * the events of each benign class. `id` is the eventID (AWS), the correlationId of the operation
 * (Azure, whose export has no event id) or the insertId of the first entry (Google Cloud).
 */
export function truthOf(records: readonly StoryRecord[]): JsonObject {
  const events = firstRows(records)
  return {
    records: records.length,
    events: events.length,
    chains: groupStory(events, chainOf).map(([name, members]) => ({
      name,
      steps: members.flatMap(stepOf),
      context: members.filter(({ role }) => role.kind === 'context').map(({ id }) => id),
    })),
    benign: Object.fromEntries(
      groupStory(events, classOf).map(([name, members]) => [
        name,
        Object.fromEntries(
          groupStory(members, caseOf).map(([label, ones]) => [label, ones.map(({ id }) => id)]),
        ),
      ]),
    ),
  }
}

/** One record an event: of an operation's rows the first. */
function firstRows(records: readonly StoryRecord[]): readonly StoryRecord[] {
  const ordered = records.toSorted((one, other) => one.time - other.time)
  const seen = new Set<string>()
  return ordered.filter(({ id }) => {
    if (seen.has(id)) return false
    seen.add(id)
    return true
  })
}

function chainOf({ role }: StoryRecord): string | undefined {
  return role.kind === 'step' || role.kind === 'context' ? role.chain : undefined
}

function classOf({ role }: StoryRecord): string | undefined {
  return role.kind === 'benign' ? role.class : undefined
}

function caseOf({ role }: StoryRecord): string | undefined {
  return role.kind === 'benign' ? role.case : undefined
}

function stepOf({ id, time, principal, place, role }: StoryRecord): readonly JsonObject[] {
  if (role.kind !== 'step') return []
  const attempt = role.attempt === true
  const { verb } = role
  return [{ id, verb, attempt, time: new Date(time).toISOString(), principal, account: place }]
}
