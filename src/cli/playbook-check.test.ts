import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { runCommand } from '../../test/builders/command-runner.ts'
import { addPlaybookCommand } from './playbook-command.ts'

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'spoor-check-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

function put(name: string, text: string): void {
  writeFileSync(join(folder, name), text)
}

it('follows links from the page to guides and queries, each once, and not out of its folder', async () => {
  const region = '<!-- spoor:managed attack T1578.001 -->\n<!-- /spoor:managed -->\n'
  put('hunt.md', `${region}[a](guide.md) [b](none.md) [c](bad.eql) [d](../hunt.md) [e](folder.md)`)
  put('guide.md', 'See `aws_ebs_snapshot_sharde`, [back](hunt.md), [c](bad.eql), [f](gone.md).\n')
  put('bad.eql', 'any where ==')
  put('other.md', '`aws_ebs_snapshot_sharde`')
  mkdirSync(join(folder, 'folder.md'))
  const words = ['playbook', 'check', join(folder, 'hunt.md'), '--format', 'json']
  const { stdout, code } = await runCommand(addPlaybookCommand, words)
  const { diagnostics } = JSON.parse(stdout) as {
    readonly diagnostics: readonly { readonly code: string; readonly file: string }[]
  }
  expect(
    diagnostics.map(({ code: one, file }) => `${file.slice(folder.length + 1)} ${one}`),
  ).toEqual([
    'hunt.md playbook-never-synced',
    'guide.md playbook-name-unknown',
    'hunt.md playbook-link-missing',
    'bad.eql eql-syntax',
    'hunt.md playbook-link-missing',
    'hunt.md playbook-link-missing',
    'guide.md playbook-link-missing',
  ])
  expect(code).toBe(2)
})
