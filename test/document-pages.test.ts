/** schemas/, docs/signals.md, docs/actions.md and docs/catalogue.md are printed from the source and
 * the tests that ship: npm run pages. */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { readDocuments, shippedDocuments } from '../src/content.ts'
import { readDocument } from '../src/base/document.ts'
import { runTests } from '../src/cli/run-tests.ts'
import { readTests } from '../src/cli/test-files.ts'
import { documentSchemas } from '../src/proving/document-schemas.ts'
import { emulationTestSchema } from '../src/proving/emulation-test.ts'
import { renderActionsPage } from '../src/reports/actions-page.ts'
import { renderCataloguePage } from '../src/reports/catalogue-page.ts'
import { reportJsonSchemas } from '../src/reports/report-json-schemas.ts'
import { renderSignalsPage } from '../src/reports/signals-page.ts'
import realActivities from './real-activities.json' with { type: 'json' }

const top = fileURLToPath(new URL('../', import.meta.url))
it.each([...documentSchemas(), ...reportJsonSchemas()])(
  'schemas/$file is what the source says',
  ({ file, schema }) => {
    expect(JSON.parse(readFileSync(`${top}schemas/${file}`, 'utf8'))).toEqual(schema)
  },
)

it('docs/signals.md is what the tests say', async () => {
  const { files } = await readDocuments('tests', await shippedDocuments('tests'))
  const tests = files.flatMap((file) => readDocument(file, emulationTestSchema).value ?? [])
  expect(tests).toHaveLength(files.length)
  expect(readFileSync(`${top}docs/signals.md`, 'utf8')).toBe(renderSignalsPage(tests))
})

it('docs/actions.md is what the tables say', () => {
  expect(readFileSync(`${top}docs/actions.md`, 'utf8')).toBe(renderActionsPage())
})

it('docs/catalogue.md is what the tests show', async () => {
  const tests = await readTests([])
  const outcomes = await runTests(tests, { paths: [] })
  const page = renderCataloguePage({
    summaries: outcomes.flatMap(({ summary }) => summary ?? []),
    detections: tests.run.detections,
    real: new Set(Object.keys(realActivities)),
  })
  expect(readFileSync(`${top}docs/catalogue.md`, 'utf8')).toBe(page)
}, 120_000)
