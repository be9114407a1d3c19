import { afterEach, expect, it, vi } from 'vitest'
import { createReadingProgress, readingLine } from './reading-progress.ts'

afterEach(() => {
  vi.restoreAllMocks()
})

it('tells how much of how much was read, how fast, and how long it will take', () => {
  const progress = { bytes: 25_000_000, of: 100_000_000, records: 1_200_000 }
  expect(readingLine(progress, 10_000, 120)).toBe(
    `[######${'-'.repeat(18)}] 25.0 of 100.0 MB (2.5/s), 30 s left, 1,200,000 records (120,000/s)`,
  )
  expect(readingLine(progress, 40_000, 120)).toContain(' 2 min 0 s left,')
  expect(readingLine(progress, 3_600_000, 120)).toContain(' 3 h 0 min left,')
})

it('never fills the line, on which it would wrap', () => {
  const progress = { bytes: 25_000_000, of: 100_000_000, records: 1_200_000 }
  const line = readingLine(progress, 10_000, 80)
  expect(line).toHaveLength(79)
  expect(line).toMatch(/^\[###-{7}\] 25.0 of .*\(120,000\/s\)$/)
  expect(readingLine(progress, 10_000, 60)).toHaveLength(59)
})

it('knows no end of a stream', () => {
  const line = readingLine({ bytes: 2_000_000, of: undefined, records: 10 }, 1000, 80)
  expect(line).toBe('2.0 MB (2.0/s), 10 records (10/s)')
})

it('has nothing to say of the time left when nothing was read, or more than there was', () => {
  expect(readingLine({ bytes: 0, of: 10, records: 0 }, 1000, 80)).not.toContain('left')
  expect(readingLine({ bytes: 20, of: 10, records: 1 }, 1000, 80)).toMatch(
    /^\[#{24}\].*, 0 s left,/,
  )
})

it('is silent where nobody watches', () => {
  const write = vi.spyOn(process.stderr, 'write').mockReturnValue(true)
  const { show, clear } = createReadingProgress()
  show({ bytes: 1, of: 2, records: 3 })
  clear()
  expect(write).not.toHaveBeenCalled()
})
