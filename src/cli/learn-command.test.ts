import { existsSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { type CommandOutcome, runCommand } from '../../test/builders/command-runner.ts'
import { createInputFolder } from '../../test/builders/input-folder.ts'
import { backupRole, putLogs } from '../../test/builders/learning-logs.ts'
import { readEnvironment } from '../environment/configuration/read-environment.ts'
import { readHistoryFile } from '../store/history-file.ts'
import { addLearnCommand } from './learn-command.ts'

const folder = createInputFolder()
const { root, put } = folder
const month = putLogs(folder, 'month')

function learn(...words: readonly string[]): Promise<CommandOutcome> {
  return runCommand(addLearnCommand, ['learn', ...words])
}

describe('spoor learn', () => {
  it('prints a spoor.yaml, and how much it read', async () => {
    const { stdout, stderr, code } = await learn(month)
    expect(code).toBe(0)
    expect(stderr).toBe('read 65 = 65 learned from + 0 skipped + 0 rejected; 3 entries proposed\n')
    const { environment, diagnostics } = readEnvironment({ text: stdout }, { now: 0 })
    expect(diagnostics).toEqual([])
    expect(environment?.automation).toMatchObject([{ principal: backupRole, verbs: ['create'] }])
  })

  it('writes it for its owner only', async () => {
    const file = join(root, 'proposed.yaml')
    const { stdout, code } = await learn(month, '--output', file)
    expect([stdout, code]).toEqual(['', 0])
    expect(statSync(file).mode & 0o777).toBe(0o600)
    expect(readFileSync(file, 'utf8')).toBe((await learn(month)).stdout)
  })

  it('adds to a file what is missing, and then nothing more', async () => {
    const text = '# mine\nschema: spoor/environment@1\nown: {domains: [example.com]} # us\n'
    const file = put('spoor.yaml', text)
    const { stdout, stderr, code } = await learn(month, '--update', file)
    expect([stdout, code]).toEqual(['', 0])
    expect(stderr).toContain(`${file}: 3 entries added`)
    const updated = readFileSync(file, 'utf8')
    expect(updated).toContain('own: {domains: [example.com], "aws": ["111122223333"]} # us')
    const again = await learn(month, '--update', file)
    expect(again.stderr).toContain(`${file}: 0 entries added`)
    expect(readFileSync(file, 'utf8')).toBe(updated)
  })

  it('merges what was seen into a history, the same in parts as at once', async () => {
    const [whole, parts] = [join(root, 'whole.jsonl'), join(root, 'parts.jsonl')]
    await learn(month, '--history', whole)
    for (const days of [
      [11, 30],
      [0, 11],
      [5, 20],
    ] as const) {
      const { code } = await learn(
        putLogs(folder, `days-${days[0]}`, [...days]),
        '--history',
        parts,
      )
      expect(code).toBe(0)
    }
    expect(readFileSync(parts)).toEqual(readFileSync(whole))
    expect((await readHistoryFile(whole)).history?.grantee).toHaveProperty('size', 1)
  })

  it('rests on the history too', async () => {
    const history = join(root, 'known.jsonl')
    await learn(putLogs(folder, 'past', [0, 22]), '--history', history)
    const recent = putLogs(folder, 'recent', [22, 30])
    expect((await learn(recent)).stdout).not.toContain('\npartners:')
    const { stdout } = await learn(recent, '--history', history)
    expect(stdout).toContain('  - account: "444455556666"')
    expect(stdout).toContain('# and from the history that was learned before')
  })
})

describe('spoor learn refuses', () => {
  it('a history that is none, before it reads logs, and leaves it', async () => {
    const file = put('none.jsonl', 'my notes\n')
    const { stdout, stderr, code } = await learn(month, '--history', file)
    expect([stdout, code]).toEqual(['', 3])
    expect(stderr).toContain(`${file}:1:1: error[history-invalid]`)
    expect(readFileSync(file, 'utf8')).toBe('my notes\n')
  })

  it('to update a file with a fault, or none', async () => {
    const file = put('faulty.yaml', 'schema: spoor/environment@1\nowm: 1\n')
    const faulty = await learn(month, '--update', file)
    expect([faulty.stdout, faulty.code]).toEqual(['', 3])
    expect(faulty.stderr).toContain(`${file}:2:1: error[document-unknown-key]`)
    const missing = join(root, 'missing.yaml')
    expect(await learn(month, '--update', missing)).toMatchObject({
      code: 3,
      stderr: expect.stringContaining('error[environment-unreadable]'),
    })
    expect(existsSync(missing)).toBe(false)
  })

  it('to write to two places, and where it cannot', async () => {
    const file = put('both.yaml', 'schema: spoor/environment@1\n')
    expect(await learn(month, '--update', file, '--output', file)).toMatchObject({ code: 3 })
    const nowhere = join(root, 'nowhere', 'x')
    expect(await learn(month, '--output', nowhere)).toMatchObject({ code: 3 })
    expect(await learn(month, '--history', nowhere)).toMatchObject({
      code: 3,
      stderr: expect.stringContaining('error[history-not-written]'),
    })
  })

  it('logs that are not there, with what it could read', async () => {
    const { code, stderr } = await learn(month, join(root, 'no-logs'))
    expect(code).toBe(4)
    expect(stderr).toContain('error[input-missing]')
  })
})
