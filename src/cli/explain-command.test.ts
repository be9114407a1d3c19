import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { type CommandOutcome, runCommand } from '../../test/builders/command-runner.ts'
import { createInputFolder, ec2Line } from '../../test/builders/input-folder.ts'
import { casts, reportedMatch, reportedTheft } from '../../test/builders/reported-finding.ts'
import { addExplainCommand } from './explain-command.ts'

const { root, put } = createInputFolder()
const document = JSON.stringify({
  schema: 'spoor/report@1',
  summary: { own_accounts: ['111122223333'] },
  findings: [
    reportedTheft(casts.aws),
    reportedMatch(casts.aws),
    { id: 'finding-bad', title: 'Bad' },
  ],
})
const report = put('kept.json', document)

function explain(...words: readonly string[]): Promise<CommandOutcome> {
  return runCommand(addExplainCommand, ['explain', ...words])
}

describe('spoor explain', () => {
  it('tells the story of a finding by the beginning of its id', async () => {
    const { stdout, stderr, code } = await explain('0123', report)
    expect(stdout).toContain('What happened\n  1. On 2 March 2026 at 14:05 UTC, the user lena')
    expect(stdout).toContain('account 777788889999 (none of those known as ours)')
    expect([stderr, code]).toEqual(['', 0])
  })

  it('of a rule as well, from a packed report', async () => {
    const { stdout, code } = await explain('fedc', put('kept.json.gz', gzipSync(document)))
    expect(stdout).toContain('lena (from 203.0.113.7) called CreateSnapshot')
    expect(code).toBe(0)
  })

  it('lists the findings where no id is given', async () => {
    const { stdout, code } = await explain(report)
    expect(stdout.split('\n').map((line) => line.slice(0, 24).trim())).toEqual([
      'finding-0123456789abcdef',
      'finding-fedcba9876543210',
      'finding-bad',
      '',
    ])
    expect(code).toBe(0)
  })

  it('writes the queries of the platform that is asked for, or of all', async () => {
    const sentinel = await explain('0123', report, '--platform', 'sentinel')
    expect(sentinel.stdout).toContain('    AWSCloudTrail\n    | where TimeGenerated')
    expect(sentinel.stdout).not.toContain('spoor query')
    const all = await explain('0123', report, '--platform', 'all')
    expect(all.stdout).toMatch(/spoor query[^]*FROM logs-aws[^]*AWSCloudTrail/)
    expect((await explain('0123', report, '--platform', 'sap')).code).toBe('refused')
  })

  it('writes Markdown to a file that only its owner may read', async () => {
    const file = join(root, 'ticket.md')
    const { stdout, code } = await explain('0123', report, '--format', 'markdown', '--output', file)
    expect(readFileSync(file, 'utf8')).toContain('## What happened')
    expect(statSync(file).mode & 0o777).toBe(0o600)
    expect([stdout, code]).toEqual(['', 0])
  })
})

describe('spoor explain --logs', () => {
  const log = put(
    'trail.json',
    ec2Line('record-0', 'CreateSnapshot', {
      requestParameters: { volumeId: 'vol-1', description: 'of no use' },
    }),
  )

  it('shows the fields of the raw records that tell the finding, and which are not there', async () => {
    const { stdout, code } = await explain('0123', report, '--logs', log)
    expect(stdout).toMatch(
      /CreateSnapshot, record record-0\n[^]*requestParameters.volumeId = "vol-1"/,
    )
    expect(stdout).not.toContain('of no use')
    expect(stdout.replaceAll(/\n +/g, ' ')).toContain('Not in the logs that were named: record-5,')
    expect(code).toBe(0)
  })

  it('tells the story also where the logs cannot be read, and says so', async () => {
    const { stdout, stderr, code } = await explain('0123', report, '--logs', join(root, 'none'))
    expect(stdout).toContain('What happened')
    expect(stderr).toContain('error[')
    expect(code).toBe(4)
  })
})

describe('spoor explain refuses', () => {
  it.each([
    [
      'an id that no finding has',
      'zzzzzzzzzzzzzzzz',
      /report-id-unknown[^]*finding-0123456789abcdef {2}critical/,
    ],
    ['a misspelt id', '0123456789abcdee', /did you mean finding-0123456789abcdef\?/],
    ['an id that several have', 'finding-', /report-id-ambiguous[^]*finding-bad/],
  ])('%s, and lists what there is', async (_, id, remark) => {
    const { stdout, stderr, code } = await explain(id, report)
    expect(stderr).toMatch(remark)
    expect([stdout, code]).toEqual(['', 3])
  })

  it('a finding that has not the form of one, and tells where', async () => {
    const { stdout, stderr, code } = await explain('bad', report)
    expect(stderr).toMatch(/report-finding-invalid\]: findings\[2\]\.severity: /)
    expect([stdout, code]).toEqual(['', 4])
  })

  it.each([
    ['a file that is not there', join(root, 'none.json'), 'report-unreadable'],
    ['a file that is no report', put('log.json', '{"Records":[]}'), 'report-invalid'],
    [
      'a report of a later version',
      put('later.json', '{"schema":"spoor/report@9"}'),
      'report-version',
    ],
    ['a report that was cut', put('cut.json', document.slice(0, -9)), 'report-cut'],
  ])('%s', async (_, file, diagnostic) => {
    const { stdout, stderr, code } = await explain('0123', file)
    expect(stderr).toContain(`error[${diagnostic}]`)
    expect([stdout, code]).toEqual(['', 4])
  })
})
