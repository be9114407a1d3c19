import { expect, it } from 'vitest'
import { groupStory } from './group-story.ts'
import { background } from './story.ts'
import type { StoryRecord } from './story.ts'

const record = (id: string, place: string): StoryRecord => ({
  id,
  place,
  source: 'aws.cloudtrail',
  time: 0,
  deliveredAt: 0,
  part: '',
  principal: 'p',
  role: background,
  record: {},
})

it('groups come by name, members as they came, nameless records not at all', () => {
  const records = [record('1', 'b'), record('2', ''), record('3', 'a'), record('4', 'b')]
  const groups = groupStory(records, ({ place }) => (place === '' ? undefined : place))
  expect(groups.map(([name, members]) => [name, members.map(({ id }) => id)])).toEqual([
    ['a', ['3']],
    ['b', ['1', '4']],
  ])
})
