/**
 * The text report as a terminal shows it: files of terminal/ hold what it prints, so that a change is seen
 * before it is committed (`npx vitest run test/terminal.test.ts -u`, then look: `cat test/terminal/*`).
 */
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { terminalPaint } from '../src/cli/terminal.ts'
import { loadShippedDetections } from '../src/content.ts'
import type { HuntReport } from '../src/findings/hunt-report.ts'
import { hunt } from '../src/hunt.ts'
import { cellWidth } from '../src/reports/cell-width.ts'
import { asciiGlyphs } from '../src/reports/glyphs.ts'
import { plainPaint } from '../src/reports/terminal-text.ts'
import type { TextOptions } from '../src/reports/text-style.ts'
import { renderText } from '../src/reports/text.ts'
import { branchingStory, hostileNames, storyOf, wideNames } from './builders/terminal-stories.ts'
import type { StoryNames } from './builders/terminal-stories.ts'

const top = fileURLToPath(new URL('..', import.meta.url))
const widths = [60, 80, 120] as const
const plain: TextOptions = { width: 80, paint: plainPaint, minLevel: 'low', explain: false }

/** What a terminal shows of a text: no colours, no links. */
function shownOf(text: string): string {
  return text.replace(/\u001b(?:\[[\d;]*m|\]8;;[^\u001b]*\u001b\\)/g, '')
}

function widestOf(text: string): number {
  return Math.max(...shownOf(text).split('\n').map(cellWidth))
}

/** Colours as the command sets them. */
function coloured(): TextOptions['paint'] {
  vi.stubEnv('FORCE_COLOR', '1')
  vi.stubEnv('NO_COLOR', undefined)
  return terminalPaint()
}

function link(_file: string, shown: string): string {
  return `\u001b]8;;file:///story.json\u001b\\${shown}\u001b]8;;\u001b\\`
}

afterEach(() => vi.unstubAllEnvs())

/** Where a picture is kept. */
function fileOf(name: string): string {
  return join(top, 'test/terminal', `${name}.txt`)
}

describe('the samples', () => {
  let report: HuntReport

  beforeAll(async () => {
    const { detections } = await loadShippedDetections()
    const result = await hunt({ inputs: [relative('', join(top, 'samples'))], detections })
    report = { ...result, findings: result.findings.filter(({ severity }) => severity !== 'low') }
  }, 60_000)

  it.each(widths)('fit %d columns', async (width) => {
    const text = renderText(report, { ...plain, width })
    expect(widestOf(text)).toBeLessThanOrEqual(width)
    await expect(text).toMatchFileSnapshot(fileOf(`samples-${width}`))
  })

  it.each(widths)('fit %d columns in colour, with links', async (width) => {
    const options = { ...plain, width, paint: coloured(), link }
    const text = renderText(report, options)
    await expect(text).toMatchFileSnapshot(fileOf(`samples-${width}-colour`))
    expect(shownOf(text)).toBe(renderText(report, { ...plain, width }))
  })
})

describe.each([
  ['wide', wideNames],
  ['hostile', hostileNames],
] as const)('%s names', (name, names) => {
  it.each(widths)('fit %d columns', async (width) => {
    const text = renderText(storyOf(names), { ...plain, width })
    expect(widestOf(text)).toBeLessThanOrEqual(width)
    await expect(text).toMatchFileSnapshot(fileOf(`${name}-${width}`))
  })

  it('fit in colour, with links', async () => {
    const options = { ...plain, paint: coloured(), link }
    const text = renderText(storyOf(names), options)
    await expect(text).toMatchFileSnapshot(fileOf(`${name}-80-colour`))
    expect(shownOf(text)).toBe(renderText(storyOf(names), plain))
  })

  it('are ASCII where the terminal knows no others', async () => {
    const text = renderText(storyOf(names), { ...plain, glyphs: asciiGlyphs })
    expect(text).toMatch(/^[\n\x20-\x7e]*$/)
    expect(widestOf(text)).toBeLessThanOrEqual(80)
    await expect(text).toMatchFileSnapshot(fileOf(`${name}-80-ascii`))
  })
})

describe('branches', () => {
  it.each(widths)('of a copy that was restored five times fit %d columns', async (width) => {
    const text = renderText(branchingStory(5), { ...plain, width })
    expect(widestOf(text)).toBeLessThanOrEqual(width)
    await expect(text).toMatchFileSnapshot(fileOf(`branches-${width}`))
  })

  it('of one that was restored forty times are folded, but for what is open', async () => {
    const text = renderText(branchingStory(40), plain)
    await expect(text).toMatchFileSnapshot(fileOf('folded-80'))
  })

  it('are all shown with --explain', async () => {
    const text = renderText(branchingStory(40), { ...plain, explain: true })
    await expect(text).toMatchFileSnapshot(fileOf('folded-80-explain'))
  })
})

describe('any name', () => {
  const text = fc.string({ unit: 'binary', minLength: 1, maxLength: 300 })
  const names: fc.Arbitrary<StoryNames> = fc.record({
    people: fc.tuple(text, text),
    suffix: text,
    account: text,
    region: text,
    file: text,
  })
  const options = fc.record({
    width: fc.integer({ min: 60, max: 140 }),
    explain: fc.boolean(),
    minLevel: fc.constant('informational' as const),
    paint: fc.constant(plainPaint),
    glyphs: fc.constantFrom(asciiGlyphs, undefined),
  })

  it('fits the width and stays in its place', () => {
    fc.assert(
      fc.property(names, options, (story, { glyphs, ...rest }) => {
        const style = { ...rest, ...(glyphs === undefined ? {} : { glyphs }) }
        const printed = renderText(storyOf(story), style)
        expect(widestOf(printed)).toBeLessThanOrEqual(style.width)
        expect(printed.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u)
      }),
      { numRuns: 60 },
    )
  })
})
