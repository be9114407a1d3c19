import { describe, expect, it } from 'vitest'
import { plainFinding } from '../../test/builders/finding-builder.ts'
import { storyReport } from '../../test/builders/report-builder.ts'
import type { Level } from '../detections/detection.ts'
import type { Finding } from '../findings/finding.ts'
import { drawTimeline } from './findings-timeline.ts'

/** The finding of the story as if it were of a level, hours later. */
function finding(severity: Level, hours: number, id = `finding-${severity}-${hours}`): Finding {
  const [one] = storyReport().findings
  if (one === undefined) throw new Error('no finding')
  const events = one.events.map((event) => ({ ...event, time: event.time + hours * 3_600_000 }))
  return { ...plainFinding(one), id, severity, chain: null, events }
}

/** In how many rows bars of one moment stand. */
function rowsOf(count: number): number {
  const markup =
    drawTimeline(Array.from({ length: count }, (_, index) => finding('critical', 0, `f-${index}`)))
      ?.markup ?? ''
  return new Set(
    [...markup.matchAll(/class="bar critical" x="[^"]*" y="(\d+)"/g)].map(([, y]) => y),
  ).size
}

/** The times along the top of findings so many hours apart. */
function ticks(hours: number): readonly string[] {
  const markup = drawTimeline([finding('low', 0), finding('low', hours)])?.markup ?? ''
  return [...markup.matchAll(/class="clock">([^<]*)/g)].map(([, text = '']) => text)
}

describe('the timeline of findings', () => {
  it('is nothing where nothing was found', () => {
    expect(drawTimeline([])).toBeUndefined()
  })

  it('has a lane for each level that was found, worst first, and a way to each finding', () => {
    const markup =
      drawTimeline([finding('low', 0), finding('critical', 30), finding('low', 60)])?.markup ?? ''
    expect([...markup.matchAll(/class="level-name \w+">([^<]*)/g)].map(([, text]) => text)).toEqual(
      ['critical 1', 'low 2'],
    )
    expect([...markup.matchAll(/href="#([^"]*)" tabindex="-1"/g)].map(([, id]) => id)).toEqual([
      'finding-critical-30',
      'finding-low-0',
      'finding-low-60',
    ])
  })

  it('puts bars that would cover each other in rows, as far as there are rows', () => {
    expect([rowsOf(1), rowsOf(3), rowsOf(50)]).toEqual([1, 3, 8])
  })

  it('has few round times along its top', () => {
    expect(ticks(0)).toEqual(['03-02 10:00', '03-02 11:00'])
    expect(ticks(100)).toEqual(['2026-03-03', '2026-03-04', '2026-03-05', '2026-03-06'])
    for (const hours of [1, 24, 1000, 9000, 200_000])
      expect(ticks(hours).length).toBeLessThanOrEqual(9)
  })
})
