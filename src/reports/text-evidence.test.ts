import { describe, expect, it } from 'vitest'
import { hostileNames, storyOf, wideNames } from '../../test/builders/terminal-stories.ts'
import type { Finding } from '../findings/finding.ts'
import { plainPaint } from './terminal-text.ts'
import { renderEvidence } from './text-evidence.ts'
import type { TextStyle } from './text-style.ts'

function findingFrom(file: string): Finding {
  const [finding] = storyOf({ ...wideNames, file }).findings
  if (finding === undefined) throw new Error('no finding')
  return finding
}

function linesOf(file: string, style: Partial<TextStyle> = {}): readonly string[] {
  const all = { width: 60, paint: plainPaint, explain: false, ...style }
  return renderEvidence(findingFrom(file), all)
}

function link(_file: string, shown: string): string {
  return `<${shown}>`
}

const long = `logs/${'a'.repeat(60)}/${'b'.repeat(60)}.json`

describe('the records of a finding', () => {
  it('are the first two with their places, and how many there are', () => {
    expect(linesOf('a.json')).toEqual([
      '  records    create@1 a.json:1',
      '             share@2 a.json:1',
      '             3 more (--explain shows all)',
    ])
  })

  it('are all told with --explain, below their file', () => {
    expect(linesOf('a.json', { explain: true })).toEqual([
      '  records    a.json',
      '               create@1, line 1',
      '               share@2, line 1',
      '               share@3, line 1',
      '               launch@4, line 1',
      '               expose@5, line 1',
    ])
  })

  it('have long places cut in their middle, but not with --explain', () => {
    expect(linesOf(long)[0]).toBe('  records    create@1 logs/aaaaaaaaaaaaaa…bbbbbbbbbbb.json:1')
    const all = linesOf(long, { explain: true }).slice(0, 3)
    expect(all.map((line) => line.slice(13)).join('')).toBe(long)
  })

  it('have a link over each piece of a place, and nothing of its name unescaped', () => {
    expect(linesOf(long, { explain: true, link }).slice(0, 3).join('')).toMatch(
      /^ {2}records {4}<logs[^>]*> {13}<[^>]*> {13}<[^>]*b\.json>$/,
    )
    const hostile = linesOf(hostileNames.file, { link }).join('')
    expect(hostile).toContain('<logs/\\u{1b}')
    expect(hostile).not.toMatch(/\p{Cc}/u)
  })
})
