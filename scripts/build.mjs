// Bundles `src/` into `dist/`. Rolldown's own command would list two hundred files before anything else that
// an installation prints.
import { chmodSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { build } from 'rolldown'

const top = fileURLToPath(new URL('..', import.meta.url))

// Our own code is bundled (120 modules cost 100 ms of start-up when loaded one by one); packages
// stay external, so that users and auditors see their real versions.
const manifest = JSON.parse(readFileSync(`${top}package.json`, 'utf8'))
const external = [
  /^node:/,
  ...Object.keys(manifest.dependencies).map((name) => new RegExp(`^${name}(/|$)`)),
]

const { output } = await build({
  cwd: top,
  input: {
    cli: 'src/cli/main.ts',
    index: 'src/index.ts',
    eql: 'src/eql.ts',
    'test-worker': 'src/cli/test-worker.ts',
    'read-worker': 'src/telemetry/workers/read-worker.ts',
  },
  external,
  platform: 'node',
  logLevel: 'warn',
  output: { dir: 'dist', format: 'esm', chunkFileNames: 'chunk-[hash].js', cleanDir: true },
})
// npx runs the file itself, so each build must leave it executable.
chmodSync(`${top}dist/cli.js`, 0o755)
console.log(`dist/: ${output.length} files`)
