/** The output that docs/attack.md shows is what the commands print. */
import { mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addAttackCommand } from '../src/cli/attack-command.ts'
import { runCommand } from './builders/command-runner.ts'
import { pageExamples, patternOf } from './builders/page-examples.ts'
import { hasSharedData, sharedPath } from './builders/shared-data.ts'

const examples = pageExamples('attack.md')

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
