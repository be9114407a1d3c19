// Writes samples/ and test/samples-truth.json from the story in src/emulation/sample-story.ts.
// The story is bundled on the fly, so no build is needed first.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { gzipSync } from 'node:zlib'
import { rolldown } from 'rolldown'

const top = join(dirname(fileURLToPath(import.meta.url)), '..')
const samples = join(top, 'samples')

const { files, truth } = await playSamples()
rmSync(samples, { recursive: true, force: true })
for (const { path, text } of files) write(join(samples, path), pack(path, text))
write(join(top, 'test', 'samples-truth.json'), `${JSON.stringify(truth, null, 2)}\n`)
console.log(
  `${files.length} files, ${files.reduce((sum, { path, text }) => sum + pack(path, text).length, 0)} bytes`,
)

async function playSamples() {
  const folder = mkdtempSync(join(top, 'node_modules', '.spoor-samples-'))
  try {
    const bundle = await rolldown({
      input: join(top, 'src/emulation/sample-story.ts'),
      external: /^node:/,
    })
    await bundle.write({ file: join(folder, 'story.mjs'), format: 'esm' })
    const story = await import(pathToFileURL(join(folder, 'story.mjs')).href)
    return story.playSamples()
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** gzip without a time in its header (Node writes none): equal text gives equal bytes. */
function pack(path, text) {
  return path.endsWith('.gz') ? gzipSync(text, { level: 9 }) : text
}

function write(file, content) {
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, content)
}
