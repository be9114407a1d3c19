import { afterEach, expect, it, vi } from 'vitest'
import { listenForInterruption } from './interruption.ts'

afterEach(() => {
  vi.restoreAllMocks()
})

it('stops at the first Ctrl-C and says so; the second ends the process as it does elsewhere', () => {
  const before = process.listenerCount('SIGINT')
  const said: string[] = []
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => said.push(String(text)) > 0)
  const { signal, release } = listenForInterruption(() => void said.push('cleared '))
  expect(signal.aborted).toBe(false)
  process.emit('SIGINT')
  expect(signal.aborted).toBe(true)
  expect(said.join('')).toMatch(/^cleared stopped: .*again ends at once/)
  expect(process.listenerCount('SIGINT')).toBe(before)
  release()
})

it('leaves Ctrl-C alone when it is released', () => {
  const before = process.listenerCount('SIGINT')
  const { signal, release } = listenForInterruption(() => {})
  expect(process.listenerCount('SIGINT')).toBe(before + 1)
  release()
  expect(process.listenerCount('SIGINT')).toBe(before)
  expect(signal.aborted).toBe(false)
})
