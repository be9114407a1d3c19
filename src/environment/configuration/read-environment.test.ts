/** Whole files are in test/environment-files and docs/environment.md; here is what holds for every text. */
import { readFileSync } from 'node:fs'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hasError } from '../../base/report.ts'
import { readEnvironment } from './read-environment.ts'

const page = readFileSync(new URL('../../../docs/environment.md', import.meta.url), 'utf8')
const [, example = ''] = /```yaml\n(.*?)```/s.exec(page) ?? []
const now = Date.parse('2026-06-01T00:00:00Z')

function read(text: string): ReturnType<typeof readEnvironment> {
  return readEnvironment({ text, file: 'spoor.yaml' }, { now })
}

/** What an answer lacks: a place or a mend of a remark, or the environment where nothing is an error. */
function gapsOf(text: string): readonly string[] {
  const { environment, diagnostics } = read(text)
  const last = text.split('\n').length
  const gaps = diagnostics
    .filter(
      ({ line = 0, column = 0, hint = '' }) => line < 1 || line > last || column < 1 || hint === '',
    )
    .map(({ message }) => message)
  return (environment === undefined) === hasError(diagnostics) ? gaps : [...gaps, 'environment']
}

describe('any text', () => {
  const lines = example.split('\n')
  const place = fc.nat({ max: example.length - 1 })
  const scribbles = fc.oneof(
    fc.tuple(
      place,
      fc.constantFrom('"', "'", ':', '-', '*', '&', '{', '[', '\t', '#', '0', 'x', '|'),
    ),
    fc.tuple(place, fc.string({ maxLength: 6 })),
  )

  it('with a scribble in it is read, or refused with places and mends', () => {
    fc.assert(
      fc.property(scribbles, ([at, word]) => {
        expect(gapsOf(`${example.slice(0, at)}${word}${example.slice(at + 1)}`)).toEqual([])
      }),
      { numRuns: 200 },
    )
  })

  it('with a line gone or twice is, too', () => {
    for (const [at, line] of lines.entries()) {
      expect(gapsOf(lines.toSpliced(at, 1).join('\n'))).toEqual([])
      expect(gapsOf(lines.toSpliced(at, 0, line).join('\n'))).toEqual([])
    }
  })

  it('of no meaning is, too', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(gapsOf(text)).toEqual([])
      }),
    )
  })
})

describe('a long file', () => {
  it('of thousands of entries is read at once', () => {
    const accounts = Array.from(
      { length: 9_000 },
      (_, place) => `    - "${100_000_000_000 + place}"`,
    )
    const text = ['schema: spoor/environment@1', 'own:', '  aws:', ...accounts].join('\n')
    const { environment, diagnostics } = read(text)
    expect(diagnostics).toEqual([])
    expect(environment?.own.at(-1)).toEqual({ kind: 'account', id: '100000008999', line: 9003 })
  })

  it('beyond the bound is refused', () => {
    const accounts = Array.from({ length: 10_001 }, () => '"111122223333"').join(', ')
    const { environment, diagnostics } = read(
      `schema: spoor/environment@1\nown: {aws: [${accounts}]}\n`,
    )
    expect(environment).toBeUndefined()
    expect(diagnostics.map(({ code }) => code)).toEqual(['document-invalid'])
  })
})

it('what has expired stays in, for the events of its time', () => {
  const text =
    'schema: spoor/environment@1\npartners: [{domain: example.net, why: audit, until: 2026-05-31}]\n'
  const { environment, diagnostics } = read(text)
  expect(environment?.partners).toHaveLength(1)
  expect(diagnostics.map(({ code, severity }) => `${severity} ${code}`)).toEqual([
    'warning environment-expired',
  ])
  expect(readEnvironment({ text }, { now: now - 1 }).diagnostics).toEqual([])
})
