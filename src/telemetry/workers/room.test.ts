import { expect, it } from 'vitest'
import { Room } from './room.ts'

it('lets whoever sends wait until so much has been used that there is room again', async () => {
  const room = new Room(100)
  await room.take(60)
  let isThrough = false
  const taking = room.take(90).then(() => (isThrough = true))
  room.give(40)
  await Promise.resolve()
  expect(isThrough).toBe(false)
  room.give(20)
  await taking
  expect(isThrough).toBe(true)
})
