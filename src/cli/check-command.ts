import { type Command, Option } from 'commander'
import type { Diagnostic } from '../base/diagnostic.ts'
import type { RuleFileText } from '../detections/load-detection.ts'
import type { LintFinding } from '../detections/sigma/lint/lint-rule.ts'
import type { LintOptions } from '../detections/sigma/lint/lint-sigma.ts'
import type { Tool } from '../reports/report-document.ts'
import { exitCode } from './exit-code.ts'
import { replaceFile } from '../store/replace-file.ts'
import { remark, writeData } from './terminal.ts'

const formats = ['text', 'json', 'sarif'] as const

interface CheckFlags {
  readonly format: (typeof formats)[number]
  readonly output?: string
  readonly fix?: true
  readonly profile?: 'sigmahq'
  readonly placeholders?: string
  readonly config?: string
}

/** Adds `spoor check`. */
export function addCheckCommand(program: Command, tool: Tool): void {
  program
    .command('check')
    .summary('lint Sigma and EQL rules, and spoor.yaml')
    .description(
      'Checks rules: what keeps them from loading, what they can never find, what other engines refuse.\n' +
        'A spoor.yaml at the paths is checked too, and a filter that would silence a positive test is refused.\n' +
        'Where tests stand at the same paths, each rule must have a positive and a near-miss among them.\n' +
        'Without a path it checks the detections, scenarios and tests that ship with Spoor.',
    )
    .argument('[path...]', 'rule files and folders; all are linked with one another')
    .addOption(new Option('--format <format>', 'how to print').choices(formats).default('text'))
    .option('--output <file>', 'write to a file that only you may read')
    .option('--fix', 'mend what is certain, in place; all else of a file stays to the letter')
    .addOption(new Option('--profile <profile>', 'more conventions').choices(['sigmahq']))
    .option('--placeholders <file>', 'values of %name% in Sigma rules: a YAML map of lists')
    .option(
      '--config <file>',
      'also check what is known of the organisation, as spoor hunt reads it',
    )
    .addHelpText(
      'after',
      `
Exits with 2 when there is an error.

Examples:
  spoor check
  spoor check my-rules/ --format sarif --output rules.sarif
  spoor check my-rules/share.yml --fix
  spoor check my-rules/ --config spoor.yaml`,
    )
    .action((paths: readonly string[], flags: CheckFlags) => runCheck(paths, flags, tool))
}

async function runCheck(paths: readonly string[], flags: CheckFlags, tool: Tool): Promise<void> {
  const { loadPlaceholders, readRuleFiles, shippedFolders } = await import('../content.ts')
  const { checkDetectionFiles } = await import('../detections/check-detections.ts')
  const read = await readRuleFiles(paths.length === 0 ? await shippedFolders() : paths)
  const given = await loadPlaceholders(flags.placeholders)
  const options: LintOptions = {
    placeholders: given.placeholders,
    ...(flags.profile === undefined ? {} : { profile: flags.profile }),
  }
  const unread = [...read.diagnostics, ...given.diagnostics]
  const mended = flags.fix === true ? await mendFiles(read.files, options) : undefined
  const files = mended?.files ?? read.files
  const faults = [...unread, ...(mended?.diagnostics ?? [])]
  const { checkTests } = await import('./check-tests.ts')
  const unproved = await checkTests(paths)
  const { checkTuning, rulesBeside } = await import('./check-tuning.ts')
  const { config } = flags
  const tuning = await checkTuning({ ...read, paths, ...(config === undefined ? {} : { config }) })
  const linked = await rulesBeside(files)
  const rules = checkDetectionFiles(files, { ...options, linked })
  const findings = [...faults, ...rules, ...unproved, ...tuning.diagnostics]
  const { countFindings, counted } = await import('../reports/check-findings.ts')
  const isWritten = await writeData(await render(findings, flags, tool), flags.output)
  const known = tuning.count === 0 ? '' : `, ${counted(tuning.count, 'environment file')}`
  remark(`${counted(files.length, 'rule file')}${known}: ${countFindings(findings)}`)
  const hasErrors = findings.some(({ severity }) => severity === 'error')
  process.exitCode = isWritten
    ? hasErrors
      ? exitCode.badContent
      : exitCode.ran
    : exitCode.badArguments
}

async function render(
  findings: readonly LintFinding[],
  { format }: CheckFlags,
  tool: Tool,
): Promise<string> {
  if (format === 'sarif') return (await import('../reports/sarif.ts')).renderSarif(findings, tool)
  const { renderFindings, renderFindingsJson } = await import('../reports/check-findings.ts')
  return format === 'json' ? renderFindingsJson(findings) : renderFindings(findings)
}

/** Mends files on disk and returns all files as they are then. */
async function mendFiles(
  files: readonly RuleFileText[],
  options: LintOptions,
): Promise<{
  readonly files: readonly RuleFileText[]
  readonly diagnostics: readonly Diagnostic[]
}> {
  const { mendDetectionFiles } = await import('../detections/check-detections.ts')
  const { counted } = await import('../reports/check-findings.ts')
  const mended = mendDetectionFiles(files, options)
  const texts = new Map(mended.files.map(({ file, text }) => [file, text]))
  const diagnostics: Diagnostic[] = []
  const after: RuleFileText[] = []
  let count = 0
  for (const file of files) {
    const text = texts.get(file.file) ?? file.text
    const fault = text === file.text ? undefined : await write(file.file, text)
    if (text !== file.text && fault === undefined) count++
    if (fault !== undefined) diagnostics.push(fault)
    after.push({ ...file, text: fault === undefined ? text : file.text })
  }
  remark(`${counted(mended.mended.length, 'mend')} in ${counted(count, 'file')}`)
  return { files: after, diagnostics }
}

async function write(file: string, text: string): Promise<Diagnostic | undefined> {
  try {
    await replaceFile(file, text)
    return undefined
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    const message = `the file cannot be written: ${why}`
    return { code: 'rule-file-not-written', severity: 'error', message, file }
  }
}
