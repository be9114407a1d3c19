import { describe, expect, it } from 'vitest'
import { findingOf, recorded } from '../../test/builders/finding-builder.ts'
import { created, restored, shared } from '../../test/builders/numbered-builder.ts'
import type { Finding } from '../findings/finding.ts'
import { createExplainer } from '../matching/explain-query.ts'
import { fragment } from './html.ts'
import { numberChain } from './numbered-chain.ts'
import { evidenceList } from './report-evidence.ts'
import { Room } from './room.ts'

function listed(finding: Finding, room = 1000): string {
  const told = finding.chain === null ? undefined : numberChain(finding.chain)
  const place = { recordRoom: new Room(room), explain: createExplainer() }
  return fragment(evidenceList(finding, told, place)).markup
}

describe('the records of a finding', () => {
  it('stand with their step, action, time, id and place, and open to their content', () => {
    const markup = listed(findingOf([recorded(shared(5, '4444'), { snapshotId: 'snap-1' })]))
    expect(markup.replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' ')).toContain(
      '2 share 2026-03-02 00:05:00Z share@5 story.json:1 Marked: resource. { &quot;snapshotId&quot;: &quot;snap-1&quot; }',
    )
    expect(markup).toContain('<mark title="resource">&quot;snap-1&quot;</mark>')
    expect(markup.match(/<details/g)).toHaveLength(2)
  })

  it('of a finding without a chain stand without a step', () => {
    const markup = listed(findingOf([], { chain: null }))
    expect(markup).toContain('<span class="number">·</span>')
  })

  it('are named without their content when the page has no more room, which it says', () => {
    const long = { text: Array.from({ length: 40 }, () => 'x'.repeat(100)) }
    const markup = listed(
      findingOf([
        recorded(shared(5, '4444'), long),
        recorded(restored(6, 'snap-1', 'vol-2'), long),
      ]),
    )
    expect(markup).toContain('restore@6')
    expect(markup).toContain('The content of 1 record is not in this page')
    expect(listed(findingOf([shared(5, '4444')]))).not.toContain('left-out')
  })

  it('are counted where they are too many to be listed', () => {
    const events = Array.from({ length: 210 }, () => created.event)
    expect(listed(findingOf([], { events }))).toContain('10 more records not listed here')
  })
})
