/** What the README tells a newcomer to type is typed here, as it stands there. */
import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, it } from 'vitest'

const top = fileURLToPath(new URL('..', import.meta.url))
const readme = readFileSync(join(top, 'README.md'), 'utf8')
const [setUpAndHunt = '', setUpAndTest = '', usage = ''] = [
  ...readme.matchAll(/```sh\n([\s\S]*?)```/g),
].map((block) => (block[1] ?? '').trim())

function run(command: string, folder: string): string {
  return execFileSync('bash', ['-c', command], {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 256e6,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
}

/** Why the fresh clone cannot be made here, if so. */
function missing(): string | undefined {
  if (!existsSync(join(top, '.git'))) return 'no git checkout'
  return existsSync(join(top, 'dist', 'cli.js')) ? undefined : 'no build: run npm run build'
}

describe('the README', () => {
  const reason = missing()
  // What one command writes another reads.
  const folder = mkdtempSync(join(tmpdir(), 'spoor-readme-'))
  afterAll(() => rmSync(folder, { recursive: true }))
  if (reason !== undefined) process.stdout.write(`README commands skipped: ${reason}\n`)

  it.skipIf(reason)(
    'sets up and hunts the samples with its first command, in a fresh clone',
    () => {
      run(`git clone -q ${JSON.stringify(top)} spoor`, folder)
      const printed = run(setUpAndHunt, join(folder, 'spoor'))
      expect(printed).toContain('CRITICAL  Disk ')
      expect(printed).toMatch(/found +4 critical/)
    },
    120_000,
  )

  it('sets up and tests with its second command, which is what CI runs', () => {
    expect(setUpAndTest).toBe('npm ci && npm test')
    expect(readFileSync(join(top, '.ci', 'run'), 'utf8')).toMatch(/npm ci.*\nnpm test\n/)
  })

  it.skipIf(reason).each(usage.split('\n'))(
    'runs: %s',
    (line) => {
      const command = line
        .replaceAll('npx spoor', `${process.execPath} ${join(top, 'dist', 'cli.js')}`)
        .replace('report.html', join(folder, 'report.html'))
        .replace('report.json', join(folder, 'report.json'))
        .replace('--output reports/', `--output ${join(folder, 'reports/')}`)
      expect(() => run(command, top)).not.toThrow()
    },
    240_000,
  )
})
