import { expect, it } from 'vitest'
import { ClosedWindows } from './closed-window.ts'
import { createEventCount } from './count-condition.ts'
import { StateCap } from './state-cap.ts'
import { tupleOf } from './value-tuples.ts'

type Sighting = readonly [time: number, group: string]

/** What fires for exactly two events in 10 ms: `group: times`, with `...` while the window is open. */
function firings(sightings: readonly Sighting[], end: number): readonly string[] {
  const fired: string[] = []
  const windows = new ClosedWindows({
    timespan: 10,
    cap: new StateCap(),
    createTest: () => createEventCount([{ operator: '=', value: 2 }]),
    fire: (group, entries, isOpen) => {
      fired.push(
        `${group.texts[0]}: ${entries.map(({ time }) => time).join(',')}${isOpen ? '...' : ''}`,
      )
    },
  })
  for (const [at, [time, group]] of sightings.entries()) {
    const moment = { time, nanos: 0 }
    const told = { at, events: [at], members: [0], texts: [], numbers: [], isOpen: false }
    windows.add(moment, [{ group: tupleOf([group]), entry: { ...moment, ...told } }])
  }
  windows.finish({ time: end, nanos: 0 })
  return fired
}

it.each<readonly [string, readonly Sighting[], readonly string[]]>([
  [
    'both ends belong to a window',
    [
      [0, 'a'],
      [10, 'a'],
    ],
    ['a: 0,10'],
  ],
  [
    'a window is not moved',
    [
      [0, 'a'],
      [6, 'a'],
      [11, 'a'],
      [12, 'a'],
    ],
    ['a: 0,6', 'a: 11,12'],
  ],
  [
    'a later event may disprove it',
    [
      [0, 'a'],
      [1, 'a'],
      [2, 'a'],
    ],
    [],
  ],
  [
    'the next begins with an event',
    [
      [0, 'a'],
      [15, 'a'],
      [22, 'a'],
    ],
    ['a: 15,22'],
  ],
  [
    'groups have their own',
    [
      [0, 'a'],
      [0, 'b'],
      [5, 'b'],
    ],
    ['b: 0,5'],
  ],
])('%s (sigma.md 8, point 7)', (_, sightings, fired) => {
  expect(firings(sightings, 99)).toEqual(fired)
})

it('tells of a window that the logs end in', () => {
  const sightings = [
    [0, 'a'],
    [4, 'a'],
  ] as const
  expect(firings(sightings, 10)).toEqual(['a: 0,4...'])
  expect(firings(sightings, 11)).toEqual(['a: 0,4'])
})
