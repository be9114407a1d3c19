import { mkdirSync, readFileSync, statSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { type CommandOutcome, runCommand } from '../../test/builders/command-runner.ts'
import { createInputFolder } from '../../test/builders/input-folder.ts'
import { testText, theft } from '../../test/builders/test-document.ts'
import { addTestCommand } from './test-command.ts'

const { root, put } = createInputFolder()
const rule =
  'title: mine\nlogsource: {product: aws, service: cloudtrail}\ndetection: {a: {eventName: ModifySnapshotAttribute}, condition: a}\n'
const good = 'expect: {detections: {fire: [mine]}}\nnearMisses: [{name: kept, drop: [give]}]\n'
put('good/mine.yml', rule)
put('good/good.test.yaml', testText(theft, good))
put(
  'bad/bad.test.yaml',
  testText(theft, 'expect: {findings: {severity: low}}\n').replace('A test for tests', 'The other'),
)

function test(...words: readonly string[]): Promise<CommandOutcome> {
  return runCommand(addTestCommand, ['test', ...words])
}

describe('spoor test', () => {
  it('runs the tests at a path and closes with the counts', async () => {
    expect(await test(`${root}/good`)).toEqual({
      stdout: 'ok    A test for tests (2 cases)\n',
      stderr: '2 passed, 0 failed\n',
      code: 0,
    })
    expect((await test(`${root}/good`, '--verbose')).stdout).toContain(
      'ok kept (near-miss, emulated)',
    )
  })

  it('exits with 2 and says why when one fails', async () => {
    const { stdout, stderr, code } = await test(`${root}/good`, `${root}/bad`)
    expect(stdout).toContain('FAIL  The other (1 cases)\n')
    expect(stdout).toContain('the gravest finding must be low; it is high')
    expect([stderr, code]).toEqual(['2 passed, 1 failed\n', 2])
  })

  it('runs only those that are wanted', async () => {
    const { stdout } = await test(root, '--only', 'the other')
    expect(stdout).not.toContain('A test for tests')
    expect(stdout).toContain('The other')
    expect(await test(root, '--only', 'no such')).toEqual({
      stdout: '',
      stderr: 'error: there is no such test\n',
      code: 2,
    })
  })

  it('tells of a path that cannot be read, and of faults in a test', async () => {
    const gone = await test(`${root}/good`, `${root}/gone`)
    expect(gone.stderr).toContain('error[rules-unreadable]')
    expect(gone.code).toBe(2)
    const file = put('faulty.test.yaml', testText(theft, 'expect: {detections: {fires: [x]}}\n'))
    const faulty = await test(file)
    expect(faulty.stdout).toMatch(
      /^FAIL .*faulty\.test\.yaml\n.*\d+:\d+: error\[document-unknown-key\]/,
    )
    expect([faulty.stderr, faulty.code]).toEqual(['0 passed, 1 failed\n', 2])
  })

  it('prints JSON and JUnit, also to a file that only the user may read', async () => {
    const { stdout } = await test(`${root}/good`, '--format', 'json', '--coverage')
    expect(JSON.parse(stdout)).toMatchObject({ passed: 2, failed: 0, coverage: { counts: {} } })
    const file = `${root}/results.xml`
    const written = await test(`${root}/good`, '--format', 'junit', '--output', file)
    expect([written.stdout, written.code]).toEqual(['', 0])
    expect(readFileSync(file, 'utf8')).toContain('<testsuites name="spoor" tests="2" failures="0">')
    expect(statSync(file).mode & 0o777).toBe(0o600)
    mkdirSync(`${root}/folder`)
    const unwritten = await test(`${root}/good`, '--output', `${root}/folder`)
    expect(unwritten.code).toBe(3)
  })

  it('says what no test exercises', async () => {
    const { stdout } = await test(`${root}/good`, '--coverage')
    expect(stdout).toMatch(/\n\nDetections with a positive: 1 of \d+\n/)
    const [positives] = stdout.split('Detections with a near-miss')
    expect(positives).not.toContain('not mine (')
    expect(stdout).toContain('\n  not export\n')
  })

  it('breaks detections and says what no test notices', async () => {
    const { stdout } = await test(`${root}/good`, '--mutants')
    expect(stdout).toMatch(/\n\d of \d mutants noticed: mine\n/)
    expect(stdout).toMatch(/\n\d+ of \d+ mutants noticed, \d+ survive\n$/)
  })

  it('says what no test notices within JSON, and in the file of --output', async () => {
    const { stdout } = await test(`${root}/good`, '--mutants', '--format', 'json')
    const data: unknown = JSON.parse(stdout)
    expect(data).toMatchObject({
      mutants: expect.arrayContaining([expect.objectContaining({ title: 'mine' })]),
    })
    const file = `${root}/mutants.txt`
    const written = await test(`${root}/good`, '--mutants', '--output', file)
    expect([written.stdout, written.code]).toEqual(['', 0])
    expect(readFileSync(file, 'utf8')).toMatch(/\n\d of \d mutants noticed: mine\n/)
  })

  it.each([
    [['--mutants', '--format', 'junit'], '--mutants has no place in JUnit'],
    [['--against', 'x', '--format', 'json'], '--against is told as text, not as json'],
    [['--against', 'x', '--mutants'], '--against has no use for --mutants'],
    [['--set', 'a=b'], '--set is for --against'],
  ])('refuses %j, which do nothing together', async (words, message) => {
    const { stdout, stderr, code } = await test(`${root}/good`, ...words)
    expect([stdout, stderr.includes(`error: ${message}`), code]).toEqual(['', true, 3])
  })

  it('looks in real logs where it is asked to', async () => {
    const file = put('real.json', '')
    const { stderr } = await test(`${root}/good`, '--against', file)
    expect(stderr).toContain('0 arrived, 0 did not; 0 records read')
  })

  it('prints no escape sequence of a test', async () => {
    const text = testText(
      theft,
      'expect: {detections: {fire: ["\\e[2J"]}}\ntelemetry: [{variant: "\\e]0;x\\a"}]\n',
    )
    const { stdout, stderr } = await test(
      put('evil.test.yaml', text.replace('A test for tests', '"\\e[31mred"')),
    )
    expect(stdout + stderr).not.toContain('\u001b')
    expect(stdout).toContain('FAIL  \\u{1b}[31mred')
  })

  it('refuses words that it does not know', async () => {
    expect((await test('--format', 'xml')).code).toBe('refused')
    expect((await test('--jobs', 'many')).code).toBe('refused')
  })
})
