import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { type CommandOutcome, runCommand } from '../../test/builders/command-runner.ts'
import { createInputFolder } from '../../test/builders/input-folder.ts'
import { addAtomicsCommand } from './atomics-command.ts'
import { addTestCommand } from './test-command.ts'

const { root, put } = createInputFolder()

function atomics(...words: readonly string[]): Promise<CommandOutcome> {
  return runCommand(addAtomicsCommand, ['atomics', ...words])
}

const test = `schema: spoor/emulation-test@1
id: 5f0c1d3a-7b42-4e9e-9c55-0f6f6f1c2a02
name: Snapshot shared
attack: [T1578.001]
platforms: [iaas:aws]
executor: {name: sh, command: ls}
expect: {findings: {chains: 0}}
`
const bare = test.replace(/executor.*\n/, '').replace('-9c55-', '-9c56-')
const atomic = `attack_technique: T1578.001
display_name: Create Snapshot
atomic_tests:
- name: Copies a disk
  auto_generated_guid: 6f0c1d3a-7b42-4e9e-9c55-0f6f6f1c2a03
  description: Copies.
  supported_platforms: [iaas:aws]
  executor: {name: sh, command: ls}
- name: Something else
  description: Else.
  supported_platforms: [windows]
  executor: {name: powershell, command: ls}
`

put('tests/share.yaml', test)
put('tests/bare.yaml', bare)
const tests = join(root, 'tests')

describe('spoor atomics export', () => {
  it('writes an Atomic and its signals, and counts what has no commands', async () => {
    const output = join(root, 'exported')
    const { stderr, stdout, code } = await atomics('export', tests, '-o', output)
    expect([stdout, code]).toEqual(['', 0])
    expect(stderr).toBe(`1 test exported as 2 files below ${output}; 1 without commands left out\n`)
    const file = join(output, 'atomics/T1578.001/T1578.001.yaml')
    expect(readFileSync(file, 'utf8')).toContain('auto_generated_guid: 5f0c1d3a-')
    expect(readFileSync(file.replace('.yaml', '.signals.yaml'), 'utf8')).toContain('chains: 0')
    expect(statSync(file).mode & 0o777).toBe(0o600)
    expect((await atomics('check', output)).stderr).toBe(
      '1 Atomic file: 0 errors, 0 warnings, 0 notes\n',
    )
  })

  it('refuses a folder that holds something', async () => {
    const output = join(root, 'full')
    put('full/x', '')
    const { stderr, code } = await atomics('export', tests, '-o', output)
    expect(stderr).toContain(`error: ${output} is not empty`)
    expect([code, existsSync(join(output, 'atomics'))]).toEqual([3, false])
    expect((await atomics('export', tests, '-o', join(output, 'x'))).code).toBe(3)
  })

  it('exits with 2 for a test that cannot be exported, and writes the others', async () => {
    const wrong = test.replace('{name: sh, command: ls}', '{name: sh}').replace('-9c55-', '-9c57-')
    const output = join(root, 'some')
    const { stderr, code } = await atomics('export', tests, put('wrong.yaml', wrong), '-o', output)
    expect(stderr).toContain('wrong.yaml:6:')
    expect(stderr).toContain('error[atomic-not-exported]: the test cannot be exported')
    expect([code, existsSync(join(output, 'atomics'))]).toEqual([2, true])
  })

  it('exits with 2 when nothing has commands, with 4 when a path cannot be read', async () => {
    const none = await atomics('export', join(tests, 'bare.yaml'), '-o', join(root, 'none'))
    expect(none.stderr).toBe('error: nothing to export; 1 without commands left out\n')
    expect([none.code, existsSync(join(root, 'none'))]).toEqual([2, false])
    const missing = join(root, 'missing')
    const half = await atomics('export', missing, tests, '-o', join(root, 'half'))
    expect(half.code).toBe(4)
  })

  it('needs a folder', async () => {
    expect((await atomics('export', tests)).code).toBe('refused')
  })
})

