/** The built program as a process: exit codes, what goes to which stream, files, pipes, standard input. */
import { spawn } from 'node:child_process'
import { existsSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { createInputFolder, ec2Line, publicShareLine } from './builders/input-folder.ts'

const program = fileURLToPath(new URL('../dist/cli.js', import.meta.url))
const isBuilt = existsSync(program)
if (!isBuilt) process.stderr.write(`skipped: no ${program}; npm run build makes it\n`)

const { root, put } = createInputFolder()
const quiet = put('quiet.json', `${ec2Line('q-1', 'DescribeSnapshots')}\n`)
const shared = put('shared.json', `${publicShareLine('s-1')}\n`)
const created = put(
  'created.json',
  ec2Line('c-1', 'CreateSnapshot', {
    requestParameters: { volumeId: 'vol-0b0b0b0b0b0b0b0b0' },
    responseElements: { snapshotId: 'snap-0c0c0c0c0c0c0c0c0' },
  }),
)
const missing = join(root, 'missing.json')

interface Outcome {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

/** Runs the program; the text is its standard input. */
function spoor(words: readonly string[], input = ''): Promise<Outcome> {
  return run([program, ...words], input)
}

/** Runs Node. */
function run(words: readonly string[], input = ''): Promise<Outcome> {
  const { FORCE_COLOR: _, ...env } = process.env
  const child = spawn(process.execPath, words, { env })
  const printed = { stdout: '', stderr: '' }
  for (const name of ['stdout', 'stderr'] as const) {
    child[name].setEncoding('utf8').on('data', (text) => (printed[name] += String(text)))
  }
  child.stdin.end(input)
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code) => resolve({ code, ...printed }))
  })
}

