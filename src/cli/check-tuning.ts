import { resolve } from 'node:path'
import type { Diagnostic } from '../base/diagnostic.ts'
import type { FileText } from '../base/report.ts'
import { type FoundFiles, loadEnvironment, readRuleFiles, shippedFolders } from '../content.ts'
import type { RuleFileText } from '../detections/load-detection.ts'
import type { EnvironmentReading } from '../environment/configuration/read-environment.ts'

/** The files of a check. */
export interface CheckedTuning extends Pick<FoundFiles, 'environments'> {
  readonly files: readonly FileText[]
  readonly paths: readonly string[]
  /** The environment file that `--config` names. */
  readonly config?: string
}

/**
 * What is wrong with the environment files, those at the paths and the one that is named, and the filters
 * of theirs and of Sigma documents at the paths that would silence a positive test.
 */
export async function checkTuning(checked: CheckedTuning): Promise<{
  /** How many environment files there are. */
  readonly count: number
  readonly diagnostics: readonly Diagnostic[]
}> {
  const environments = await readEnvironments(checked)
  const hasSigmaFilters = checked.files.some(hasSigmaFilter)
  const faults = environments.flatMap(({ diagnostics }) => diagnostics)
  const filters = environments.flatMap(({ environment }) => environment?.filters ?? [])
  const count = environments.length
  if (filters.length === 0 && !hasSigmaFilters) return { count, diagnostics: faults }
  const { checkFilters } = await import('./check-filters.ts')
  const { paths } = checked
  const refused = await checkFilters({ paths, environments, hasSigmaFilters })
  return { count, diagnostics: [...faults, ...refused] }
}

/** The shipped rules that filters among some files may be for; none where there is no filter. */
export async function rulesBeside(
  files: readonly RuleFileText[],
): Promise<readonly RuleFileText[]> {
  if (!files.some(hasSigmaFilter)) return []
  const known = new Set(files.map(({ file }) => resolve(file)))
  const shipped = await readRuleFiles(await shippedFolders())
  return shipped.files.filter(({ file }) => !known.has(resolve(file)))
}

/** A filter document may stand in any document of a file. */
function hasSigmaFilter({ text }: FileText): boolean {
  return /^filter[ \t]*:/m.test(text)
}

async function readEnvironments({
  environments,
  config,
}: CheckedTuning): Promise<readonly EnvironmentReading[]> {
  const now = Date.now()
  const named = config === undefined ? [] : [await loadEnvironment(config, { now })]
  const others = environments.filter(
    ({ file }) => config === undefined || resolve(file) !== resolve(config),
  )
  if (others.length === 0) return named
  const { readEnvironment } = await import('../environment/configuration/read-environment.ts')
  return [...others.map((one) => readEnvironment(one, { now })), ...named]
}
