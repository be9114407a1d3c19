import { expect, it } from 'vitest'
import { StateCap } from './state-cap.ts'
import { WindowRoom } from './window-room.ts'

function at(time: number): { readonly time: number; readonly nanos: number } {
  return { time, nanos: 0 }
}

function doNothing(): void {}

it('gives no more room than the cap and tells what was refused', () => {
  const cap = new StateCap(2)
  const room = new WindowRoom(cap, 1600)
  expect([0, 1, 2].map((time) => room.take(at(time), doNothing))).toEqual([true, true, false])
  expect(cap.diagnostics('r', undefined)).toMatchObject([
    { code: 'eql-state-cap', message: expect.stringContaining('1 are in no window') },
  ])
})

it('at the cap takes what a sweep gives back', () => {
  const room = new WindowRoom(new StateCap(1), 1600)
  room.take(at(0), doNothing)
  expect(room.take(at(1), () => room.give(1))).toBe(true)
})

it('sweeps at the cap only, and again after a sixteenth of the time span', () => {
  const room = new WindowRoom(new StateCap(1), 1600)
  const swept: number[] = []
  for (const time of [0, 10, 109, 110]) room.take(at(time), () => swept.push(time))
  expect(swept).toEqual([10, 110])
})
