import { describe, expect, it } from 'vitest'
import { fractionText, hour, pacificText, secondsText, spelledText, timeAt } from './clock.ts'
import { createRandom } from './random.ts'

const time = timeAt('2026-09-15 02:24:10')

describe('times', () => {
  it('are written as each cloud writes them', () => {
    expect(secondsText(time)).toBe('2026-09-15T02:24:10Z')
    expect(fractionText(time, 7, createRandom('x'))).toMatch(/^2026-09-15T02:24:10\.000\d{4}Z$/)
    expect(spelledText(time)).toBe('Sep 15, 2026, 2:24:10 AM')
    expect(spelledText(time + 22 * hour)).toBe('Sep 16, 2026, 12:24:10 AM')
    expect(pacificText(time)).toBe('2026-09-14T19:24:10.000-07:00')
  })

  it('refuses a text that names no time', () => {
    expect(() => timeAt('yesterday')).toThrow(TypeError)
  })
})
