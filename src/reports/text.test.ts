import { describe, expect, it } from 'vitest'
import { storyReport } from '../../test/builders/report-builder.ts'
import { plainPaint } from './terminal-text.ts'
import { renderText, type TextOptions } from './text.ts'

const options: TextOptions = { width: 80, paint: plainPaint, minLevel: 'low', explain: false }

describe('the text report', () => {
  const text = renderText(storyReport(), options)

  it('tells the worst chain first, with its steps as a timeline', () => {
    expect(text).toMatch(/^CRITICAL {2}Disk vol-1: opened to the world on port 22/)
    expect(text).toContain('  09:14:00  create')
    expect(text).toContain('disk vol-1 -> snapshot snap-1')
    expect(text).toContain('share?')
    expect(text).toContain('(without success)')
    expect(text.indexOf('09:14:00')).toBeLessThan(text.indexOf('11:40:00'))
  })

  it('closes with what was read and what was left out', () => {
    expect(text).toContain('7 records: 4 in findings, 1 without, 1 skipped, 1 rejected')
    expect(text).toContain('1 json-cut')
    expect(text).toContain('taken for own')
  })

  it('fits its width and shows no control character of a log', () => {
    expect(text).not.toMatch(/\u001b/)
    for (const line of text.split('\n')) expect(Array.from(line).length).toBeLessThanOrEqual(80)
  })

  it('counts what it does not show', () => {
    const quiet = renderText(storyReport(), { ...options, minLevel: 'critical' })
    expect(quiet.match(/^CRITICAL/gm)).toHaveLength(1)
    const nothing = renderText({ ...storyReport(), findings: [] }, options)
    expect(nothing).toContain('found    nothing')
  })
})