describe('spoor atomics import', () => {
  it('makes tests of any Atomic, which spoor test fails until they expect something', async () => {
    const file = put('foreign/T1578.001/T1578.001.yaml', atomic)
    const output = join(root, 'imported')
    const { stderr, code } = await atomics('import', file, '-o', output)
    expect(code).toBe(0)
    expect(stderr).toContain('note[atomic-left]: 1 of its tests is not imported: for other')
    expect(stderr).toContain(`1 test imported into ${output}; 1 left out\n`)
    expect(stderr).toContain('1 test of them with no expectation: write expect.signals')
    const run = await runCommand(addTestCommand, ['test', output])
    expect(run.code).toBe(2)
    expect(run.stdout + run.stderr).toContain('"Copies a disk" has no expectation')
  })

  it('takes the signals that lie beside, in folders too, and none for an Atomic', async () => {
    const [exported, output] = [join(root, 'there'), join(root, 'back')]
    await atomics('export', join(tests, 'share.yaml'), '-o', exported)
    const { stderr, code } = await atomics('import', exported, '-o', output)
    expect([stderr, code]).toEqual([`1 test imported into ${output}\n`, 0])
    const text = readFileSync(join(output, 'snapshot-shared.yaml'), 'utf8')
    expect(text).toContain('  findings:\n    chains: 0\n')
    const again = join(root, 'again')
    await atomics('export', output, '-o', again)
    for (const name of ['T1578.001.yaml', 'T1578.001.signals.yaml']) {
      const place = join('atomics/T1578.001', name)
      expect(readFileSync(join(again, place))).toEqual(readFileSync(join(exported, place)))
    }
    const side = join(exported, 'atomics/T1578.001/T1578.001.signals.yaml')
    const alone = await atomics('import', side, '-o', join(root, 'alone'))
    expect([alone.stderr, alone.code]).toEqual(['error: nothing to import\n', 2])
  })

  it('exits with 2 for a faulty file, with 4 for one that is not there', async () => {
    const wrong = put('wrong/T1578.001.yaml', atomic.replace('  description: Else.\n', ''))
    const faulty = await atomics('import', wrong, '-o', join(root, 'x'))
    expect(faulty.stderr).toContain('T1578.001.yaml:9:3: error[document-invalid]')
    expect(faulty.code).toBe(2)
    const missing = await atomics('import', join(root, 'no.yaml'), '-o', join(root, 'x'))
    expect(missing.stderr).toContain('error[atomic-unreadable]: the file cannot be read: ENOENT')
    expect([missing.code, existsSync(join(root, 'x'))]).toEqual([4, false])
  })
})

describe('spoor atomics check', () => {
  it('tells what the schema refuses, with line and column', async () => {
    const wrong = put('check/T1578.001.yaml', atomic.replace('Copies.', 'Copies.\n  tags: [x]'))
    const { stderr, code } = await atomics('check', wrong)
    expect(stderr).toContain('T1578.001.yaml:7:3: error[document-unknown-key]')
    expect(stderr).toContain('1 Atomic file: 1 error, 0 warnings, 0 notes\n')
    expect(code).toBe(2)
  })

  it('warns of a file that their tools do not find', async () => {
    const { stderr, code } = await atomics('check', put('check/mine.yaml', atomic))
    expect(stderr).toContain('mine.yaml:1:19: warning[atomic-file-name]')
    expect(code).toBe(0)
  })

  it('looks at the file of signals too', async () => {
    const file = put('pair/T1578.001.yaml', atomic)
    put('pair/T1578.001.signals.yaml', 'schema: spoor/signals@1\ntests: {share: {}}\n')
    const { stderr, code } = await atomics('check', file)
    expect(stderr).toContain('T1578.001.signals.yaml:2:')
    expect(code).toBe(2)
  })

  it('does not pass where there is nothing, or nothing readable', async () => {
    mkdirSync(join(root, 'empty'))
    writeFileSync(join(root, 'empty', 'notes.yaml'), 'a: 1\n')
    expect((await atomics('check', join(root, 'empty'))).code).toBe(2)
    expect((await atomics('check', join(root, 'nowhere'))).code).toBe(4)
  })
})
