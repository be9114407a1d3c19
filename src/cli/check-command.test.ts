import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { type CommandOutcome, runCommand } from '../../test/builders/command-runner.ts'
import { createInputFolder } from '../../test/builders/input-folder.ts'
import { testText, theft } from '../../test/builders/test-document.ts'
import { addCheckCommand } from './check-command.ts'

const { root, put } = createInputFolder()
const head = 'title: Copied # by whom\nlogsource: {product: aws, service: cloudtrail}\n'
const mendable = `${head}detection:\n  s: {eventName: [CopySnapshot]}\n  condition: s\n`
const broken = `${head}detection:\n  s: {eventName|contians: Copy}\n  condition: s\n`

function check(...words: readonly string[]): Promise<CommandOutcome> {
  const tool = { name: 'spoor', version: '1.0.0' }
  return runCommand((program) => addCheckCommand(program, tool), ['check', ...words])
}

describe('spoor check', () => {
  it('tells what is wrong with file, line and column, and exits with 2 for errors', async () => {
    const { stdout, stderr, code } = await check(put('bad.yml', broken))
    expect(stdout).toContain('bad.yml:4:17: error[sigma-unknown-modifier]: there is no modifier')
    expect(stdout).toContain('\n  hint: did you mean "contains"?\n')
    expect(stderr).toBe('1 rule file: 1 error, 0 warnings, 0 notes\n')
    expect(code).toBe(2)
  })

  it('checks EQL too, and links all paths with one another', async () => {
    const filter =
      'title: f\nlogsource: {product: aws}\nfilter: {rules: [copied], s: {a: 1}, condition: not s}\n'
    const named = `name: copied\n${mendable}`
    const paths = [
      put('f/filter.yml', filter),
      put('r/rule.yml', named),
      put('q.eql', 'any whree 1'),
    ]
    const { stdout } = await check(...paths)
    expect(stdout).toContain('q.eql:1:')
    expect(stdout).not.toContain('sigma-filter-unknown-rule')
    expect((await check(paths[0] ?? '')).stdout).toContain('sigma-filter-unknown-rule')
  })

  it('prints JSON and SARIF', async () => {
    const file = put('one.yml', mendable)
    expect(JSON.parse((await check(file, '--format', 'json')).stdout)).toMatchObject({
      findings: [{ code: 'sigma-single-item-list', rule: 'S032', line: 4, canBeMended: true }],
    })
    expect(JSON.parse((await check(file, '--format', 'sarif')).stdout)).toMatchObject({
      version: '2.1.0',
      runs: [{ results: [{ ruleId: 'sigma-single-item-list' }] }],
    })
  })

  it('takes values of placeholders', async () => {
    const file = put('expand.yml', mendable.replace('eventName: [CopySnapshot]', "a|expand: '%x%'"))
    expect((await check(file)).code).toBe(2)
    const values = put('values.yaml', 'x: [one]')
    expect((await check(file, '--placeholders', values)).stdout).not.toContain('sigma-placeholder')
  })

  it('refuses a path that is not there', async () => {
    const { stdout, code } = await check(`${root}/nowhere`)
    expect(stdout).toContain('error[rules-unreadable]')
    expect(code).toBe(2)
  })
})

describe('--fix', () => {
  it('mends in place and leaves all else as it is', async () => {
    const file = put('fix/mend.yml', mendable)
    const good = put('fix/good.yml', mendable.replace('[CopySnapshot]', 'CopySnapshot'))
    const before = readFileSync(good, 'utf8')
    const { stdout, stderr, code } = await check(`${root}/fix`, '--fix')
    expect([stdout, code]).toEqual(['', 0])
    expect(stderr).toContain('1 mend in 1 file\n')
    expect(readFileSync(file, 'utf8')).toBe(before)
    expect(readFileSync(good, 'utf8')).toBe(before)
  })

  it('leaves a faulty file alone', async () => {
    const file = put('fix/bad.yml', broken)
    expect((await check(file, '--fix')).code).toBe(2)
    expect(readFileSync(file, 'utf8')).toBe(broken)
  })
})

/** An environment file, as text. */
function environment(entries: string): string {
  return `schema: spoor/environment@1\n${entries}`
}

/** One with a filter on what a principal does to snapshots. */
function filtering(principal: string): string {
  return environment(`filters:
  - principal: ${principal}
    resource: snap-*
    why: an exercise
    who: blue team
    until: 2099-12-31
`)
}

/** A filter document of Sigma for the shipped rule on shared snapshots. */
function sigmaFilter(search: string): string {
  return `title: Not us
logsource: {product: aws}
filter: {rules: [838ca25f-bbff-41be-920f-40429e89e4bc], s: ${search}, condition: not s}
`
}

describe('spoor.yaml', () => {
  it('is checked at a path and where --config names it, once', async () => {
    const bad = put('bad/spoor.yaml', environment('filterz: []\n'))
    const rule = put('alone.yml', mendable)
    for (const words of [[bad], [rule, '--config', bad], [`${root}/bad`, '--config', bad]]) {
      const { stdout, code } = await check(...words)
      expect(stdout.match(/spoor\.yaml:2:1: error\[document-unknown-key\]/g)).toHaveLength(1)
      expect(code).toBe(2)
    }
  }, 120_000)

  it('is no rule, also where it does not say what it is', async () => {
    const { stdout, stderr } = await check(put('nameless/spoor.yaml', 'own: {}\n'))
    expect(stderr).toMatch(/^0 rule files, 1 environment file: [1-9]\d* errors?, /)
    expect(stdout).toMatch(/^\S+spoor\.yaml:1:1: error\[document-/)
    expect(stdout).not.toContain('sigma')
  })

  it('must not silence a positive test with its filters', async () => {
    const test = testText(theft, 'expect: {findings: {severity: high}}\n')
    put('ours/theft.test.yaml', test.replaceAll('111122223333', '123456789012'))
    const file = put('ours/spoor.yaml', filtering('arn:aws:iam::123456789012:user/lena'))
    const { stdout, code } = await check(`${root}/ours`)
    expect(stdout).toContain(
      `${file}:3: error[environment-filter-silences-test]: the filter silences a test: "A test for tests" (`,
    )
    expect(stdout).toContain(
      'variant "as written": the gravest finding must be high; there is none',
    )
    expect(code).toBe(2)
    put('ours/spoor.yaml', filtering('arn:aws:iam::123456789012:user/bob'))
    expect((await check(`${root}/ours`)).code).toBe(0)
  }, 120_000)
})

describe('filter documents of Sigma', () => {
  it('must not silence a positive test of a shipped detection', async () => {
    const file = put('tuned/filter.yml', sigmaFilter('{userIdentity.type: [IAMUser, AssumedRole]}'))
    const { stdout, code } = await check(file)
    expect(stdout).not.toContain('sigma-filter-unknown-rule')
    expect(stdout).toContain(`${file}:1: error[sigma-filter-silences-test]: the filter silences `)
    expect(code).toBe(2)
    put('tuned/filter.yml', sigmaFilter('{userIdentity.userName: nobody}'))
    expect((await check(file)).code).toBe(0)
  }, 120_000)
})
