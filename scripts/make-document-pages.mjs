// Writes schemas/*.json, docs/signals.md, docs/actions.md, docs/catalogue.md and docs/detections.md from the source,
// the tests and the detections, out of the build:
//   npm run build && node scripts/make-document-pages.mjs
import { execFileSync } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parse } from 'yaml'
import {
  documentSchemas,
  loadShippedDetections,
  readDocuments,
  renderActionsPage,
  renderCataloguePage,
  renderSignalsPage,
  reportJsonSchemas,
  shippedDocuments,
} from '../dist/index.js'
import { writeDetectionsPage } from './make-detections-page.mjs'

const top = join(dirname(fileURLToPath(import.meta.url)), '..')
mkdirSync(join(top, 'schemas'), { recursive: true })
for (const { file, schema } of [...documentSchemas(), ...reportJsonSchemas()]) {
  writeFileSync(join(top, 'schemas', file), `${JSON.stringify(schema, null, 2)}\n`)
}
const { files } = await readDocuments('tests', await shippedDocuments('tests'))
const page = renderSignalsPage(files.map(({ text }) => parse(text)))
writeFileSync(join(top, 'docs/signals.md'), page)
writeFileSync(join(top, 'docs/actions.md'), renderActionsPage())
console.log(`${files.length} tests, ${page.length} characters`)

const results = execFileSync(
  process.execPath,
  [join(top, 'dist/cli.js'), 'test', '--format', 'json'],
  {
    encoding: 'utf8',
    maxBuffer: 256 * 1024 * 1024,
  },
)
const catalogue = renderCataloguePage({
  summaries: JSON.parse(results).tests.flatMap(({ summary }) => summary ?? []),
  detections: (await loadShippedDetections()).detections,
  real: new Set(
    Object.keys(JSON.parse(readFileSync(join(top, 'test/real-activities.json'), 'utf8'))),
  ),
})
writeFileSync(join(top, 'docs/catalogue.md'), catalogue)

for (const problem of await writeDetectionsPage()) {
  console.error(problem)
  process.exitCode = 1
}
