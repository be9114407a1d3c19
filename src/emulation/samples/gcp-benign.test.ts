import { describe, expect, it } from 'vitest'
import { createRandom } from '../random.ts'
import * as play from './gcp-benign.ts'
import { gcpServers } from './gcp-cast.ts'
import { createGcpScene } from './gcp-scene.ts'
import type { GcpScene } from './gcp-scene.ts'
import { groupStory } from './group-story.ts'
import { storyDays } from './story.ts'
import type { StoryRecord } from './story.ts'

const played = (part: (scene: GcpScene) => void): readonly StoryRecord[] => {
  const scene = createGcpScene(createRandom('gcp benign test'))
  part(scene)
  return scene.records()
}

const people = (part: (scene: GcpScene) => void): readonly number[] =>
  groupStory(played(part), ({ role }) => (role.kind === 'benign' ? role.case : undefined)).map(
    ([, members]) => new Set(members.map(({ principal }) => principal)).size,
  )

it.each([
  ['A', play.playGcpRoutine],
  ['B', play.playGcpSchedule],
  ['C', play.playGcpDrills],
  ['D', play.playGcpImages],
] as const)('class %s is all that its part plays', (letter, part) => {
  const classes = played(part).map(({ role }) => role.kind === 'benign' && role.class)
  expect(new Set(classes)).toEqual(new Set([letter]))
})

it('one person restores a server, two accounts hold a drill', () => {
  expect(people(play.playGcpRoutine)).toEqual([1, 1, 1, 1])
  expect(people(play.playGcpDrills)).toEqual([2, 2, 2, 2])
})

describe('the schedule', () => {
  it('takes every disk six times a day', () => {
    expect(played(play.playGcpSchedule)).toHaveLength(storyDays.length * 6 * gcpServers.length)
  })
})
