import { expect, it } from 'vitest'
import { storyReport } from '../../test/builders/report-builder.ts'
import { storyBegin } from '../../test/builders/step-builder.ts'
import { spanOf } from './finding-span.ts'

it('is from the first to the last step of a chain, or event of a match', () => {
  const [finding] = storyReport().findings
  const chain = finding?.chain ?? null
  const events = [...(finding?.events ?? [])]
  const span = { from: storyBegin + 554 * 60_000, to: storyBegin + 701 * 60_000 }
  expect(spanOf({ chain, events: [] })).toEqual(span)
  expect(spanOf({ chain: null, events: events.toReversed() })).toEqual(span)
  expect(spanOf({ chain: null, events: [] })).toBeUndefined()
})
