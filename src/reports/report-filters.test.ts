import { expect, it } from 'vitest'
import { findingOf } from '../../test/builders/finding-builder.ts'
import { storyReport } from '../../test/builders/report-builder.ts'
import type { HuntReport } from '../findings/hunt-report.ts'
import { fragment } from './html.ts'
import { filterTables } from './report-filters.ts'

function textOf(more: Partial<HuntReport> = {}): string {
  return fragment(filterTables({ ...storyReport(), ...more }))
    .markup.replaceAll(/<[^>]*>/g, '\n')
    .replaceAll(/\n+/g, '\n')
}

it('what filters took out stands with reason, owner and last day, and is counted where it is very much', () => {
  const filter = {
    principal: 'p',
    verb: 'create',
    why: 'weekly clone',
    who: 'alice',
    until: Date.UTC(2027, 0, 1),
    line: 31,
  } as const
  const suppressed = [{ finding: findingOf([]), filters: [filter] }]
  expect(textOf({ suppressed })).toContain(
    'Disk vol-1: copied\nspoor.yaml line 31: weekly clone (alice, until 2026-12-31)',
  )
  const filtered = [
    {
      rule: { id: 'r', title: 'Copied', level: 'high' },
      filters: [{ title: 'Backup', file: 'f.yml', line: 3 }],
      events: 3,
      from: 0,
      to: 0,
      record: 'e',
    },
  ] as const
  expect(textOf({ filtered })).toContain('high\nCopied\n3\nmore principals than are kept apart')
  expect(textOf({ filtered })).toContain('the Sigma filter &quot;Backup&quot; (f.yml line 3)')
  expect(textOf()).toBe('')
  const many = Array.from({ length: 203 }, () => suppressed).flat()
  expect(textOf({ suppressed: many })).toContain('3 more not shown here')
})
