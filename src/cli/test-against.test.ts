import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { type CommandOutcome, runCommand } from '../../test/builders/command-runner.ts'
import { createInputFolder, ec2Line } from '../../test/builders/input-folder.ts'
import { testText, theft } from '../../test/builders/test-document.ts'
import { addTestCommand } from './test-command.ts'

const { root, put } = createInputFolder()
const logs = put(
  'logs/log.json',
  ['CopySnapshot', 'DeleteSnapshot'].map((name) => `${ec2Line(name, name)}\n`).join(''),
)
const signal = (call: string, source = 'aws.cloudtrail'): string =>
  `{id: s, source: ${source}, match: [{path: eventName, eq: ${call}}]}`
const testOf = (name: string, call: string, source?: string): string =>
  put(
    `tests/${name}.yaml`,
    testText(theft, `expect: {signals: [${signal(call, source)}]}\n`).replace(
      'A test for tests',
      `Test of ${name}`,
    ),
  )
const copied = testOf('copied', 'CopySnapshot')
const asked = testOf('asked', "'{{call}}'")
const moved = testOf('moved', 'ModifySnapshotAttribute')
testOf('other', 'x', 'gcp.audit')

function against(...words: readonly string[]): Promise<CommandOutcome> {
  return runCommand(addTestCommand, ['test', '--against', logs, ...words])
}

/** What is remarked, but for the notes of shipped correlations on records that lack a field they group by. */
function withoutNotes(stderr: string): string {
  return stderr.replaceAll(
    /^\S+\.yml: note\[sigma-correlation-unused\]: .*\n(?: {2}hint: .*\n)?/gm,
    '',
  )
}

describe('spoor test --against', () => {
  it('says which signals of a test arrived', async () => {
    const { stdout, stderr, code } = await against(copied)
    expect(stdout).toMatch(
      /^ok {4}Test of copied\n {6}arrived {2}s\n {15}2024-05-01T10:00:00Z {2}CopySnapshot\n$/,
    )
    expect([withoutNotes(stderr), code]).toEqual(['1 arrived, 0 did not; 2 records read\n', 0])
  })

  it('exits with 2 when one did not, and says why that may be', async () => {
    const { stdout, stderr, code } = await against(copied, moved)
    expect(stdout).toContain('MISS  Test of moved\n')
    expect(stdout).toContain('perhaps the logs of aws.cloudtrail end at 2024-05-01T10:00:00Z')
    expect([withoutNotes(stderr), code]).toEqual(['1 arrived, 1 did not; 2 records read\n', 2])
  })

  it('takes what inputs were', async () => {
    expect((await against(asked, '--set', 'call=DeleteSnapshot')).stdout).toContain(
      'Z  DeleteSnapshot\n',
    )
    expect((await against(asked, '--set', 'call=a=b')).code).toBe(2)
    for (const wrong of ['call', '=x']) {
      expect(await against(asked, '--set', wrong)).toEqual({
        stdout: '',
        stderr: `error: --set takes name=value, not "${wrong}"\n`,
        code: 3,
      })
    }
  })

  it('leaves out tests about other logs, unless they are asked for by name', async () => {
    const all = await against(`${root}/tests`)
    expect(all.stderr).toContain('1 tests are about logs that are not here (--only asks for one)\n')
    expect(all.stdout).not.toContain('Test of other')
    const one = await against(`${root}/tests`, '--only', 'test of other')
    expect(one.stdout).toContain('perhaps these logs hold no record of gcp.audit')
  })

  it('exits with 4 when the logs cannot be read', async () => {
    const outcome = await runCommand(addTestCommand, ['test', copied, '--against', `${root}/gone`])
    expect([outcome.code, outcome.stderr.includes('gone')]).toEqual([4, true])
  })

  it('exits with 2 when there is nothing to look for, or a test has faults', async () => {
    const silent = put('silent.yaml', testText(theft, 'expect: {detections: {silent: [x]}}\n'))
    expect((await against(silent)).code).toBe(2)
    expect(
      (await against(copied, put('faulty.yaml', 'schema: spoor/emulation-test@1\n'))).code,
    ).toBe(2)
  })

  it('writes to a file', async () => {
    const file = `${root}/told.txt`
    expect((await against(copied, '--output', file)).stdout).toBe('')
    expect(readFileSync(file, 'utf8')).toContain('Test of copied')
  })
})
