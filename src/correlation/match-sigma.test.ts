import { expect, test } from 'vitest'
import { loadSigma } from '../detections/sigma/load-sigma.ts'
import type { Event } from '../events/event.ts'
import { matchSigma } from './match-sigma.ts'

function event(time: number, eventName: string): Event {
  const document = { event: { dataset: 'aws.cloudtrail' } }
  const native = { eventName }
  return {
    source: 'aws.cloudtrail',
    id: String(time),
    time,
    endTime: time,
    document,
    native,
    records: [],
  }
}

const rules = `title: one
name: one
logsource: {product: aws, service: cloudtrail}
detection: {s: {eventName: CopySnapshot}, condition: s}
---
title: many
correlation: {type: event_count, rules: one, timespan: 10s, condition: {gte: 2}, generate: true}
`

test('rules match event by event, correlations after them', () => {
  const { detections, diagnostics } = loadSigma(rules, 'r.yml')
  expect(diagnostics).toEqual([])
  const events = [event(0, 'CopySnapshot'), event(5, 'Other'), event(10_000, 'CopySnapshot')]
  const { matches } = matchSigma(detections, events)
  expect(matches.map((match) => [match.detection.title, match.events.map(({ id }) => id)])).toEqual(
    [
      ['one', ['0']],
      ['one', ['10000']],
      ['many', ['0', '10000']],
    ],
  )
})
