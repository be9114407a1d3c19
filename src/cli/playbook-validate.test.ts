import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { type CommandOutcome, runCommand } from '../../test/builders/command-runner.ts'
import { addPlaybookCommand } from './playbook-command.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'spoor-validate-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

async function playbook(...words: readonly string[]): Promise<CommandOutcome> {
  return runCommand(
    (program) => {
      program.version('1.2.3')
      addPlaybookCommand(program)
    },
    ['playbook', ...words],
  )
}

const negatives = '- Class A: `benign-a-gcp`\n- Class J: `benign-j-aws`\n'

function pageWith(falsePositives = negatives): string {
  const file = join(folder, 'hunt.md')
  const text = `<!-- spoor:managed attack T1578.001 -->
<!-- /spoor:managed -->

* **Validated:** NO

## Summary

- Refused calls are told: \`gcp_copy_calls_refused\`

## False Positives

${falsePositives}`
  writeFileSync(file, text)
  return file
}

const words = 'YES, on 26 November 2026 by Spoor 1.2.3: 1 detection, 1 test, 2 negatives'

it('runs what the page promises; writes it down when told to; check believes it until it changes', async () => {
  const file = pageWith()
  const record = `${file}.validation.json`
  const before = readFileSync(file, 'utf8')
  const outcome = await playbook('validate', file, '--date', '2026-11-26')
  expect(outcome).toMatchObject({ code: 0, stderr: `${file}: ${words}\n` })
  expect(readFileSync(file, 'utf8')).toBe(before)
  await playbook('validate', file, '--date', '2026-11-26', '--write')
  expect(readFileSync(file, 'utf8')).toContain(`* **Validated:** ${words}\n`)
  expect(JSON.parse(readFileSync(record, 'utf8'))).toMatchObject({
    schema: 'spoor/playbook-validation@1',
    date: '2026-11-26',
    spoor: '1.2.3',
    detections: [{ name: 'gcp_copy_calls_refused' }],
    tests: [{ failures: 0 }],
    negatives: [
      { scenario: 'benign-a-gcp', aboveLow: 0 },
      { scenario: 'benign-j-aws', aboveLow: 0 },
    ],
  })
  const [page, kept] = [readFileSync(file, 'utf8'), readFileSync(record, 'utf8')]
  await playbook('validate', file, '--date', '2026-12-24', '--write')
  expect([readFileSync(file, 'utf8'), readFileSync(record, 'utf8')]).toEqual([page, kept])
  expect(await playbook('check', file)).toMatchObject({ code: 0 })
  // From here on something is other than the record says.
  writeFileSync(record, kept.replace(/"hash": "[\da-f]{4}/, '"hash": "0000'))
  const stale = await playbook('check', file)
  expect(stale.code).toBe(2)
  expect(stale.stderr).toContain(
    'error[playbook-validation-stale]: the playbook was validated, but since then detection gcp_copy_calls_refused has changed',
  )
  writeFileSync(record, '{}')
  const { stderr } = await playbook('check', file)
  expect(stderr).toContain('error[playbook-validation-invalid]')
  expect(stderr).toContain('error[playbook-validated-by-hand]')
})

it('a page with faults is not run', async () => {
  const file = pageWith('- Class A: `benign-a-gcp`\n')
  const outcome = await playbook('validate', file, '--write')
  expect(outcome.code).toBe(2)
  expect(outcome.stderr).toContain('error[playbook-class-missing]')
  expect(outcome.stderr).toContain('not valid: mend what spoor playbook check finds first')
  expect(readFileSync(file, 'utf8')).toContain('**Validated:** NO')
})

it('a file that is no playbook is told', async () => {
  expect(await playbook('validate', join(folder, 'none.md'))).toMatchObject({ code: 4 })
})
