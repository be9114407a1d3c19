/** The output that docs/playbooks.md shows is what the commands print, one after the other. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { addPlaybookCommand } from '../src/cli/playbook-command.ts'
import { runCommand } from './builders/command-runner.ts'
import { pageExamples, patternOf } from './builders/page-examples.ts'
import { hasSharedData, sharedPath } from './builders/shared-data.ts'

const bundles: Readonly<Record<string, string>> = {
  'v17.1.json': sharedPath('attack/enterprise-attack-trimmed-v17.1.json'),
  'v18.1.json': sharedPath('attack/enterprise-attack-trimmed.json'),
}

it.skipIf(!hasSharedData())('docs/playbooks.md shows what is printed', async () => {
  const examples = pageExamples('playbooks.md')
  expect(examples.length).toBeGreaterThan(3)
  const folder = mkdtempSync(join(tmpdir(), 'spoor-playbooks-'))
  const { COLUMNS: columns } = process.env
  process.env['COLUMNS'] = '80'
  try {
    for (const { command, output } of examples) {
      const words = command
        .split(' ')
        .map((word) => bundles[word] ?? (word === 'hunt.md' ? join(folder, word) : word))
      const { stdout, stderr } = await runCommand(addPlaybookCommand, words)
      expect((stderr + stdout).replaceAll(join(folder, '/'), '')).toMatch(patternOf(output))
    }
  } finally {
    rmSync(folder, { recursive: true })
    if (columns === undefined) delete process.env['COLUMNS']
    else process.env['COLUMNS'] = columns
  }
})
