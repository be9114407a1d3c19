// Writes schemas/*.json, docs/signals.md and docs/actions.md from the source and the tests, out of the build:
//   npm run build && node scripts/make-document-pages.mjs
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parse } from 'yaml'
import {
  documentSchemas,
  readDocuments,
  renderActionsPage,
  renderSignalsPage,
  shippedDocuments,
} from '../dist/index.js'

const top = join(dirname(fileURLToPath(import.meta.url)), '..')
mkdirSync(join(top, 'schemas'), { recursive: true })
for (const { file, schema } of documentSchemas()) {
  writeFileSync(join(top, 'schemas', file), `${JSON.stringify(schema, null, 2)}\n`)
}
const { files } = await readDocuments('tests', await shippedDocuments('tests'))
const page = renderSignalsPage(files.map(({ text }) => parse(text)))
writeFileSync(join(top, 'docs/signals.md'), page)
writeFileSync(join(top, 'docs/actions.md'), renderActionsPage())
console.log(`${files.length} tests, ${page.length} characters`)
