import { describe, expect, it } from 'vitest'
import { findingOf } from '../../test/builders/finding-builder.ts'
import { launchedAndOpened, shared } from '../../test/builders/numbered-builder.ts'
import type { Finding } from '../findings/finding.ts'
import { createExplainer } from '../matching/explain-query.ts'
import { findingItem } from './report-finding.ts'
import { Room } from './room.ts'

function itemOf(finding: Finding): string {
  return findingItem(finding, {
    ownAccounts: new Set(),
    recordRoom: new Room(100_000),
    queryRoom: new Room(100_000),
    explain: createExplainer(),
  }).markup
}

describe('a finding on the page', () => {
  const finding = findingOf([shared(1, '4444'), ...launchedAndOpened(5, 'snap-1')])
  const markup = itemOf(finding)
  const [seen = '', kept = ''] = markup.split('<noscript>')

  it('is a line that opens: level, title, cloud, when, how long', () => {
    expect(seen).toMatch(
      /^<li><details class="finding" id="finding-1" data-level="high" data-cloud="AWS"/,
    )
    expect(seen).toContain('<span class="level high">high</span>')
    expect(seen.replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' ')).toContain(
      'high Disk vol-1: copied AWS 2026-03-02 00:00 4 steps high confidence · T1578.001 · finding-1 Copied.',
    )
  })

  it('keeps pictures, steps, reasons, queries and records as text until it is opened', () => {
    expect(markup.match(/<noscript>/g)).toHaveLength(1)
    expect(seen).not.toContain('<svg')
    for (const title of [
      'Where the data went',
      'Who did it',
      'Step by step',
      'Why',
      'What to do next',
      'What could not be seen',
      'Queries to run next',
      'Records',
    ]) {
      expect(kept).toContain(`<h3>${title}</h3>`)
    }
    expect(kept.match(/<svg/g)).toHaveLength(3)
  })

  it('without a chain has no pictures', () => {
    const match = itemOf(findingOf([], { chain: null, title: 'Rule' }))
    expect(match).not.toContain('<svg')
    expect(match).toContain('1 event<')
    expect(match).toContain('<h3>Records</h3>')
  })
})
