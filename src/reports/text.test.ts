import { describe, expect, it } from 'vitest'
import { storyReport } from '../../test/builders/report-builder.ts'
import { plainPaint } from './terminal-text.ts'
import { renderText } from './text.ts'
import type { TextOptions } from './text-style.ts'

const options: TextOptions = { width: 80, paint: plainPaint, minLevel: 'low', explain: false }

function link(file: string, shown: string): string {
  return `<${file}|${shown}>`
}

describe('the text report', () => {
  const text = renderText(storyReport(), options)

  it('tells the worst chain first, as a drawing, refused calls apart', () => {
    expect(text).toMatch(/^CRITICAL {2}Disk vol-1: opened to the world on port 22/)
    expect(text).toContain('  09:14:00   ▼  create\n             ● snapshot snap-1\n')
    expect(text).toContain('  tried      without success\n')
    expect(text).toContain('  09:20:00   ×  share     snapshot snap-1\n')
  })

  it('closes with what was read and what was left out', () => {
    expect(text).toContain('7 records: 4 in findings, 1 without, 1 skipped, 1 rejected')
    expect(text).toContain('1 json-cut')
    expect(text).toContain('taken for own')
  })

  it('shows no control character of a log', () => {
    expect(text).not.toMatch(/\u001b/)
  })

  it('counts what it does not show', () => {
    const quiet = renderText(storyReport(), { ...options, minLevel: 'critical' })
    expect(quiet.match(/^CRITICAL/gm)).toHaveLength(1)
    const nothing = renderText({ ...storyReport(), findings: [] }, options)
    expect(nothing).toContain('  found      nothing')
  })

  it('names records with the place where they were read, as links where the terminal has them', () => {
    expect(text).toContain('  records    create@554 story.json:1\n')
    expect(renderText(storyReport(), { ...options, link })).toContain(
      'create@554 <story.json|story.json:1>\n',
    )
  })
})
