/**
 * Dry runs of the commands of tests: stand-ins take the place of aws, az and gcloud, nothing but them and
 * POSIX tools can be found, and no credentials are there. What the convention of src/proving/atomic.ts
 * demands is looked for in what was called.
 */
import { spawnSync } from 'node:child_process'
import * as fs from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll } from 'vitest'
import { commandsOf } from '../../src/proving/atomic-test.ts'
import type { EmulationTest } from '../../src/proving/emulation-test.ts'
import { fillShell, shellVariables } from '../../src/proving/runbook-shell.ts'
import { readStubLog, strayThings, type StubCall, wordsOf } from './stub-calls.ts'

const posixTools =
  'awk basename cat chmod cksum cmp comm cp cut date dd diff dirname env expr false find fold grep head ' +
  'id join ln ls mkdir mv nl od paste pr printf pwd rm rmdir sed sh sort split tail tee test touch tr ' +
  'true uname uniq wc xargs'

const stub = fileURLToPath(new URL('./cloud-stub.sh', import.meta.url))

/** Is there a shell of this name that runs a text without a fault? */
export function hasShell(name: string, text = 'exit 0'): boolean {
  return spawnSync(`/bin/${name}`, ['-c', text]).status === 0
}

const shellsHere = ['sh', 'bash'].filter((shell) => hasShell(shell))

