import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { casts, reportedTheft, type TheftCast } from '../../test/builders/reported-finding.ts'
import { explainFinding } from './explain-sections.ts'
import { renderExplanation } from './explain-text.ts'
import { plainPaint } from './terminal-text.ts'

function rendered(cast: TheftCast, width: number): string {
  const explanation = explainFinding(reportedTheft(cast), { platform: 'spoor' })
  return renderExplanation(explanation, { width, paint: plainPaint })
}

function tagged(emphasis: string, text: string): string {
  return `<${emphasis}>${text}</>`
}

describe('an explanation on a terminal', () => {
  it('reads as prose below its headings', () => {
    expect(rendered(casts.aws, 80).split('\n').slice(0, 16)).toEqual([
      'Disk vol-1: opened to the world on port 22',
      'Critical severity, high confidence, ATT&CK T1578.001, finding-0123456789abcdef',
      '',
      'In short',
      '  On 2 March 2026, the disk vol-1 was copied by lena. The copy was shared with',
      '  account 777788889999. The machine i-2, which held the copy, could be reached',
      '  from the whole internet on port 22 for 30 minutes.',
      '',
      'What happened',
      '  1. On 2 March 2026 at 14:05 UTC, the user lena (from 203.0.113.7) made a copy',
      '     of the disk vol-1: the snapshot snap-1 (account 111122223333, region',
      '     eu-west-1).',
      '  2. 5 minutes later (14:10), lena let account 777788889999 use the snapshot',
      '     snap-1.',
      '  3. 5 minutes later (14:15), the role maintenance (from 203.0.113.7) made the',
      '     disk vol-2 out of the snapshot snap-1.',
    ])
  })

  it.each([60, 80, 140])('keeps to %i columns, but for what is to be copied', (width) => {
    const lines = rendered(casts.aws, width).split('\n')
    const prose = lines.filter((line) => !line.startsWith('    ') && !/\S{60}/.test(line))
    expect(prose.filter((line) => line.length > width)).toEqual([])
    expect(lines.some((line) => line.length > width)).toBe(true)
  })

  it('paints headings and the rating, and nothing else', () => {
    const explanation = explainFinding(reportedTheft(casts.aws), { platform: 'spoor' })
    const text = renderExplanation(explanation, { width: 80, paint: tagged })
    expect(text).toContain('<strong>What happened</>')
    expect(text).toMatch(/^<critical>Critical severity/m)
    const painted = new Set([...text.matchAll(/<([a-z]+)>/g)].map(([, emphasis]) => emphasis))
    expect([...painted]).toEqual(['strong', 'critical', 'dim'])
  })

  it('lets nothing of a log move the cursor', () => {
    const piece = fc.constantFrom(
      '\u001b[2J',
      '\r',
      '\n',
      '\u202e',
      '\u0007',
      'x',
      '\u200b',
      '\ud800',
    )
    const hostile = fc.array(piece, { minLength: 1 }).map((all) => all.join(''))
    const key = fc.constantFrom('maker', 'copy', 'receiver', 'region', 'account')
    fc.assert(
      fc.property(hostile, key, (value, name) => {
        const text = rendered({ ...casts.aws, [name]: `${casts.aws[name]}${value}` }, 80)
        expect(text).not.toMatch(/[\u001b\r\u202e\u0007\u200b]/)
        expect(text.split('\n').length).toBeLessThan(400)
      }),
      { numRuns: 60 },
    )
  })
})
