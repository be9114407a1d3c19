import { describe, expect, it } from 'vitest'
import { step } from '../../test/builders/step-builder.ts'
import type { JsonObject } from '../base/json.ts'
import type { Detection } from '../detections/detection.ts'
import type { Match } from '../matching/match.ts'
import { type FoundMatch, matchPieces, type MatchFormat } from './matches.ts'

const detection: Detection = {
  id: 'q1',
  title: 'a query',
  language: 'eql',
  level: 'medium',
  techniques: [],
  falsePositives: [],
  text: 'any where true',
  query: { kind: 'event', where: { kind: 'constant', value: true } },
}

function matchAt(
  at: number,
  document: JsonObject = { event: { action: 'CreateSnapshot' } },
): Match {
  return { detection, events: [{ ...step('create', { at }).event, document }] }
}

function textOf(matches: readonly FoundMatch[], format: MatchFormat, width: number): string {
  return [...matchPieces(matches, format, width)].join('')
}

describe('matches', () => {
  it('as a table have a row for each event: time, action, user, place', () => {
    const document = { event: { action: ['CopySnapshot'] }, user: { email: 'a@example.com' } }
    const rows = textOf([matchAt(0), matchAt(1, document)], 'table', 120).split('\n')
    expect(rows.map((row) => row.split(/ {2,}/))).toEqual([
      ['2026-03-02T00:00:00Z', 'CreateSnapshot', 'story.json:1'],
      ['2026-03-02T00:01:00Z', 'CopySnapshot', 'a@example.com', 'story.json:1'],
      [''],
    ])
  })

  it('as a table keep to the width and show no control character of a log', () => {
    const action = `${'x'.repeat(99)}\u001b[2J`
    const table = textOf([matchAt(0, { event: { action } })], 'table', 98)
    expect(table.trimEnd().length).toBeLessThanOrEqual(98)
    expect(textOf([matchAt(0, { event: { action: '\u001b' } })], 'table', 98)).toContain('\\u{1b}')
  })

  it('as data hold the whole document and where each record stands', () => {
    const [match] = JSON.parse(textOf([matchAt(0)], 'json', 80))
    expect(match).toEqual({
      detection: { id: 'q1', title: 'a query', language: 'eql' },
      events: [
        {
          id: 'create@0',
          document: { event: { action: 'CreateSnapshot' } },
          records: [{ record: 'create@0', file: 'story.json', line: 1 }],
        },
      ],
    })
  })

  it('as lines of data say the same, one match a line', () => {
    const matches = [matchAt(0), matchAt(1)]
    const lines = textOf(matches, 'ndjson', 80).trimEnd().split('\n')
    expect(lines.map((line) => JSON.parse(line))).toEqual(JSON.parse(textOf(matches, 'json', 80)))
  })

  it.each(['table', 'json', 'ndjson', 'csv'] as const)('as %s are made one by one', (format) => {
    let read = 0
    const matches = [0, 1, 2].map((at) => ({
      detection,
      events: [
        {
          ...step('create', { at }).event,
          get document(): JsonObject {
            read++
            return { event: { action: 'CreateSnapshot' } }
          },
        },
      ],
    }))
    for (const piece of matchPieces(matches, format, 80)) {
      if (piece.includes('CreateSnapshot')) break
    }
    expect(read).toBe(1)
  })

  it('are an empty table, an empty list, no lines when there are none', () => {
    expect(textOf([], 'table', 80)).toBe('')
    expect(textOf([], 'json', 80)).toBe('[]\n')
    expect(textOf([], 'ndjson', 80)).toBe('')
  })
})
