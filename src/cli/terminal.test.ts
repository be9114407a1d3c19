import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest'
import type { Diagnostic } from '../base/diagnostic.ts'
import { asciiGlyphs, unicodeGlyphs } from '../reports/glyphs.ts'
import {
  createProgress,
  remark,
  remarkDiagnostics,
  terminalGlyphs,
  terminalPaint,
  terminalWidth,
  writeData,
} from './terminal.ts'

const root = mkdtempSync(join(tmpdir(), 'spoor-terminal-'))
afterAll(() => rmSync(root, { recursive: true }))
afterEach(() => {
  vi.unstubAllEnvs()
  vi.restoreAllMocks()
  pretend(process.stdout, undefined)
  pretend(process.stderr, undefined)
})

/** Acts as if a stream were a terminal of so many columns; no terminal without. */
function pretend(stream: NodeJS.WriteStream, columns: number | undefined): void {
  const isTTY = columns !== undefined
  Object.defineProperty(stream, 'columns', { value: columns, configurable: true, writable: true })
  Object.defineProperty(stream, 'isTTY', { value: isTTY, configurable: true, writable: true })
}

/** What a deed writes to stderr. */
async function stderrOf(deed: () => unknown): Promise<string> {
  const write = vi.spyOn(process.stderr, 'write').mockReturnValue(true)
  await deed()
  return write.mock.calls.map(([text]) => String(text)).join('')
}

describe('the width', () => {
  it('is that of the terminal, within what can be read', () => {
    const widths = [40, 100, 400].map((columns) => {
      pretend(process.stdout, columns)
      return terminalWidth()
    })
    expect(widths).toEqual([60, 100, 140])
  })

  it('is elsewhere what COLUMNS says, or 80', () => {
    pretend(process.stdout, undefined)
    vi.stubEnv('COLUMNS', '100')
    expect(terminalWidth()).toBe(100)
    vi.stubEnv('COLUMNS', 'wide')
    expect(terminalWidth()).toBe(80)
  })
})

/** Is a critical finding painted, on a terminal or not, in an environment? */
function isPainted(columns: number | undefined, variables: Record<string, string> = {}): boolean {
  pretend(process.stdout, columns)
  for (const name of ['NO_COLOR', 'FORCE_COLOR']) vi.stubEnv(name, variables[name])
  return terminalPaint()('critical', 'text') !== 'text'
}

describe('colour', () => {
  it('is for terminals', () => {
    expect([isPainted(80), isPainted(undefined)]).toEqual([true, false])
  })

  it('is what NO_COLOR and FORCE_COLOR say', () => {
    expect(isPainted(80, { NO_COLOR: '1' })).toBe(false)
    expect(isPainted(80, { NO_COLOR: '1', FORCE_COLOR: '1' })).toBe(false)
    expect(isPainted(undefined, { FORCE_COLOR: '1' })).toBe(true)
    expect(isPainted(80, { FORCE_COLOR: '0' })).toBe(false)
  })
})

describe('the signs', () => {
  it.each([
    [{ LANG: 'de_DE.UTF-8' }, unicodeGlyphs],
    [{ LANG: 'C.utf8' }, unicodeGlyphs],
    [{ LANG: 'de_DE.UTF-8', LC_ALL: 'C' }, asciiGlyphs],
    [{ LANG: 'C', LC_CTYPE: 'en_US.UTF-8' }, unicodeGlyphs],
    [{ LANG: 'de_DE.ISO-8859-1' }, asciiGlyphs],
    [{}, asciiGlyphs],
  ])('are those of the locale: %j', (variables: Record<string, string>, glyphs) => {
    for (const name of ['LC_ALL', 'LC_CTYPE', 'LANG']) vi.stubEnv(name, variables[name])
    expect(terminalGlyphs()).toBe(glyphs)
  })
})

