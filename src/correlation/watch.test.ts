import { describe, expect, it } from 'vitest'
import { eventAt } from '../../test/builders/eql-builder.ts'
import type { Detection } from '../detections/detection.ts'
import { loadEql } from '../detections/eql/load-eql.ts'
import { createWatch } from './watch.ts'

function eql(text: string, file: string): readonly Detection[] {
  return loadEql(text, file).detections
}

const single = eql('any where event.action == "2"', 'single.eql')
const pair = eql(
  'sequence by user.name [any where event.action == "1"] [any where event.action == "2"]',
  'pair.eql',
)
const events = [3, 1, 2].map((k) =>
  eventAt(k, k, { category: 'c', event: { action: String(k) }, user: { name: 'x' } }),
)

describe('detections at work', () => {
  it('match single events and several, told in event time', () => {
    const watch = createWatch([...single, ...pair])
    for (const event of events) watch.see(event)
    const { matches } = watch.finish()
    expect(
      matches.map(({ detection, events: of }) => [detection.id, of.map(({ id }) => id)]),
    ).toEqual([
      [pair[0]?.id, ['1', '2']],
      [single[0]?.id, ['2']],
    ])
  })

  it('hold an event in the form in which it is kept', () => {
    const watch = createWatch([...single, ...pair])
    const kept = events.map((event) => ({ ...event }))
    for (const [place, event] of events.entries()) watch.see(event, kept[place])
    const held = watch.finish().matches.flatMap(({ events: of }) => of)
    expect(held.map((event) => kept.includes(event))).toEqual([true, true, true])
  })
})
