import { join } from 'node:path'
import type { Command } from 'commander'
import type { Diagnostic } from '../base/diagnostic.ts'
import type { EmulationOptions } from '../emulation/emulate.ts'
import type { LoadedScenario } from '../emulation/scenario/load-scenario.ts'
import type { Tool } from '../reports/report-document.ts'
import { exitCode } from './exit-code.ts'
import { collect, parseScale } from './options.ts'
import { createProgress, remark, remarkDiagnostics, writeData } from './terminal.ts'

interface EmulateFlags {
  readonly output?: string
  readonly shape?: readonly string[]
  readonly seed: string
  readonly scale: number
  readonly list?: true
  readonly show?: true
}

/** Adds `spoor emulate`. */
export function addEmulateCommand(program: Command, tool: Tool): void {
  program
    .command('emulate')
    .summary('write the telemetry of a scenario')
    .description(
      'Plays a scenario and writes the logs that it would leave, as the clouds deliver them. Every record is\n' +
        'emulated; a folder of them says so in its emulation.json. Nothing is ever run against a cloud.',
    )
    .argument(
      '[scenario]',
      'a scenario file, or the id of a scenario or test that ships with Spoor',
    )
    .option('-o, --output <folder>', 'write files into this folder, which must be new or empty')
    .option(
      '--shape <name>',
      'how records are delivered (--list names all); repeatable, for several clouds',
      collect,
    )
    .option('--seed <text>', 'the same seed gives the same bytes', '1')
    .option('--scale <number>', 'how much background noise there is', parseScale, 1)
    .option('--list', 'list the scenarios and tests that ship with Spoor, and all shapes')
    .option(
      '--show',
      'print the steps, or the runbook of a test for a real account, and play nothing',
    )
    .addHelpText(
      'after',
      `
Without --output the records go to stdout, one a line.

Examples:
  spoor emulate --list
  spoor emulate aws-volume-theft | spoor hunt -
  spoor emulate my-scenario.yaml -o logs/ --shape event-hub --seed 7
  spoor emulate aws-volume-theft -o logs/ --scale 1000
  spoor emulate --show aws-volume-theft`,
    )
    .action((name: string | undefined, flags: EmulateFlags) => runEmulate(name, flags, tool))
}

async function runEmulate(
  name: string | undefined,
  flags: EmulateFlags,
  tool: Tool,
): Promise<void> {
  if (flags.list === true) {
    const { listEmulations } = await import('./emulation-list.ts')
    return void (await writeData(await listEmulations()))
  }
  if (name === undefined)
    return refuse('name a scenario; spoor emulate --list shows those that ship')
  const { findEmulation } = await import('./find-emulation.ts')
  const found = await findEmulation(name)
  remarkDiagnostics(found.diagnostics)
  const isShown = flags.show === true && found.test !== undefined
  if (found.loaded === undefined && !isShown) {
    process.exitCode = exitCodeOf(found.diagnostics)
    return
  }
  if (flags.show === true || found.loaded === undefined) {
    const { showEmulation } = await import('./emulation-list.ts')
    return void (await writeData(showEmulation(found)))
  }
  const { shapeNamed, deliveryShapes } = await import('../emulation/deliveries/delivery-shapes.ts')
  const { didYouMean } = await import('../base/did-you-mean.ts')
  const shapes = (flags.shape ?? []).map((one) => ({ one, shape: shapeNamed(one) }))
  for (const { one, shape } of shapes) {
    if (shape !== undefined) continue
    const names = deliveryShapes.map((known) => known.name)
    return refuse(`no shape is called "${one}": ${didYouMean(one, names) ?? names.join(', ')}`)
  }
  const { sourcesOf } = await import('../emulation/emulate.ts')
  const sources = sourcesOf(found.loaded)
  const idle = shapes.find(
    ({ shape }) => shape?.sources.some((source) => sources.includes(source)) === false,
  )
  if (idle !== undefined) {
    return refuse(
      `nothing of the scenario is delivered as "${idle.one}": its logs are ${sources.join(', ')}`,
    )
  }
  const options: EmulationOptions = {
    seed: flags.seed,
    scale: flags.scale,
    shapes: shapes.flatMap(({ shape }) => (shape === undefined ? [] : [shape])),
  }
  await (flags.output === undefined
    ? writeLines(found.loaded, options)
    : writeFolder(found.loaded, { ...options, output: flags.output, tool: toolText(tool) }))
}

function toolText({ name, version }: Tool): string {
  return `${name} ${version}`
}

/** A name of nothing is a bad argument, a file that cannot be read bad input, faults bad content. */
function exitCodeOf(diagnostics: readonly Diagnostic[]): number {
  const codes = new Set(diagnostics.map(({ code }) => code))
  if (codes.has('scenario-unknown')) return exitCode.badArguments
  return codes.has('rules-unreadable') ? exitCode.unreadableInput : exitCode.badContent
}

function refuse(message: string): void {
  remark(`error: ${message}`)
  process.exitCode = exitCode.badArguments
}

/** Bytes that go to stdout at a time. */
const chunkSize = 256 * 1024

async function writeLines(loaded: LoadedScenario, options: EmulationOptions): Promise<void> {
  const { emulate } = await import('../emulation/emulate.ts')
  const { shapeNamed } = await import('../emulation/deliveries/delivery-shapes.ts')
  const plain = shapeNamed('ndjson')
  const shapes = [...(options.shapes ?? []), ...(plain === undefined ? [] : [plain])]
  let chunk = ''
  for (const { text } of emulate(loaded, { ...options, shapes })) {
    chunk += text.endsWith('\n') ? text : `${text}\n`
    if (chunk.length < chunkSize) continue
    await writeData(chunk)
    chunk = ''
  }
  await writeData(chunk)
}

async function writeFolder(
  loaded: LoadedScenario,
  options: EmulationOptions & { readonly output: string; readonly tool: string },
): Promise<void> {
  const { emulate, expectedRecords, labelOf } = await import('../emulation/emulate.ts')
  const { isFreeFolder, writePieces } = await import('./write-pieces.ts')
  const { output } = options
  let records = 0
  const progress = createProgress('records', expectedRecords(loaded, options))
  const onRecord = (): void => progress.show(++records)
  try {
    if (!(await isFreeFolder(output))) {
      return refuse(`${output} is not empty; name a new folder`)
    }
    const written = await writePieces(output, emulate(loaded, { ...options, onRecord }))
    const label = labelOf(loaded, { ...options, records })
    await writePieces(output, [
      { path: 'emulation.json', text: `${JSON.stringify(label, null, 2)}\n` },
    ])
    progress.clear()
    const megabytes = (written.bytes / 1e6).toFixed(1)
    remark(
      `${records.toLocaleString('en-US')} emulated records in ${written.files} files, ${megabytes} MB; what each step left: ${join(output, 'emulation.json')}`,
    )
  } catch (error) {
    progress.clear()
    refuse(`cannot write: ${error instanceof Error ? error.message : String(error)}`)
  }
}