describe('a text of any command', () => {
  it.each([
    ['is sent to a terminal of UTF-8 as it is', 80, 'en_US.UTF-8', 'made by Zoë…'],
    ['is sent to any other terminal as ASCII', 80, 'C', 'made by Zo\\u{eb}...'],
    ['is sent to a file or a pipe as it is', undefined, 'C', 'made by Zoë…'],
  ])('%s', async (_, columns, locale, sent) => {
    vi.stubEnv('LC_ALL', locale)
    pretend(process.stdout, columns)
    pretend(process.stderr, columns)
    const written: unknown[] = []
    // Resolves when told that it is written, as a stream does.
    vi.spyOn(process.stdout, 'write').mockImplementation((...words: readonly unknown[]) => {
      const [text, done] = words
      written.push(text)
      if (typeof done === 'function') done()
      return true
    })
    await writeData('made by Zoë…')
    expect(written).toEqual([sent])
    expect(await stderrOf(() => remark('made by Zoë…'))).toBe(`${sent}\n`)
  })
})

describe('an output file', () => {
  it('may be read by its owner only, also when it was there before', async () => {
    const [fresh, old] = [join(root, 'fresh'), join(root, 'old')]
    writeFileSync(old, 'a longer text that was there before')
    chmodSync(old, 0o644)
    for (const file of [fresh, old]) {
      expect(await writeData('report', file)).toBe(true)
      expect(statSync(file).mode & 0o777).toBe(0o600)
      expect(readFileSync(file, 'utf8')).toBe('report')
    }
  })

  it('that cannot be written is remarked on, not thrown', async () => {
    const written: boolean[] = []
    const remarked = await stderrOf(async () =>
      written.push(await writeData('x', join(root, 'no', 'such', 'folder'))),
    )
    expect(written).toEqual([false])
    expect(remarked).toMatch(/^error: the report cannot be written: ENOENT/)
  })
})

const bad = (code: string, message = 'm'): Diagnostic => ({ code, severity: 'error', message })

describe('diagnostics', () => {
  it('are shown up to five of a code; the others are counted', async () => {
    const many = Array.from({ length: 8 }, (_, index) => bad('json-cut', `number ${index}`))
    const text = await stderrOf(() => remarkDiagnostics([...many, bad('gzip-cut')]))
    expect(text.match(/error\[json-cut\]/g)).toHaveLength(5)
    expect(text).toContain('3 more [json-cut]')
    expect(text).toContain('error[gzip-cut]')
    expect(text).not.toContain('more [gzip-cut]')
  })

  it('show no control character of a log', async () => {
    const hostile = { ...bad('json-cut', 'a\u001b[2J'), file: 'b\u0007', hint: 'c' }
    const text = await stderrOf(() => remarkDiagnostics([hostile]))
    expect(text).toBe('b\\u{7}: error[json-cut]: a\\u{1b}[2J\n  hint: c\n')
  })
})

describe('progress', () => {
  it('is silent where nobody watches', async () => {
    const progress = createProgress('records')
    expect(await stderrOf(() => progress.show(1))).toBe('')
    expect(await stderrOf(() => progress.clear())).toBe('')
  })

  it('counts on a terminal, and leaves nothing behind', async () => {
    pretend(process.stderr, 80)
    const progress = createProgress('records')
    const text = await stderrOf(() => {
      vi.spyOn(performance, 'now').mockReturnValueOnce(1000).mockReturnValueOnce(1050)
      progress.show(1234)
      progress.show(1300)
      progress.clear()
    })
    expect(text).toBe('\r\u001b[K1,234 records\r\u001b[K')
  })

  it('fills a bar and tells the rate where the total is known, also when it was expected too low', async () => {
    pretend(process.stderr, 80)
    const now = vi.spyOn(performance, 'now').mockReturnValue(10_000)
    const progress = createProgress('records', 4000)
    const text = await stderrOf(() => {
      for (const [time, count] of [
        [0, 1],
        [50, 2],
        [2000, 1000],
        [4000, 5000],
      ] as const) {
        now.mockReturnValue(10_000 + time)
        progress.show(count)
      }
    })
    expect(text.split('\r\u001b[K')).toEqual([
      '',
      `[${'-'.repeat(24)}] 1 records, 10/s`,
      `[${'#'.repeat(6)}${'-'.repeat(18)}] 1,000 records, 500/s`,
      `[${'#'.repeat(24)}] 5,000 records, 1,250/s`,
    ])
  })
})
