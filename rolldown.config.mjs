import { chmodSync, readFileSync } from 'node:fs'

// Our own code is bundled (120 modules cost 100 ms of start-up when loaded one by one); packages
// stay external, so that users and auditors see their real versions.
const manifest = JSON.parse(readFileSync(new URL('./package.json', import.meta.url), 'utf8'))
const external = [
  /^node:/,
  ...Object.keys(manifest.dependencies).map((name) => new RegExp(`^${name}(/|$)`)),
]

// npx runs the file itself, so each build must leave it executable.
const executable = { name: 'executable', writeBundle: () => chmodSync('dist/cli.js', 0o755) }

export default [
  {
    input: {
      cli: 'src/cli/main.ts',
      index: 'src/index.ts',
      eql: 'src/eql.ts',
      'test-worker': 'src/cli/test-worker.ts',
      'read-worker': 'src/telemetry/workers/read-worker.ts',
    },
    external,
    platform: 'node',
    plugins: [executable],
    output: { dir: 'dist', format: 'esm', chunkFileNames: 'chunk-[hash].js', cleanDir: true },
  },
]