/** A text with every `#{name}` replaced by the default of the input, as Atomic Red Team does it. */
export function withDefaults(text: string, { inputs = {} }: EmulationTest): string {
  return text.replace(/#\{([\w-]+)\}/g, (_, name: string) => String(inputs[name]?.default ?? name))
}

/** What the shell of a test says against the grammar of its commands. */
export function grammarFaults(test: EmulationTest): readonly string[] {
  const shell = test.executor?.name === 'bash' ? 'bash' : 'sh'
  return commandsOf(test).flatMap((text) => {
    const input = withDefaults(text, test)
    const { status, stderr } = spawnSync(`/bin/${shell}`, ['-n'], { input, encoding: 'utf8' })
    return status === 0 && stderr === '' ? [] : [`${shell} -n: ${stderr}`]
  })
}

/**
 * Makes the stand-ins, which are gone when the tests of the file are done, and returns what tells what is wrong
 * with the commands of a test by running them against those; empty when all is well.
 */
export function createDryRuns(): (test: EmulationTest) => readonly string[] {
  const programs = makePrograms()
  afterAll(() => fs.rmSync(programs, { recursive: true, force: true }))
  return (test) => dryRunFaults(test, programs)
}

function dryRunFaults(test: EmulationTest, programs: string): readonly string[] {
  const { executor, prerequisites = [], inputs = {} } = test
  const { command = '', cleanup = '' } = executor ?? {}
  const places = commandsOf(test).flatMap(placeFaults)
  // What names a program by its place is not run at all: it would not find the stand-ins.
  if (places.length > 0) return places
  const defaults = Object.values(inputs).map((one) => String(one.default ?? ''))
  const faults: string[] = []
  // bash tells what it did not find; sh does not know what only bash knows.
  const wanted = executor?.name === 'bash' ? ['bash'] : ['sh', 'bash']
  const shells = wanted.filter((shell) => shellsHere.includes(shell))
  if (shells.length === 0) return ['there is no shell to run it']
  for (const [round, shell] of shells.entries()) {
    const play = (...texts: readonly string[]): Played => playIn({ shell, programs }, texts)
    const filled = (text: string): string => withDefaults(text, test)
    for (const { check } of prerequisites) faults.push(...checkFaults(play(filled(check))))
    faults.push(...idleFaults(play(filled(cleanup))))
    const whole = play(filled(command), filled(cleanup))
    const [first, second] = whole.runs
    faults.push(...wholeFaults(whole, test))
    const calls = first?.calls ?? []
    faults.push(...strayThings(calls, second?.calls ?? [], defaults))
    if (round > 0) continue
    const making = calls.filter(({ kind }) => kind === 'creating')
    for (const [place] of making.entries()) {
      const cut = playIn({ shell, programs }, [filled(command), filled(cleanup)], place + 1)
      const [begun, ended] = cut.runs
      faults.push(...strayThings(begun?.calls ?? [], ended?.calls ?? [], defaults))
    }
    faults.push(...runbookFaults(test, whole, play))
  }
  return [...new Set(faults)]
}

function placeFaults(text: string): readonly string[] {
  const placed = /(?:^|[\s;&|(`"'=])(\/(?:usr|bin|sbin|opt|home|root|snap)\/\S*)/.exec(text)?.[1]
  return [
    ...(placed === undefined ? [] : [`it names a program by its place: ${placed}`]),
    ...(/\bPATH=/.test(text) ? ['it sets PATH'] : []),
  ]
}

function checkFaults({ runs }: Played): readonly string[] {
  return runs.flatMap((run) => [
    ...unknownFaults(run),
    ...run.calls
      .filter(({ kind }) => kind !== 'reading')
      .map((call) => `a check of a prerequisite does more than read: ${wordsOf(call)}`),
  ])
}

function idleFaults({ runs, left }: Played): readonly string[] {
  const [run] = runs
  return [
    ...(run?.calls ?? []).map((call) => `the clean-up acts though nothing ran: ${wordsOf(call)}`),
    ...(run?.status === 0 ? [] : [`the clean-up fails though nothing ran: ${run?.stderr}`]),
    ...left.map((name) => `the clean-up leaves ${name} though nothing ran`),
  ]
}

function wholeFaults({ runs, left, modes }: Played, { id }: EmulationTest): readonly string[] {
  const names = ['command', 'clean-up']
  const state = `spoor-${id.slice(0, 8)}`
  return [
    ...runs.flatMap((run, place) => [
      ...(run.status === 0 ? [] : [`the ${names[place]} fails: ${run.stderr}`]),
      ...unknownFaults(run),
    ]),
    ...left.map((name) => `the clean-up leaves ${name}`),
    ...[...modes]
      .filter(([name, mode]) => name !== state || mode !== 0o700)
      .map(([name, mode]) => `the command makes ${name} with mode ${mode.toString(8)}`),
  ]
}

function unknownFaults({ unknown, stderr }: Run): readonly string[] {
  const told = [...stderr.matchAll(/(\S+): (?:command )?not found/g)].map(([, name = '']) => name)
  return [...new Set([...unknown, ...told])].map((name) => `it calls ${name}`)
}

/** The commands as the runbook prints them must make the same calls. */
function runbookFaults(
  test: EmulationTest,
  { runs }: Played,
  play: (...texts: readonly string[]) => Played,
): readonly string[] {
  const { inputs = {}, executor } = test
  const variables = shellVariables(Object.keys(inputs), commandsOf(test))
  const values = [...variables].map(
    ([name, variable]) =>
      `${variable}='${String(inputs[name]?.default ?? name).replaceAll("'", `'\\''`)}'\n`,
  )
  const texts = [executor?.command ?? '', executor?.cleanup ?? ''].map((text) =>
    fillShell(text, variables),
  )
  if (texts.includes(undefined)) return ['an input stands where no shell variable can stand']
  const printed = play(...texts.map((text) => `${values.join('')}(\n${text}\n)\n`))
  const isSame = linesOf(printed.runs) === linesOf(runs)
  return isSame ? [] : [`the runbook makes other calls: ${linesOf(printed.runs)}`]
}

/** Calls as text; digits are masked, because names may hold the time or the number of the process. */
function linesOf(runs: readonly Run[]): string {
  const calls = runs.flatMap((run) => run.calls.map(wordsOf))
  return calls.join('\n').replace(/\d+/g, '0')
}

/** What came of running one text. */
interface Run {
  readonly status: number | null
  readonly stderr: string
  readonly calls: readonly StubCall[]
  /** Names of programs that were not found; bash alone tells them. */
  readonly unknown: readonly string[]
}

/** Where commands are run: by which shell, and where alone it finds programs. */
interface Place {
  readonly shell: string
  readonly programs: string
}

interface Played {
  readonly runs: readonly Run[]
  /** What stands in TMPDIR at the end. */
  readonly left: readonly string[]
  /** What stood there after the first text, with its mode. */
  readonly modes: ReadonlyMap<string, number>
}

/** Runs texts one after the other, each in a shell of its own, in a place that is new and then gone. */
function playIn({ shell, programs }: Place, texts: readonly string[], failAt = 0): Played {
  const root = fs.mkdtempSync(join(tmpdir(), 'spoor-dry-'))
  try {
    const [temporary, log] = [join(root, 'tmp'), join(root, 'log')]
    fs.mkdirSync(temporary)
    const modes = new Map<string, number>()
    const runs = texts.map((text, place): Run => {
      const unknown = join(root, `unknown-${place}`)
      const before = readText(log).length
      const script = join(root, `script-${place}`)
      fs.writeFileSync(script, text)
      const env = {
        PATH: programs,
        HOME: root,
        TMPDIR: temporary,
        LC_ALL: 'C',
        STUB_LOG: log,
        STUB_FAIL_AT: String(failAt),
        UNKNOWN: unknown,
        'BASH_FUNC_command_not_found_handle%%':
          '() { printf "%s\\n" "$1" >>"$UNKNOWN"; return 127; }',
      }
      const options = { env, cwd: root, encoding: 'utf8', timeout: 20_000 } as const
      const { status, stderr } = spawnSync(`/bin/${shell}`, [script], options)
      if (place === 0) {
        for (const name of fs.readdirSync(temporary)) {
          modes.set(name, fs.statSync(join(temporary, name)).mode & 0o777)
        }
      }
      const calls = readStubLog(readText(log).slice(before))
      const names = readText(unknown).split('\n').filter(Boolean)
      return { status, stderr, calls, unknown: names }
    })
    return { runs, left: fs.readdirSync(temporary), modes }
  } finally {
    fs.rmSync(root, { recursive: true, force: true })
  }
}

/** A folder of the stand-ins and of POSIX tools. */
function makePrograms(): string {
  const folder = fs.mkdtempSync(join(tmpdir(), 'spoor-programs-'))
  for (const name of ['aws', 'az', 'gcloud']) {
    fs.copyFileSync(stub, join(folder, name))
    fs.chmodSync(join(folder, name), 0o700)
  }
  // Nobody waits for a cloud that is not there.
  fs.writeFileSync(join(folder, 'sleep'), '#!/bin/sh\n', { mode: 0o700 })
  for (const name of posixTools.split(' ')) {
    const found = ['/usr/bin', '/bin'].map((one) => join(one, name)).find(fs.existsSync)
    if (found !== undefined) fs.symlinkSync(found, join(folder, name))
  }
  return folder
}

function readText(file: string): string {
  return fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : ''
}
