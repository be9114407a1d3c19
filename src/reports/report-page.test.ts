import { createHash } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { findingOf } from '../../test/builders/finding-builder.ts'
import { storyReport } from '../../test/builders/report-builder.ts'
import type { HuntReport } from '../findings/hunt-report.ts'
import { createReportPage, type ReportPage } from './report-page.ts'

let page: ReportPage
beforeAll(async () => {
  page = await createReportPage()
})

function pieces(more: Partial<HuntReport> = {}): readonly string[] {
  return [...page({ ...storyReport(), ...more }, { name: 'spoor', version: '1' })]
}

describe('the report as a page', () => {
  it('allows nothing but its own style and script', () => {
    const text = pieces().join('')
    const hashOf = (name: string): string => {
      const [, own = ''] = new RegExp(`<${name}>([\\s\\S]*?)</${name}>`).exec(text) ?? []
      return `&#39;sha256-${createHash('sha256').update(own).digest('base64')}&#39;`
    }
    expect(text).toContain(
      `content="default-src &#39;none&#39;; style-src ${hashOf('style')}; script-src ${hashOf('script')}; base-uri`,
    )
    expect(text).not.toMatch(/ style="| on\w+="|url\(|@import/)
  })

  it('comes in pieces, finding by finding, with no piece for all of them', () => {
    const findings = Array.from({ length: 50 }, (_, index) =>
      findingOf([], { id: `finding-${index}` }),
    )
    const all = pieces({ findings })
    expect(all.filter((piece) => piece.startsWith('<li><details class="finding"'))).toHaveLength(50)
    const largest = Math.max(...all.slice(1).map(({ length }) => length))
    expect(largest).toBeLessThan(all.join('').length / 4)
  })

  it('closes what it opens, also where nothing was found', () => {
    for (const findings of [storyReport().findings, []]) {
      const open: string[] = []
      const wrong: string[] = []
      const markup = pieces({ findings })
        .join('')
        .replace(/<style>[\s\S]*<\/script>/, '')
      for (const [, end, name = '', shut] of markup.matchAll(
        /<(\/?)([a-z][a-z0-9]*)[^>]*?(\/?)>/g,
      )) {
        if (shut === '/' || ['meta', 'br', 'hr', 'input'].includes(name)) continue
        if (end === '') open.push(name)
        else if (open.pop() !== name) wrong.push(name)
      }
      expect(wrong).toEqual([])
      expect(open).toEqual([])
    }
  })

  it('has the gravest findings where there are very many, and says how many it has not', () => {
    const one = findingOf([], { chain: null, events: [] })
    const findings = Array.from({ length: 5003 }, () => one)
    const text = pieces({ findings }).join('')
    expect(text).toContain('The 5000 gravest findings are on this page; 3 more are not')
    expect(text.match(/<details class="finding"/g)).toHaveLength(5000)
  })

  it('is the same every time', () => {
    expect(pieces()).toEqual(pieces())
  })
})
