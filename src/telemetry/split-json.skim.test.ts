/** What a splitter passes over stands where it would have found it, however the text arrives. */
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { entryOf, eventOf, rowOf } from '../../test/builders/skimmable-records.ts'
import { Fingerprinter } from './fingerprint.ts'
import type { JsonPiece } from './json-piece.ts'
import { Skimmer } from './skim/skimmer.ts'
import { JsonSplitter } from './split-json.ts'

const limits = { recordBytes: 5000, depth: 20 }
const filter = { needs: (_: string, __: string, action: string) => /needed/i.test(action) }

/** Where each record of a text begins, and what became of it. */
function split(text: string, sizes: readonly number[], skimmer?: Skimmer): readonly JsonPiece[] {
  const bytes = Buffer.from(text)
  const splitter = new JsonSplitter(limits, skimmer)
  const found: JsonPiece[] = []
  for (let at = 0, turn = 0; at < bytes.length; turn++) {
    const size = sizes[turn % sizes.length] ?? 1
    found.push(...splitter.push(bytes.subarray(at, at + size)))
    at += size
  }
  return [...found, ...splitter.end()]
}

function linesOf(pieces: readonly JsonPiece[]): readonly string[] {
  return pieces.flatMap((piece) => {
    if (piece.kind === 'skimmed') return Array.from(piece.lines, (line) => `${line}`)
    return piece.kind === 'broken' ? [`${piece.line} ${piece.reason}`] : [`${piece.line}`]
  })
}

const record = fc
  .record({
    valueOf: fc.constantFrom(eventOf, rowOf, entryOf),
    name: fc.constantFrom('Needed', 'Other', 'Other'),
    size: fc.integer({ min: 0, max: 60 }),
    space: fc.constantFrom('', '', '  ', '\t'),
    before: fc.constantFrom('', '', '2026-09-15T10:00:01.000Z '),
  })
  .map(
    ({ valueOf, name, size, space, before }) =>
      before + JSON.stringify(valueOf(name, size), null, space),
  )

const text = fc
  .record({
    records: fc.array(record, { maxLength: 6 }),
    between: fc.constantFrom('\n', '\r\n', ',\n', '\n\n', ' '),
    around: fc.constantFrom(['', ''], ['', '\n'], ['{"Records":[', ']}'], ['[\n', '\n]\n']),
  })
  .map(
    ({ records, between, around: [begin = '', end = ''] }) => begin + records.join(between) + end,
  )

it('begins on the same lines as without, and nothing is lost or found twice', () => {
  const skimmer = new Skimmer(filter, new Fingerprinter())
  const sizes = fc.array(fc.integer({ min: 1, max: 900 }), { minLength: 1, maxLength: 4 })
  let skimmed = 0
  fc.assert(
    fc.property(text, sizes, (whole, chunks) => {
      const pieces = split(whole, chunks, skimmer)
      expect(linesOf(pieces)).toEqual(linesOf(split(whole, [whole.length])))
      skimmed += pieces.filter(({ kind }) => kind === 'skimmed').length
    }),
    { numRuns: 500 },
  )
  expect(skimmed).toBeGreaterThan(100)
})

it('is not passed over when it is too large, alone, in an array and behind a time', () => {
  const large = JSON.stringify(eventOf('Other', limits.recordBytes))
  const skimmer = new Skimmer(filter, new Fingerprinter())
  for (const whole of [large, `[${large}]`, `2026-09-15T10:00:01.000Z ${large}\n`]) {
    expect(split(whole, [whole.length], skimmer)).toMatchObject([{ reason: 'record-too-large' }])
  }
})

it('is passed over behind a time only when nothing else stands on its line', () => {
  const skimmer = new Skimmer(filter, new Fingerprinter())
  const line = `2026-09-15T10:00:01.000Z ${JSON.stringify(eventOf('Other', 0))}`
  const kinds = (whole: string): readonly string[] =>
    split(whole, [whole.length], skimmer).map(({ kind }) => kind)
  expect(kinds(`${line}\n${line}\r\n`)).toEqual(['skimmed'])
  expect(kinds(`${line}{}\n`)).toEqual(['text'])
  expect(kinds(line)).toEqual(['text'])
})
