import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { emptyHistory, type History, historyKinds, historyOf, ShelfBuilder } from './history.ts'
import { historyLines, readHistory } from './history-document.ts'

const time = Date.UTC(2026, 2, 1, 9)
const day = 24 * 60 * 60 * 1000

function textOf(history: History): string {
  return [...historyLines(history)].join('')
}

function read(text: string): ReturnType<typeof readHistory> {
  return readHistory(text, 'h.jsonl')
}

function learned(key: string, times: readonly number[]): History {
  return historyOf((kind) => {
    const builder = new ShelfBuilder(kind)
    if (kind === 'principal') for (const one of times) builder.see(key, one)
    return builder.shelf()
  })
}

const head = (rows: number): string => `{"schema":"spoor/history@1","rows":${rows}}\n`
const row = '["principal","alice","2026-03-01T09:00:00.000Z","2026-03-03T09:00:00.000Z","5"]\n'

describe('the text of a history', () => {
  it('is one row a line below a head', () => {
    expect(textOf(learned('alice', [time, time + 2 * day]))).toBe(head(1) + row)
    expect(textOf(emptyHistory)).toBe(head(0))
  })

  it('is sorted, so that the same history is the same text', () => {
    const keys = ['b', 'a', 'é', 'B']
    const one = historyOf((kind) => {
      const builder = new ShelfBuilder(kind)
      for (const key of keys) builder.see(key, time)
      return builder.shelf()
    })
    const other = historyOf((kind) => {
      const builder = new ShelfBuilder(kind)
      for (const key of keys.toReversed()) builder.see(key, time)
      return builder.shelf()
    })
    expect(textOf(one)).toBe(textOf(other))
  })

  it('keeps a kind that is full', () => {
    const full = historyOf((kind) => (kind === 'principal' ? 'full' : new Map()))
    expect(textOf(full)).toBe(`${head(1)}["principal","full"]\n`)
    expect(read(textOf(full))).toEqual({ history: full, diagnostics: [] })
  })

  it('reads back as the same history, hostile names and all', () => {
    const name = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom('__proto__', 'constructor', 'toString', '\ud800', 'a\nb', '\u2028', 'full'),
    )
    const seen = fc.array(
      fc.tuple(fc.constantFrom(...historyKinds), name, fc.integer({ min: 0, max: 4e12 })),
    )
    fc.assert(
      fc.property(seen, (all) => {
        const history = historyOf((kind) => {
          const builder = new ShelfBuilder(kind)
          for (const [one, key, at] of all) if (one === kind) builder.see(key, at)
          return builder.shelf()
        })
        expect(read(textOf(history))).toEqual({ history, diagnostics: [] })
        expect(({} as Record<string, unknown>)['first']).toBeUndefined()
      }),
    )
  })
})

describe('a text that is refused, with its line and how to mend it', () => {
  it.each([
    ['history-invalid', 1, 'nothing', ''],
    ['history-invalid', 1, 'something else', '{"Records":[]}\n'],
    ['history-invalid', 1, 'no JSON', 'own:\n  - 111122223333\n'],
    ['history-version', 1, 'a later format', '{"schema":"spoor/history@2","rows":0}\n'],
    ['history-cut', 1, 'an end that is missing', head(1)],
    ['history-cut', 2, 'rows that are missing', head(3) + row],
    ['history-cut', 1, 'no count', '{"schema":"spoor/history@1"}\n'],
    ['history-invalid', 3, 'a row that is cut', head(2) + row + row.slice(0, 30)],
    ['history-invalid', 2, 'a row that is no list', `${head(1)}{"__proto__":{"first":1}}\n`],
    ['history-invalid', 2, 'an unknown kind', head(1) + row.replace('principal', '__proto__')],
    ['history-invalid', 2, 'a key that is no text', head(1) + row.replace('"alice"', '7')],
    [
      'history-invalid',
      2,
      'a key that is too long',
      head(1) + row.replace('alice', 'x'.repeat(2000)),
    ],
    ['history-invalid', 2, 'a time that is none', head(1) + row.replace('03-01T', '02-30T')],
    ['history-invalid', 2, 'first after last', head(1) + row.replace('2026-03-01', '2027-03-01')],
    ['history-invalid', 2, 'days before the first', head(1) + row.replace('"5"', '"9"')],
    ['history-invalid', 2, 'days without the last', head(1) + row.replace('"5"', '"4"')],
    ['history-invalid', 2, 'days that are no number', head(1) + row.replace('"5"', '"0x5"')],
    [
      'history-invalid',
      2,
      'an endless number',
      head(1) + row.replace('"5"', `"${'f'.repeat(1e5)}"`),
    ],
    ['history-invalid', 2, 'a part too many', head(1) + row.replace(']', ',1]')],
  ])('%s at line %i: %s', (code, line, _, text) => {
    const { history, diagnostics } = read(text)
    expect(history).toBeUndefined()
    expect(diagnostics).toMatchObject([{ code, severity: 'error', file: 'h.jsonl', line }])
    expect(diagnostics[0]?.hint).toMatch(/again|wrote|version/)
    expect(diagnostics[0]?.message.length).toBeLessThan(200)
  })

  it('never crashes the reader', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.nat(), (noise, at) => {
        const text = textOf(learned('alice', [time, time + day]))
        const cut = at % text.length
        const spoiled = text.slice(0, cut) + noise + text.slice(cut + noise.length)
        expect(read(spoiled).history === undefined).toBe(read(spoiled).diagnostics.length > 0)
      }),
    )
  })
})
