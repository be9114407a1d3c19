/** `spoor query` with sequences, rule files of Elastic, and what its options change. */
import { describe, expect, it } from 'vitest'
import { type CommandOutcome, runCommand } from '../../test/builders/command-runner.ts'
import { createInputFolder, ec2Line } from '../../test/builders/input-folder.ts'
import { addQueryCommand } from './query-command.ts'

const { put } = createInputFolder()
const actions = ['CreateSnapshot', 'CopySnapshot', 'CreateVolume', 'DeleteSnapshot']
const logs = put(
  'log.json',
  actions
    .map((name, index) => ec2Line(name, name, { eventTime: `2024-05-01T10:0${index}:00Z` }))
    .join('\n'),
)

function query(...words: readonly string[]): Promise<CommandOutcome> {
  return runCommand(addQueryCommand, ['query', ...words, logs])
}

/** The actions of each result. */
async function found(...words: readonly string[]): Promise<readonly (readonly string[])[]> {
  const { stdout } = await query(...words, '--format', 'ndjson')
  const lines = stdout.split('\n').filter((line) => line !== '')
  return lines.map((line) =>
    JSON.parse(line).events.map((event: { missing?: true; document: { event: object } }) =>
      event.missing === true ? null : Object(event.document.event).action,
    ),
  )
}

const sequence = `sequence by user.id with maxspan=5m
  [any where event.action == "CreateSnapshot"]
  ![any where event.action == "ShareSnapshot"]
  [any where event.action == "CreateVolume"]`

describe('a sequence', () => {
  it('is found with its missing events and the values that join it', async () => {
    expect(await found(sequence)).toEqual([['CreateSnapshot', null, 'CreateVolume']])
    const { stdout, stderr } = await query(sequence, '--format', 'json')
    expect(JSON.parse(stdout)[0].join_keys).toHaveLength(1)
    expect(stderr).toBe('1 sequence of 4 records read\n')
  })

  it('stands together as a table', async () => {
    const { stdout } = await query(sequence)
    expect(stdout.split('\n')[1]).toBe('(no such event)')
  })
})

describe('the number of results', () => {
  it('is all of them, the last so many, or the first', async () => {
    expect(await found('any where true')).toHaveLength(4)
    expect(await found('any where true', '--size', '1')).toEqual([['DeleteSnapshot']])
    expect(await found('any where true', '--size', '1', '--head')).toEqual([['CreateSnapshot']])
    expect(await found('any where true | tail 2 | head 1')).toEqual([['CreateVolume']])
  })

  it('is a whole number', async () => {
    expect((await query('any where true', '--size', 'few')).code).toBe('refused')
  })
})

describe('events of one time', () => {
  it('are taken by what they do, or as Elastic does in the order of the logs', async () => {
    const lines = ['CreateVolume', 'CreateSnapshot'].map((name) => ec2Line(name, name))
    const together = put('together.json', lines.join('\n'))
    const words = [
      sequence,
      together,
      '--from',
      '2024-05-01T10:00:00Z',
      '--to',
      '2024-05-01T10:00:00Z',
    ]
    const count = async (ties: string): Promise<number> =>
      (await runCommand(addQueryCommand, ['query', ...words, '--ties', ties])).stdout.length
    expect(await count('hunt')).toBeGreaterThan(0)
    expect(await count('elastic')).toBe(0)
  })
})

/** A rule as an export of Kibana has it. */
function rule(name: string, text: string): object {
  const facts = { name, rule_id: name, type: 'eql', language: 'eql', severity: 'low' }
  return { ...facts, query: text }
}

describe('a rule file of Elastic', () => {
  it('as TOML runs its query', async () => {
    const toml = `[rule]\nname = "n"\ntype = "eql"\nseverity = "low"\nquery = '''\nany where event.action == "CopySnapshot"\n'''\n`
    expect(await found('-f', put('rule.toml', toml))).toEqual([['CopySnapshot']])
  })

  it('as an export runs every EQL rule and names the others', async () => {
    const rules = [
      rule('one', 'any where event.action == "CopySnapshot"'),
      rule('two', 'any where event.action == "CreateSnapshot"'),
      { ...rule('three', '*'), type: 'query', language: 'kuery' },
    ]
    const file = put('rules.ndjson', rules.map((one) => JSON.stringify(one)).join('\n'))
    const { stdout, stderr, code } = await query('-f', file, '--format', 'csv')
    expect(stdout.split('\r\n').map((line) => line.split(',').slice(0, 2))).toEqual([
      ['result', 'rule'],
      ['1', 'two'],
      ['2', 'one'],
      [''],
    ])
    expect(stderr).toContain('note[rule-language-not-run]: 1 rule in KQL not run: three')
    expect(code).toBe(0)
  })

  it('shows a fault in its line of the file', async () => {
    const toml = `[rule]\nname = "n"\ntype = "eql"\nseverity = "low"\nquery = '''\nany where event.acton == "x"\n'''\n`
    const { stderr, code } = await query('-f', put('bad.toml', toml))
    expect(stderr).toContain(
      '6 | any where event.acton == "x"\n              ^\n  hint: did you mean',
    )
    expect(code).toBe(2)
  })
})
