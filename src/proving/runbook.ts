import { techniqueName } from './atomic-techniques.ts'
import { commandsOf, usedInputsOf } from './atomic-test.ts'
import { deliveryDelays } from './delivery-delays.ts'
import type { EmulationTest, Signal } from './emulation-test.ts'
import { codeBlock, oneLine, paragraph } from './runbook-text.ts'
import { fillShell, quoteForShell, shellVariables } from './runbook-shell.ts'

type Executor = NonNullable<EmulationTest['executor']>

/** What a runbook is written with. */
export interface RunbookOptions {
  /** The file of the test where it does not ship with Spoor: the last command must name it. */
  readonly file?: string
}

interface Runbook {
  readonly test: EmulationTest
  readonly executor: Executor
  readonly variables: ReadonlyMap<string, string>
  /** Are inputs set as variables? Only a shell of POSIX gets commands with variables in them. */
  readonly isShell: boolean
}

/**
 * How a person runs a test in an account of theirs: what it costs and lays open, the inputs to set, what
 * must be there, the commands, what to expect in the logs and when, the clean-up, and the command that
 * looks for it. Text only; `undefined` for a test without commands. Texts of the test are put on one
 * line each outside of the commands, so that none can pass for a part of the runbook.
 */
export function renderRunbook(
  test: EmulationTest,
  options: RunbookOptions = {},
): string | undefined {
  const { executor } = test
  if (executor === undefined) return undefined
  const names = usedInputsOf(test).map(({ name }) => name)
  const isShell = executor.name === 'sh' || executor.name === 'bash'
  const runbook = {
    test,
    executor,
    isShell,
    variables: shellVariables(names, commandsOf(test)),
  }
  const parts = [
    headOf(test),
    dangersOf(runbook),
    ...numbered([
      inputsOf(runbook),
      prerequisitesOf(runbook),
      commandOf(runbook),
      signalsOf(test),
      cleanupOf(runbook),
      checkOf(runbook, options),
    ]),
  ]
  return `${parts.join('\n\n')}\n`
}

interface Section {
  readonly title: string
  readonly body: string
}

function numbered(sections: readonly (Section | undefined)[]): readonly string[] {
  return sections
    .filter((section) => section !== undefined)
    .map(({ title, body }, place) => `${place + 1}. ${title}\n\n${body}`)
}

function headOf(test: EmulationTest): string {
  const techniques = test.attack.map((id) =>
    techniqueName(id) === id ? id : `${id} ${techniqueName(id)}`,
  )
  const lines = [oneLine(test.name), test.id, ...techniques, test.platforms.join(', ')]
  const told = test.description === undefined ? [] : ['', ...paragraph(test.description)]
  const promise =
    'Spoor prints this and runs none of it. Run it yourself, only in an account that you may test in.'
  return [...lines, ...told, '', ...paragraph(promise)].join('\n')
}

function dangersOf({ test, executor }: Runbook): string {
  const unknown = 'the test does not say; read its commands first'
  const { exposes = unknown, costs = unknown } = test.safety ?? {}
  const isElevated = executor.elevation === true
  return [
    '!!! EXPOSURE !!!',
    ...paragraph(exposes),
    '',
    ...paragraph(`Costs: ${costs}`),
    ...(isElevated ? paragraph('Needs the rights of an administrator of the machine.') : []),
  ].join('\n')
}

function inputsOf({ test, variables, isShell }: Runbook): Section | undefined {
  const used = usedInputsOf(test)
  if (used.length === 0) return undefined
  if (!isShell) {
    const lines = used.flatMap(({ name, input }) => [
      `#{${name}}  ${oneLine(input.description)}`,
      ...(input.default === undefined ? [] : [`    for example ${oneLine(String(input.default))}`]),
    ])
    const how =
      'Replace each of these in what follows by a value of yours, quoted as its place needs.'
    return { title: 'Choose the inputs', body: [...paragraph(how), '', ...lines].join('\n') }
  }
  const named = used.map(({ name, input }) => ({ ...input, variable: variables.get(name) ?? name }))
  // Not as remarks in the code: zsh would run what stands behind a semicolon in one.
  const told = named.map(
    ({ variable, description, default: given }) =>
      `${variable}: ${oneLine(description)}${given === undefined ? ' (has no default)' : ''}`,
  )
  const values = named.map(
    ({ variable, default: given = 'PUT-A-VALUE-HERE' }) =>
      `${variable}=${quoteForShell(String(given))}`,
  )
  const how =
    'The values are examples: change them to yours, in a shell (sh or bash) in which you stay until the end.'
  const code = codeBlock(values.join('\n'), 'sh')
  return { title: 'Set the inputs', body: [...paragraph(how), '', ...told, code].join('\n') }
}

