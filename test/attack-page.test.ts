/** The output that docs/attack.md shows is what the commands print. */
import { mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addAttackCommand } from '../src/cli/attack-command.ts'
import { runCommand } from './builders/command-runner.ts'
import { hasSharedData, sharedPath } from './builders/shared-data.ts'

const page = readFileSync(fileURLToPath(new URL('../docs/attack.md', import.meta.url)), 'utf8')
const examples = [...page.matchAll(/```console\n\$ spoor (.+)\n([\s\S]*?)```/g)]
  .map(([, command = '', output = '']) => ({ command, output }))
  // What asks the network is not run.
  .filter(({ command }) => !command.includes('https://'))

/** `...` stands for lines that are left out. */
function patternOf(output: string): RegExp {
  const parts = output
    .split(/^\.\.\.\n/m)
    .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
  return new RegExp(`^${parts.join('(?:.*\\n)*?')}$`)
}

describe.skipIf(!hasSharedData())('docs/attack.md', () => {
  let folder = ''
  const { COLUMNS: columns } = process.env

  beforeAll(() => {
    process.env['COLUMNS'] = '80'
    folder = mkdtempSync(join(tmpdir(), 'spoor-attack-'))
    const names = { 'v17.1': '-v17.1', 'v18.1': '', 'v19.1': '-v19.1-partial' }
    for (const [version, suffix] of Object.entries(names)) {
      const file = sharedPath(`attack/enterprise-attack-trimmed${suffix}.json`)
      symlinkSync(file, join(folder, `${version}.json`))
    }
  })
  afterAll(() => {
    rmSync(folder, { recursive: true })
    if (columns === undefined) delete process.env['COLUMNS']
    else process.env['COLUMNS'] = columns
  })

  it('has examples', () => expect(examples.length).toBeGreaterThan(5))

  it.each(examples)('shows what is printed: spoor $command', async ({ command, output }) => {
    const words = command
      .split(' ')
      .map((word) => (word.endsWith('.json') ? join(folder, word) : word))
    const { stdout, stderr, code } = await runCommand(addAttackCommand, words)
    expect(stdout + stderr).toMatch(patternOf(output))
    expect(code).toBe(0)
  })
})
