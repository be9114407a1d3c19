/**
 * Every format of the report of the bundled samples, against readers and schemas: JSON by the published
 * schema, CSV by csv-parse, graphs by GraphViz, the others by schemas written from the reference.
 */
import { instance } from '@viz-js/viz'
import { parse } from 'csv-parse/sync'
import { describe, expect, it } from 'vitest'
import { loadShippedDetections } from '../src/content.ts'
import { hunt } from '../src/hunt.ts'
import { findFormat, formatPieces } from '../src/reports/report-formats.ts'
import { reportJsonSchemas } from '../src/reports/report-json-schemas.ts'
import { plainPaint } from '../src/reports/terminal-text.ts'
import { schemaChecker } from './builders/json-schema.ts'
import { readMermaid } from './builders/mermaid-grammar.ts'
import attackFlow from './schemas/attack-flow-2.0.0.schema.json' with { type: 'json' }
import layer from './schemas/navigator-layer-4.5.schema.json' with { type: 'json' }
import ocsf from './schemas/ocsf-detection-finding-1.6.0.schema.json' with { type: 'json' }

const { detections } = await loadShippedDetections()
const report = await hunt({ inputs: ['samples'], detections })

/** The report in a format, piece by piece. */
async function piecesOf(name: string): Promise<readonly string[]> {
  const format = findFormat(name)
  if (format === undefined) throw new TypeError(`no format ${name}`)
  const text = { width: 80, paint: plainPaint, minLevel: 'low', explain: false } as const
  return [...(await formatPieces(format, report, { tool: { name: 'spoor', version: '0' }, text }))]
}

const linesOf = async (name: string): Promise<readonly unknown[]> =>
  (await piecesOf(name)).map((line) => JSON.parse(line))

describe('the report of the samples', () => {
  it('is JSON of the published schema, as a document and as lines, with no other field', async () => {
    const [document, line] = reportJsonSchemas({ closed: true }).map(({ schema }) =>
      schemaChecker(schema),
    )
    expect(document?.(JSON.parse((await piecesOf('json')).join('')))).toEqual([])
    const lines = await linesOf('ndjson')
    expect(lines.length).toBeGreaterThan(report.findings.length)
    for (const one of lines) expect(line?.(one)).toEqual([])
  })

  it('is CSV with a row for each finding', async () => {
    const rows: unknown[] = parse((await piecesOf('csv')).join(''), { columns: true })
    expect(rows).toHaveLength(report.findings.length)
  })

  it('is OCSF Detection Findings, one for each', async () => {
    const problemsOf = schemaChecker(ocsf)
    const lines = await linesOf('ocsf')
    expect(lines).toHaveLength(report.findings.length)
    expect(lines.flatMap(problemsOf)).toEqual([])
  })

  it('is alerts of Elastic, one for each, with an address that is one', async () => {
    const lines = await linesOf('ecs')
    expect(lines).toHaveLength(report.findings.length)
    for (const line of lines) expect(line).toMatchObject({ event: { kind: 'alert' } })
  })

  it('is a bundle of Attack Flow whose references are all there', async () => {
    const text = (await piecesOf('attack-flow')).join('')
    const bundle: { readonly objects: readonly { readonly id: string }[] } = JSON.parse(text)
    expect(schemaChecker(attackFlow)(bundle)).toEqual([])
    const ids = bundle.objects.map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
  })

  it('is a layer of Navigator', async () => {
    expect(schemaChecker(layer)(JSON.parse((await piecesOf('navigator')).join('')))).toEqual([])
  })

  it('is graphs that GraphViz reads', async () => {
    const graphviz = await instance()
    const graphs = await piecesOf('dot')
    expect(graphs.length).toBeGreaterThan(20)
    for (const graph of graphs) {
      expect(graphviz.render(graph, { format: 'canon' }).status).toBe('success')
    }
  })

  it('is a flow chart of the grammar', async () => {
    expect(readMermaid((await piecesOf('mermaid')).join('')).red.length).toBeGreaterThan(3)
  })
})
