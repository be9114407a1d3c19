import { expect, it } from 'vitest'
import { Room } from './room.ts'

it('is left until it is taken, and what was begun is finished', () => {
  const room = new Room(10)
  room.take(9)
  expect(room.isLeft).toBe(true)
  room.take(9)
  expect(room.isLeft).toBe(false)
})
