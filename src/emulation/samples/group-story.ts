import type { StoryRecord } from './story.ts'

/** Puts records of one name together, in order of the names; records without a name stay out. */
export function groupStory(
  records: readonly StoryRecord[],
  nameOf: (record: StoryRecord) => string | undefined,
): readonly (readonly [name: string, members: readonly StoryRecord[]])[] {
  const groups = new Map<string, StoryRecord[]>()
  for (const record of records) {
    const name = nameOf(record)
    if (name === undefined) continue
    const members = groups.get(name) ?? []
    groups.set(name, members)
    members.push(record)
  }
  return [...groups.entries()].toSorted(([one], [other]) => (one < other ? -1 : 1))
}
