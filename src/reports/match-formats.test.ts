/** The shapes in which matches are printed that hold more than one event, or little room. */
import { parse } from 'csv-parse/sync'
import { describe, expect, it } from 'vitest'
import { step } from '../../test/builders/step-builder.ts'
import type { Detection } from '../detections/detection.ts'
import type { Event } from '../events/event.ts'
import { type FoundMatch, matchPieces, type MatchFormat } from './matches.ts'

const detection: Detection = {
  id: 'q1',
  title: 'made, then shared',
  language: 'eql',
  level: 'medium',
  techniques: [],
  falsePositives: [],
  text: 'any where true',
  query: { kind: 'event', where: { kind: 'constant', value: true } },
}

function eventAt(at: number, action: string): Event {
  const document = { event: { action, outcome: 'success' }, user: { name: 'lena' } }
  return { ...step('create', { at }).event, document }
}

const sequence: FoundMatch = {
  detection,
  joinKeys: ['lena', null],
  events: [eventAt(0, 'CreateSnapshot'), null, eventAt(2, '=cmd()')],
}

function textOf(matches: readonly FoundMatch[], format: MatchFormat, width: number): string {
  return [...matchPieces(matches, format, width)].join('')
}

describe('a sequence', () => {
  it('stands apart from the next in a table', () => {
    const lines = textOf([sequence, sequence], 'table', 120).split('\n')
    expect(lines.map((line) => line.split('  ')[1]?.trim() ?? line)).toEqual([
      'CreateSnapshot',
      '(no such event)',
      '=cmd()',
      '',
      'CreateSnapshot',
      '(no such event)',
      '=cmd()',
      '',
    ])
  })

  it('has its join keys and missing events in the data', () => {
    expect(JSON.parse(textOf([sequence], 'ndjson', 80))).toMatchObject({
      join_keys: ['lena', null],
      events: [{ id: 'create@0' }, { missing: true }, { id: 'create@2' }],
    })
  })

  it('is told by its number in CSV, where no value is a formula', () => {
    const rows = parse(textOf([sequence], 'csv', 80), {
      columns: true,
      record_delimiter: '\r\n',
    })
    expect(rows).toMatchObject([
      { result: '1', rule: 'made, then shared', action: 'CreateSnapshot', user: 'lena' },
      { result: '1', action: 'missing', event_id: '' },
      { result: '1', action: "'=cmd()", time: '2026-03-02T00:02:00.000Z', line: '1' },
    ])
  })
})

it.each([60, 80, 98, 140])('a table fits %i columns', (width) => {
  const long = eventAt(0, 'x'.repeat(200))
  const [row = ''] = textOf([{ detection, events: [long] }], 'table', width).split('\n')
  expect(row.length).toBeLessThanOrEqual(width)
  expect(row).toMatch(/^2026-03-02T00:00:00Z {2}x+…x+ {2}lena +\S+$/)
})
