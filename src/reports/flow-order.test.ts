import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { storyChain, storyShare } from '../../test/builders/reported-builder.ts'
import { type FlowOrder, flowOrder } from './flow-order.ts'
import type { ReportedChain } from './report-schema.ts'

/** What a step of a test does: `['a', 'b', true]` tries to make b of a. */
type Words = readonly [input: string, output: string, attempt?: boolean]

function orderOf(words: readonly Words[], change: Partial<ReportedChain> = {}): FlowOrder {
  const { chain } = storyChain(({ steps }) => ({
    steps: words.flatMap(([input, output, attempt = false], place) =>
      steps.slice(0, 1).map((step) => ({
        ...step,
        inputs: [input],
        outputs: [output],
        attempt,
        record: `r-${place}`,
        time: `2026-03-02T10:00:0${place % 10}.000Z`,
      })),
    ),
    ...change,
  }))
  if (chain === null) throw new TypeError('the story has no chain')
  return flowOrder(chain)
}

describe('the order of a flow', () => {
  it('lets each deed build on the last before it that made or changed what it names', () => {
    const branches: readonly Words[] = [
      ['disk', 'copy'],
      ['copy', 'disk-2'],
      ['copy', 'disk-3'],
      ['disk-2', 'disk-3'],
    ]
    expect(orderOf(branches).before).toEqual([[], [0], [0], [1, 2]])
  })

  it('lets nothing build on what was only tried', () => {
    expect(
      orderOf([
        ['disk', 'copy', true],
        ['copy', 'disk-2'],
      ]).before,
    ).toEqual([[], []])
  })

  it('tells of an exposure what opened it and what ended it', () => {
    const steps: readonly Words[] = [
      ['a', 'b'],
      ['b', 'b'],
    ]
    const share = { ...storyShare, from: '2026-03-02T10:00:00.000Z', records: ['r-0', 'r-1', 'x'] }
    const until = '2026-03-02T10:00:01.000Z'
    const open = orderOf(steps, { exposure: [share] })
    const ended = orderOf(steps, { exposure: [{ ...share, until }] })
    expect(open.exposures).toMatchObject([{ opened: [0], ended: [] }])
    expect(ended.exposures).toMatchObject([{ opened: [0], ended: [1] }])
  })

  it('never leads back: a deed builds on earlier ones only', () => {
    const name = fc.constantFrom('a', 'b', 'c', 'd')
    fc.assert(
      fc.property(fc.array(fc.tuple(name, name, fc.boolean()), { maxLength: 12 }), (words) => {
        for (const [place, before] of orderOf(words).before.entries()) {
          expect(before.every((earlier) => earlier < place)).toBe(true)
        }
      }),
    )
  })
})
