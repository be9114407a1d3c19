import { describe, expect, it } from 'vitest'
import { type CommandOutcome, runCommand } from '../../test/builders/command-runner.ts'
import { createInputFolder, ec2Line } from '../../test/builders/input-folder.ts'
import { addQueryCommand } from './query-command.ts'

const { root, put } = createInputFolder()
const calls = ['CreateSnapshot', 'DeleteSnapshot', 'DescribeSnapshots']
const logs = put('log.json', calls.map((name) => `${ec2Line(name, name)}\n`).join(''))

const eql = 'any where event.action == "CreateSnapshot"'
const sigma = `title: Deleted
id: 0c5e0c1e-0000-4000-8000-000000000001
status: test
logsource: { product: aws, service: cloudtrail }
detection: { a: { eventName: DeleteSnapshot }, condition: a }
level: low
`

function query(...words: readonly string[]): Promise<CommandOutcome> {
  return runCommand(addQueryCommand, ['query', ...words])
}

describe('spoor query', () => {
  it('prints every event that satisfies the query, one a line, and counts them', async () => {
    const { stdout, stderr, code } = await query(eql, logs)
    expect(stdout).toMatch(/^2024-05-01T10:00:00Z {2}CreateSnapshot .*json:1\n$/)
    expect([stderr, code]).toEqual(['1 of 3 records matched\n', 0])
  })

  it('reads the query from a file, or runs Sigma rules instead', async () => {
    expect((await query('-f', put('q.eql', eql), logs)).stdout).toContain('CreateSnapshot')
    expect((await query('--sigma', put('s.yml', sigma), logs)).stdout).toContain('DeleteSnapshot')
  })

  it('prints data for other programs', async () => {
    const { stdout } = await query('any where true', logs, '--format', 'ndjson')
    const actions = stdout
      .trimEnd()
      .split('\n')
      .map((line) => String(JSON.parse(line).events[0].document.event.action))
    expect(new Set(actions)).toEqual(new Set(calls))
  })

  it('looks only at the time that is named', async () => {
    expect((await query(eql, logs, '--from', '2024-05-02')).stdout).toBe('')
    expect((await query(eql, logs, '--to', '2024-05-01')).stdout).not.toBe('')
  })
})

describe('what is wrong', () => {
  it('with the query exits with 2 and reads nothing', async () => {
    const { stdout, stderr, code } = await query('any where (', logs)
    expect([stdout, code]).toEqual(['', 2])
    expect(stderr).toContain('<query>:1:')
    expect(stderr).not.toContain('records matched')
  })

  it('with one of several rules exits with 2 after the others ran', async () => {
    put('rules/good.yml', sigma)
    put('rules/bad.yml', 'title: [')
    const { stdout, code } = await query('--sigma', `${root}/rules`, logs)
    expect(stdout).toContain('DeleteSnapshot')
    expect(code).toBe(2)
  })

  it('with the inputs exits with 4 after the others were read', async () => {
    const { stdout, stderr, code } = await query(eql, logs, `${root}/missing.json`)
    expect(stdout).toContain('CreateSnapshot')
    expect(stderr).toContain('input-missing')
    expect(code).toBe(4)
  })

  it('with the words exits with 3', async () => {
    const { stderr, code } = await query(eql)
    expect([stderr, code]).toEqual([
      'error: name the logs to query after the query (spoor query --help)\n',
      3,
    ])
    expect((await query('-f', 'q.eql', '--sigma', 's.yml', logs)).code).toBe('refused')
  })
})
