import { expect, it, vi } from 'vitest'
import { TurnTaker } from './turn-taker.ts'

it('lets others have their turn, but not at every step', async () => {
  const now = vi.spyOn(performance, 'now').mockReturnValue(0)
  const turns = new TurnTaker()
  let others = 0
  setImmediate(() => others++)
  await turns.take()
  expect(others).toBe(0)
  now.mockReturnValue(100)
  await turns.take()
  expect(others).toBe(1)
  now.mockRestore()
})
