// Writes samples/ and test/samples-truth/ from the scenarios content/techniques/T1578.001/scenarios/sample-*.yaml.
// The player is bundled on the fly, so no build is needed first.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { gzipSync } from 'node:zlib'
import { rolldown } from 'rolldown'

const top = join(dirname(fileURLToPath(import.meta.url)), '..')
const { sampleClouds, playSample } = await loadPlayer()
const played = sampleClouds.map((cloud) => ({ cloud, ...playSample(cloud, top) }))

rmSync(join(top, 'samples'), { recursive: true, force: true })
rmSync(join(top, 'test/samples-truth'), { recursive: true, force: true })
let [count, size] = [0, 0]
for (const { cloud, files, label } of played) {
  for (const [path, text] of files) {
    // gzip without a time in its header (Node writes none): equal text gives equal bytes.
    const bytes = gzipSync(text, { level: 9 })
    write(join(top, 'samples', path), bytes)
    count++
    size += bytes.length
  }
  write(join(top, 'test/samples-truth', `${cloud}.json`), labelText(label))
}
console.log(`${count} files, ${size} bytes`)

async function loadPlayer() {
  const folder = mkdtempSync(join(top, 'node_modules', '.spoor-samples-'))
  try {
    const bundle = await rolldown({
      input: join(top, 'test/builders/sample-logs.ts'),
      // Packages are found from node_modules, below which the bundle stands.
      external: /^(node:|[a-z])/,
    })
    await bundle.write({ file: join(folder, 'player.mjs'), format: 'esm' })
    return await import(pathToFileURL(join(folder, 'player.mjs')).href)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** The label with a step a line. */
function labelText({ steps, ...about }) {
  const head = JSON.stringify(about, null, 2).slice(0, -'\n}'.length)
  const lines = steps.map((step) => `    ${JSON.stringify(step)}`).join(',\n')
  return `${head},\n  "steps": [\n${lines}\n  ]\n}\n`
}

function write(file, content) {
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, content)
}