describe.skipIf(!isBuilt)('the start', () => {
  it('loads no library but the one that reads the arguments', async () => {
    const hook =
      'export async function load(url, context, next) { process._rawDebug(url); return next(url, context) }'
    const register = `import { register } from 'node:module'; register(${JSON.stringify(`data:text/javascript,${hook}`)})`
    const { stderr } = await run([
      '--import',
      `data:text/javascript,${register}`,
      program,
      '--help',
    ])
    const libraries = [...stderr.matchAll(/node_modules\/([^/]+)\//g)].map(([, name]) => name)
    expect([...new Set(libraries)]).toEqual(['commander'])
  })
})

describe.skipIf(!isBuilt)('exit codes', () => {
  const badRule = put('bad.eql', 'any where (')

  it.each([
    [0, 'findings, but no --fail-on', ['hunt', shared]],
    [0, '--help', ['--help']],
    [0, '--version', ['--version']],
    [1, 'findings at or above --fail-on', ['hunt', shared, '--fail-on', 'high']],
    [2, 'a bad rule', ['hunt', shared, '--rules', badRule]],
    [2, 'a bad query', ['query', 'any where (', quiet]],
    [3, 'no command', []],
    [3, 'an unknown command', ['hnut', quiet]],
    [3, 'an unknown option', ['hunt', quiet, '--colour']],
    [3, 'a query without logs', ['query', 'any where true']],
    [4, 'a missing input', ['hunt', missing]],
    [4, 'a missing input beside a bad rule', ['hunt', missing, '--rules', badRule]],
  ])('%i: %s', async (code, _, words) => {
    expect((await spoor(words)).code).toBe(code)
  })
})

describe.skipIf(!isBuilt)('help', () => {
  it.each([[[]], [['hunt']], [['query']]])('has examples: spoor %j --help', async (words) => {
    const { stdout, stderr } = await spoor([...words, '--help'])
    expect(stdout).toMatch(/\nExamples:\n {2}spoor /)
    expect(stderr).toBe('')
  })

  it('is pointed to by a refusal, with what was meant', async () => {
    const { stdout, stderr } = await spoor(['hnut'])
    expect(stdout).toBe('')
    expect(stderr).toContain('Did you mean hunt?')
    expect(stderr).toContain('--help')
  })
})

describe.skipIf(!isBuilt)('data and remarks', () => {
  it('go to stdout and stderr, never mixed', async () => {
    const { code, stdout, stderr } = await spoor(['hunt', shared, missing, '--format', 'json'])
    expect(code).toBe(4)
    const report = JSON.parse(stdout)
    expect(report.findings).toHaveLength(1)
    expect(report.diagnostics).toMatchObject([{ code: 'input-missing', file: missing }])
    expect(stderr).toContain(`${missing}: error[input-missing]`)
    expect(stderr).toContain('read 1 = 1 matched')
  })

  it('are plain in a pipe', async () => {
    const { stdout, stderr } = await spoor(['hunt', shared, missing])
    expect(stdout).toContain('CRITICAL')
    expect(stdout + stderr).not.toMatch(/\u001b|\r/)
  })

  it('survive a reader that closes the pipe early', async () => {
    const child = spawn(process.execPath, [program, 'hunt', shared, '--format', 'json'])
    child.stdout.destroy()
    let stderr = ''
    child.stderr.setEncoding('utf8').on('data', (text) => (stderr += String(text)))
    const code = await new Promise((resolve) => child.on('close', resolve))
    expect(stderr).not.toContain('EPIPE')
    expect(code).toBe(0)
  })
})

describe.skipIf(!isBuilt)('spoor hunt', () => {
  it('writes a file that only its owner may read, and nothing to stdout', async () => {
    const file = join(root, 'report.json')
    const { stdout } = await spoor(['hunt', shared, '--format', 'json', '--output', file])
    expect(stdout).toBe('')
    expect(statSync(file).mode & 0o777).toBe(0o600)
    expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ schema: 'spoor/report@1' })
  })

  it('reads standard input as -', async () => {
    const text = readFileSync(shared, 'utf8')
    const { stdout } = await spoor(['hunt', '-', '--format', 'json'], text)
    expect(JSON.parse(stdout).findings[0].evidence).toMatchObject([
      { record: 's-1', file: '-', line: 1 },
    ])
  })

  it('shows findings from --min-level on, counts the others', async () => {
    const { stdout: usual } = await spoor(['hunt', created])
    expect(usual).not.toMatch(/^INFORMATIONAL/m)
    expect(usual).toContain('1 below low not shown')
    const { stdout: all } = await spoor(['hunt', created, '--min-level', 'informational'])
    expect(all).toMatch(/^INFORMATIONAL {2}Disk vol-0b0b0b0b0b0b0b0b0: copied/)
  })

  it('shows with --explain what it leaves out otherwise', async () => {
    const copies = Array.from({ length: 30 }, (_, index) => publicShareLine(`s-${index}`))
    const many = put('many.json', copies.join('\n'))
    const [brief, full] = await Promise.all([
      spoor(['hunt', many]),
      spoor(['hunt', many, '--explain']),
    ])
    expect(brief.stdout).toContain('28 more (--explain shows all)')
    expect(brief.stdout).not.toContain('s-29')
    expect(full.stdout).toContain('s-29')
    expect(full.stdout).not.toContain('--explain')
  })
})

describe.skipIf(!isBuilt)('Ctrl-C', () => {
  it('ends a hunt with a report of what was read, marked partial, and with 130', async () => {
    const child = spawn(process.execPath, [program, 'hunt', '-', '--format', 'json'])
    const printed = { stdout: '', stderr: '' }
    for (const name of ['stdout', 'stderr'] as const) {
      child[name].setEncoding('utf8').on('data', (text) => (printed[name] += String(text)))
    }
    const ended = new Promise((resolve) => child.on('close', resolve))
    // More than what is looked at to tell the format; the stream stays open.
    const lines = Array.from({ length: 200 }, (_, index) => ec2Line(`c-${index}`, 'A'))
    // It listens before it reads. A pipe holds far less than the blanks: when they are taken, the lines are read.
    const blank = '\n'.repeat(2 ** 21)
    await new Promise((resolve) => child.stdin.write(`${lines.join('\n')}\n${blank}`, resolve))
    await new Promise((resolve) => setTimeout(resolve, 1000))
    child.kill('SIGINT')
    expect(await ended).toBe(130)
    const { summary, diagnostics } = JSON.parse(printed.stdout)
    expect(summary.partial).toBe(true)
    expect(summary.records.read).toBe(200)
    expect(diagnostics[0].code).toBe('hunt-interrupted')
    expect(printed.stderr).toContain('again ends at once')
  })
})
