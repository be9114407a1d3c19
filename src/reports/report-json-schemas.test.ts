import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { schemaChecker } from '../../test/builders/json-schema.ts'
import { storyReport } from '../../test/builders/report-builder.ts'
import { ndjsonPieces } from './json.ts'
import { reportDocument, streamedReport } from './report-document.ts'
import { reportJsonSchemas } from './report-json-schemas.ts'

const tool = { name: 'spoor', version: '1.2.3' }
const [document, line] = reportJsonSchemas().map(({ schema }) => schemaChecker(schema))
const [closedDocument, closedLine] = reportJsonSchemas({ closed: true }).map(({ schema }) =>
  schemaChecker(schema),
)

describe('the schemas of a report', () => {
  const report = reportDocument(storyReport(), tool)

  it('hold for a report and each of its lines, with no field that they do not know', () => {
    expect([document?.(report), closedDocument?.(report)]).toEqual([[], []])
    for (const text of ndjsonPieces(streamedReport(storyReport(), tool))) {
      const one: unknown = JSON.parse(text)
      expect([line?.(one), closedLine?.(one)]).toEqual([[], []])
    }
  })

  it('let through a field that a later version adds, unless closed', () => {
    const later = { ...report, mood: 'calm' }
    expect(document?.(later)).toEqual([])
    expect(closedDocument?.(later)).toHaveLength(1)
  })

  it.each([
    ['another version', { schema: 'spoor/report@2' }],
    ['a time that is none', { findings: [{ ...report.findings[0], chain: null, evidence: [{}] }] }],
    ['no findings', { findings: undefined }],
  ])('refuse %s', (_, change) => {
    expect(document?.({ ...report, ...change })).not.toEqual([])
  })

  it('has every field described on the page', () => {
    const page = readFileSync(new URL('../../docs/report-schema.md', import.meta.url), 'utf8')
    const names = [...JSON.stringify(reportJsonSchemas()).matchAll(/"([a-z_]+)":\{"/g)].flatMap(
      ([, name = '']) => (schemaWords.has(name) ? [] : [name]),
    )
    expect([...new Set(names)].filter((name) => !page.includes(name))).toEqual([])
  })
})

/** Keys of JSON Schema itself. */
const schemaWords = new Set(['properties', 'items', 'additionalProperties', 'schema'])
