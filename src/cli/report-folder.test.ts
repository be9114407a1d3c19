import { chmodSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createInputFolder } from '../../test/builders/input-folder.ts'
import { storyReport } from '../../test/builders/report-builder.ts'
import type { Finding } from '../findings/finding.ts'
import type { HuntReport } from '../findings/hunt-report.ts'
import { type HuntFormatOptions, reportFormats } from '../reports/report-formats.ts'
import { plainPaint } from '../reports/terminal-text.ts'
import { prepareFolder, writeReportFolder } from './report-folder.ts'
import { parseFormats } from './report-output.ts'

const { root, put } = createInputFolder()
const options: HuntFormatOptions = {
  tool: { name: 'spoor', version: '1.2.3' },
  text: { width: 80, paint: plainPaint, minLevel: 'low', explain: false },
}
const hunt = { report: storyReport(), options }
const modeOf = (path: string): number => statSync(path).mode & 0o777

/** A folder that is ready. */
async function ready(name: string): Promise<string> {
  const folder = join(root, name)
  expect(await prepareFolder(folder)).toEqual([])
  return folder
}

describe('a folder of reports', () => {
  it('has a file for each format, for the user alone, and says what it wrote', async () => {
    const folder = await ready('one')
    const { lines, diagnostics } = await writeReportFolder(folder, reportFormats, hunt)
    expect(diagnostics).toEqual([])
    expect(readdirSync(folder).sort()).toEqual(reportFormats.map(({ file }) => file).sort())
    expect(lines).toHaveLength(reportFormats.length)
    expect(lines).toContain(
      `wrote ${join(folder, 'findings.csv')}: a list of work for a spreadsheet`,
    )
    expect([modeOf(folder), modeOf(join(folder, 'tickets'))]).toEqual([0o700, 0o700])
    expect(modeOf(join(folder, 'report.json'))).toBe(0o600)
    expect(JSON.parse(readFileSync(join(folder, 'report.json'), 'utf8'))).toMatchObject({
      schema: 'spoor/report@1',
    })
  })

  it('has a file for each finding where a format is read one by one', async () => {
    const folder = await ready('two')
    const story = storyReport()
    const [finding] = story.findings
    // Only its level and its chain are asked for.
    const minor = { ...finding, severity: 'informational', chain: null } as Finding
    const report: HuntReport = { ...story, findings: [...story.findings, minor] }
    const { lines } = await writeReportFolder(folder, parseFormats('markdown,dot'), {
      report,
      options,
    })
    expect(readdirSync(join(folder, 'tickets'))).toEqual([`${finding?.id}.md`])
    expect(readdirSync(join(folder, 'dot'))).toEqual([`${finding?.id}.dot`])
    expect(lines).toEqual([
      expect.stringMatching(/^wrote 1 file into .*tickets\/: .*; none for 1 finding below low$/),
      expect.stringMatching(/; none for 1 finding below low or without a chain$/),
    ])
  })

  it('keeps files of earlier runs, and says that they are there', async () => {
    const folder = await ready('three')
    const old = put('three/tickets/finding-old.md', 'old')
    const { diagnostics } = await writeReportFolder(folder, parseFormats('markdown'), hunt)
    expect(diagnostics).toMatchObject([{ code: 'output-leftover', file: join(folder, 'tickets') }])
    expect(readFileSync(old, 'utf8')).toBe('old')
  })

  it('leaves no half file under its name, and writes the other formats', async () => {
    const folder = await ready('four')
    put('four/report.json', 'whole')
    // Words that cannot be made: the report breaks off in its middle.
    const findings = storyReport().findings.map((one) => ({
      ...one,
      get why(): readonly string[] {
        throw new RangeError('no more')
      },
    }))
    const report: HuntReport = { ...storyReport(), findings }
    const { diagnostics, lines } = await writeReportFolder(folder, parseFormats('json,navigator'), {
      report,
      options,
    })
    expect(diagnostics[0]).toMatchObject({ code: 'output-not-written', severity: 'error' })
    expect(readFileSync(join(folder, 'report.json'), 'utf8')).toBe('whole')
    expect(readdirSync(folder).filter((name) => name.includes('tmp'))).toEqual([])
    expect(lines.length + diagnostics.length).toBe(2)
  })

  it('is refused where it cannot be', async () => {
    const file = put('file', 'x')
    expect(await prepareFolder(join(file, 'reports'))).toMatchObject([
      { code: 'output-not-written', hint: expect.stringContaining('permissions') },
    ])
    expect(await prepareFolder(file)).toMatchObject([{ code: 'output-not-written' }])
  })

  it('that is there keeps its mode', async () => {
    const folder = join(root, 'five')
    put('five/x', '')
    chmodSync(folder, 0o755)
    await prepareFolder(folder)
    expect(modeOf(folder)).toBe(0o755)
  })
})
