import { expect, it } from 'vitest'
import { createEventCount } from './count-condition.ts'
import { SlidingWindows } from './sliding-window.ts'
import { StateCap } from './state-cap.ts'
import { tupleOf } from './value-tuples.ts'

/** What fires for two events or more in 10 ms: `group: times`. Each part is all of one moment. */
function firings(
  moments: readonly (readonly [time: number, groups: string])[],
  most?: number,
): readonly string[] {
  const fired: string[] = []
  const windows = new SlidingWindows({
    timespan: 10,
    cap: new StateCap(most),
    createTest: () => createEventCount([{ operator: '>=', value: 2 }]),
    fire: (group, entries) => {
      fired.push(`${group.texts[0]}: ${entries.map(({ time }) => time).join(',')}`)
    },
  })
  for (const [time, groups] of moments) {
    const moment = { time, nanos: 0 }
    const told = { at: 0, events: [0], members: [0], texts: [], numbers: [], isOpen: false }
    const entry = { ...moment, ...told }
    windows.add(
      moment,
      groups.split('').map((group) => ({ group: tupleOf([group]), entry })),
    )
  }
  windows.finish()
  return fired
}

it('both ends belong to the window (sigma.md 8, point 1)', () => {
  expect(
    firings([
      [0, 'a'],
      [10, 'a'],
    ]),
  ).toEqual(['a: 0,10'])
  expect(
    firings([
      [0, 'a'],
      [11, 'a'],
    ]),
  ).toEqual([])
})

it('all of a moment is in it before the test is asked', () => {
  expect(
    firings([
      [0, 'a'],
      [1, 'aa'],
    ]),
  ).toEqual(['a: 0,1,1'])
})

it('fires again only after the test was false or the window empty (point 10)', () => {
  expect(
    firings([
      [0, 'a'],
      [1, 'a'],
      [2, 'a'],
    ]),
  ).toEqual(['a: 0,1'])
  expect(
    firings([
      [0, 'a'],
      [1, 'a'],
      [12, 'a'],
      [13, 'a'],
    ]),
  ).toEqual(['a: 0,1', 'a: 12,13'])
  expect(
    firings([
      [0, 'aa'],
      [20, 'aa'],
    ]),
  ).toEqual(['a: 0,0', 'a: 20,20'])
})

it('groups have their own windows', () => {
  expect(
    firings([
      [0, 'ab'],
      [1, 'b'],
    ]),
  ).toEqual(['b: 0,1'])
})

it('at the cap what has expired makes room', () => {
  expect(
    firings(
      [
        [0, 'b'],
        [20, 'a'],
        [21, 'a'],
      ],
      2,
    ),
  ).toEqual(['a: 20,21'])
})
