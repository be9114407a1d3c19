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
    expect(linesOf('a.json', { explain: true })).toHaveLength(5)
  })

  it('have long places cut in their middle, all of them with --explain', () => {
    expect(linesOf(long)[0]).toBe('  records    create@1 logs/aaaaaaaaaaaaaa…bbbbbbbbbbb.json:1')
    const all = linesOf(long, { explain: true }).slice(0, 4)
    expect(all.map((line) => line.slice(13).trim()).join('')).toBe(`create@1${long}:1`)
  })

  it('have a link over each piece of a place, and nothing of its name unescaped', () => {
    expect(linesOf(long, { explain: true, link }).slice(1, 4).join('')).toMatch(
      /^ {15}<logs[^>]*> {15}<[^>]*> {15}<[^>]*b\.json:1>$/,
    )
    const hostile = linesOf(hostileNames.file, { link }).join('')
    expect(hostile).toContain('<logs/\\u{1b}')
    expect(hostile).not.toMatch(/\p{Cc}/u)
  })
})
