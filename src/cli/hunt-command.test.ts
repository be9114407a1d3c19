import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { type CommandOutcome, runCommand } from '../../test/builders/command-runner.ts'
import { createInputFolder, ec2Line, publicShareLine } from '../../test/builders/input-folder.ts'
import { addHuntCommand } from './hunt-command.ts'

const { root, put } = createInputFolder()
const quiet = put('quiet.json', `${ec2Line('q-1', 'DescribeSnapshots')}\n`)
const shared = put('shared.json', `${publicShareLine('s-1')}\n`)

function hunt(...words: readonly string[]): Promise<CommandOutcome> {
  const tool = { name: 'spoor', version: '1.2.3' }
  return runCommand((program) => addHuntCommand(program, tool), ['hunt', ...words])
}

const read = async (...words: readonly string[]): Promise<object> =>
  JSON.parse((await hunt(quiet, '--format', 'json', ...words)).stdout).summary.records

describe('spoor hunt', () => {
  it('prints findings, then what was read; exits with 0', async () => {
    const { stdout, stderr, code } = await hunt(shared)
    expect(stdout).toMatch(/^CRITICAL {2}Snapshot snap-0a0a0a0a0a0a0a0a0: made public/)
    expect(stdout).toContain('1 record: 1 in findings')
    expect([stderr, code]).toEqual(['', 0])
  })

  it('prints JSON with name and version of the program, and remarks on the sums', async () => {
    const { stdout, stderr } = await hunt(shared, quiet, '--format', 'json')
    expect(JSON.parse(stdout)).toMatchObject({ tool: { name: 'spoor', version: '1.2.3' } })
    expect(stderr).toMatch(
      /^read 2 = 1 matched \+ 1 unmatched \+ 0 skipped \+ 0 rejected; \d findings\n$/,
    )
  })

  it('looks only at the time that --from and --to name', async () => {
    expect(await read('--from', '2024-05-01', '--to', '2024-05-01')).toMatchObject({ unmatched: 1 })
    expect(await read('--from', '2024-05-02')).toMatchObject({
      skipped: { 'outside-time-span': 1 },
    })
    expect(await read('--to', '2024-04-30')).toMatchObject({ skipped: { 'outside-time-span': 1 } })
  })

  it('writes plain text to a file', async () => {
    const file = join(root, 'report.txt')
    const { stdout, code } = await hunt(shared, '--output', file)
    expect([stdout, code]).toEqual(['', 0])
    expect(readFileSync(file, 'utf8')).toMatch(/^CRITICAL/)
  })

  it('exits with 3 when the report cannot be written', async () => {
    const { stderr, code } = await hunt(shared, '--output', join(root, 'no', 'report.txt'))
    expect(code).toBe(3)
    expect(stderr).toContain('cannot be written')
  })
})

describe('rules of the user', () => {
  it('run beside the shipped ones and keep their own level', async () => {
    const rule = put('rule.eql', '// title: Looked\nany where event.action == "DescribeSnapshots"')
    const { stdout } = await hunt(quiet, '--rules', rule)
    expect(stdout).toMatch(/^MEDIUM {2}Looked: /)
  })

  it('that are wrong are told; the hunt goes on and exits with 2', async () => {
    const rule = put('bad.eql', 'any where (')
    const { stdout, stderr, code } = await hunt(shared, '--rules', rule)
    expect(stdout).toMatch(/^CRITICAL/)
    expect(stderr).toContain('bad.eql')
    expect(code).toBe(2)
  })
})

describe('--fail-on', () => {
  it('exits with 1 when a finding is as grave', async () => {
    expect((await hunt(shared, '--fail-on', 'critical')).code).toBe(1)
    expect((await hunt(shared, '--fail-on', 'low')).code).toBe(1)
    expect((await hunt(quiet, '--fail-on', 'informational')).code).toBe(0)
  })
})

describe('a wrong command line', () => {
  it.each([
    [[], "missing required argument 'path'"],
    [['x', '--min-level', 'hgih'], 'did you mean "high"?'],
    [['x', '--from', 'yesterday'], 'not a time'],
    [['x', '--format', 'xml'], 'Allowed choices are text, json, ndjson'],
    [['x', '--ouput', 'y'], 'Did you mean --output?'],
  ])('is refused with what would be right: %j', async (words, hint) => {
    const { stdout, stderr, code } = await hunt(...words)
    expect([stdout, code]).toEqual(['', 'refused'])
    expect(stderr).toContain(hint)
  })
})
