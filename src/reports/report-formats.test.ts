import { describe, expect, it } from 'vitest'
import { storyReport } from '../../test/builders/report-builder.ts'
import { reportDocument } from './report-document.ts'
import { documentFormats, findFormat, formatPieces, reportFormats } from './report-formats.ts'
import { plainPaint } from './terminal-text.ts'

const tool = { name: 'spoor', version: '1.2.3' }
const text = { width: 80, paint: plainPaint, minLevel: 'low', explain: false } as const

describe('the table of formats', () => {
  it('names each format and each file once', () => {
    const names = reportFormats.map(({ name }) => name)
    const files = reportFormats.map(({ file }) => file)
    expect(new Set(names).size).toBe(names.length)
    expect(new Set(files).size).toBe(files.length)
    expect(files.join(' ')).toMatch(/^[a-z.\- ]+$/)
  })

  it('finds a format by its name', () => {
    expect(findFormat('ndjson')).toMatchObject({ file: 'report.ndjson' })
    expect(findFormat('xml')).toBeUndefined()
  })

  it.each(documentFormats())('$name is the same of a kept report', async (format) => {
    const story = storyReport()
    const kept: ReturnType<typeof reportDocument> = JSON.parse(
      JSON.stringify(reportDocument(story, tool)),
    )
    const again = [...(await format.load())(kept)].join('')
    const first = [...(await formatPieces(format, story, { tool, text }))].join('')
    expect(first).toBe(again)
    expect(first.length).toBeGreaterThan(100)
    expect(first.endsWith('\n')).toBe(true)
  })

  it.each(reportFormats)('$name is the same again, and made of no findings too', async (format) => {
    const pieces = async (report = storyReport()): Promise<string> =>
      [...(await formatPieces(format, report, { tool, text }))].join('')
    expect(await pieces()).toBe(await pieces())
    expect(typeof (await pieces({ ...storyReport(), findings: [] }))).toBe('string')
  })
})