/** Commands as they are to be pasted, and what must be done by hand to them. */
function commandBlock(text: string, { variables, isShell, executor }: Runbook, tail = ''): string {
  const filled = isShell ? fillShell(text, variables) : text
  const shown = filled ?? text
  const byHand = paragraph(
    'Replace each #{name} by hand: one stands where no shell variable can stand.',
  )
  // In brackets: what the commands set, and where they leave off, does not touch the shell of the user.
  const body = shown.endsWith('\n') ? shown : `${shown}\n`
  const code = isShell ? `(\n${body})${tail}` : body.trimEnd()
  const language = executor.name === 'manual' ? 'sh' : executor.name
  return [...(filled === undefined ? byHand : []), codeBlock(code, language)].join('\n')
}

function prerequisitesOf(runbook: Runbook): Section | undefined {
  const { prerequisites = [], expect } = runbook.test
  const needs = [...new Set((expect.signals ?? []).flatMap(({ needs: one }) => one ?? []))]
  if (prerequisites.length + needs.length === 0) return undefined
  const verdict = " && echo 'is there' || echo 'IS NOT THERE'"
  const blocks = prerequisites.map(({ description, check, get }) =>
    [
      ...paragraph(description),
      commandBlock(check, runbook, verdict),
      ...(get === undefined || get.trim() === ''
        ? []
        : ['If it is not there:', commandBlock(get, runbook)]),
    ].join('\n'),
  )
  const logs = needs.map((one) => paragraph(logsNeeded[one]).join('\n'))
  return { title: 'Check what it needs', body: [...logs, ...blocks].join('\n\n') }
}

const logsNeeded: Readonly<Record<NonNullable<Signal['needs']>, string>> = {
  'data-events':
    'The trail must log data events of what the test reads (AWS::EC2::Snapshot for EBS snapshots): they are off by default.',
  'data-access': 'Data access audit logs must be on for the service: they are off by default.',
}

function commandOf(runbook: Runbook): Section {
  const { executor } = runbook
  if (executor.name === 'manual') {
    const steps = executor.steps ?? executor.command ?? ''
    return { title: 'Do this by hand', body: codeBlock(steps.trimEnd(), 'text') }
  }
  return { title: 'Run the commands', body: commandBlock(executor.command ?? '', runbook) }
}

function cleanupOf(runbook: Runbook): Section | undefined {
  const { executor, test } = runbook
  if (executor.name === 'manual') return undefined
  const { cleanup } = executor
  if (cleanup === undefined || cleanup.trim() === '') {
    const told = 'The test has no clean-up: take back by hand what the commands made.'
    return { title: 'Clean up', body: paragraph(told).join('\n') }
  }
  const state = `spoor-${test.id.slice(0, 8)}`
  const how = cleanup.includes(state)
    ? `It reads what the commands made from \${TMPDIR:-/tmp}/${state}/: run it with the same TMPDIR. The logs stay.`
    : 'Read it before you run it: it keeps no list of what the commands made. The logs stay.'
  return {
    title: 'Clean up',
    body: [...paragraph(how), '', commandBlock(cleanup, runbook)].join('\n'),
  }
}

function signalsOf({ expect }: EmulationTest): Section {
  const { signals = [], detections } = expect
  const fire = detections?.fire ?? []
  const sources = [...new Set(signals.map(({ source }) => source))]
  const isBare = Object.keys(expect).length === 0
  const nothing = isBare ? 'The test has no expectation yet.' : 'The test names no signal.'
  const lines = [
    ...(signals.length === 0 ? [nothing] : []),
    ...sources.map((source) => `${deliveryDelays[source]}.`),
    ...signals.map(({ id, says }) => `- ${id}${says === undefined ? '' : `: ${oneLine(says)}`}`),
    ...(fire.length === 0 ? [] : [`Detections that fire then: ${fire.map(oneLine).join(', ')}`]),
  ]
  return { title: 'What the logs must show', body: lines.join('\n') }
}

function checkOf(
  { test, variables, isShell }: Runbook,
  { file }: RunbookOptions,
): Section | undefined {
  const { signals = [] } = test.expect
  if (signals.length === 0) return undefined
  const asked = namesAskedIn(signals)
  const sets = [...variables]
    .filter(([name]) => asked.has(name))
    .map(([name, variable]) => ` --set ${name}=${isShell ? `"$${variable}"` : 'VALUE'}`)
  const path = file === undefined ? '' : ` ${quoteForShell(file)}`
  const command = `spoor test${path} --only ${test.id} --against LOGS${sets.join('')}`
  const how = 'Fetch the logs of this time into a folder, and name it instead of LOGS.'
  const code = codeBlock(command, 'sh')
  return { title: 'Look whether it arrived', body: [...paragraph(how), '', code].join('\n') }
}

/** The names that stand as {{name}} in the conditions of signals. */
function namesAskedIn(signals: readonly Signal[]): ReadonlySet<string> {
  const found = JSON.stringify(signals).matchAll(/\{\{(\w[\w-]*)\}\}/g)
  return new Set([...found].map(([, name = '']) => name))
}
