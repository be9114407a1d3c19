import type { Diagnostic } from '../base/diagnostic.ts'
import { readDocuments, shippedDocuments } from '../content.ts'
import { emptyEnvironment, type FindingFilter } from '../environment/configuration/environment.ts'
import type { EnvironmentReading } from '../environment/configuration/read-environment.ts'
import { loadTest } from '../proving/load-test.ts'
import { namesOfDetection } from '../proving/run-test.ts'
import { type SilencedCase, silencedCases } from '../proving/silenced-cases.ts'
import type { TestFile, TestRun } from '../proving/test-run.ts'
import { createSurroundings } from '../proving/test-surroundings.ts'
import { readTestRun } from './test-files.ts'

/** What is checked. */
export interface CheckedFilters {
  /** The paths of `spoor check`: their tests are played beside those that ship. */
  readonly paths: readonly string[]
  /** The environment files that are read, with their faults. */
  readonly environments: readonly EnvironmentReading[]
  /** Is a filter document of Sigma among the files? */
  readonly hasSigmaFilters: boolean
}

/** Silenced cases that are named of one filter; the others are counted. */
const namedCases = 3

/**
 * Refuses filters that would silence a positive test: of the tests that ship and those at the paths, each
 * case that must see something is played, and must still see it with the filters of each environment file
 * and of the Sigma documents at the paths. Nothing is played where there is no filter.
 */
export async function checkFilters(checked: CheckedFilters): Promise<readonly Diagnostic[]> {
  const files = checked.environments.flatMap(({ environment }) =>
    environment === undefined || environment.filters.length === 0 ? [] : [environment],
  )
  if (files.length === 0 && !checked.hasSigmaFilters) return []
  const tests = await readDocuments('tests', [
    ...(await shippedDocuments('tests')),
    ...checked.paths,
  ])
  const { run } = await readTestRun(checked.paths)
  const diagnostics: Diagnostic[] = []
  for (const { file, filters } of files.length > 0 ? files : [emptyEnvironment]) {
    const silenced = await playTests(tests.files, { ...run, filters })
    diagnostics.push(...refusals(silenced, file))
  }
  return [...new Map(diagnostics.map((one) => [JSON.stringify(one), one])).values()]
}

async function playTests(
  files: readonly TestFile[],
  { detections, scenarios, filters }: TestRun & { readonly filters: readonly FindingFilter[] },
): Promise<readonly SilencedCase[]> {
  const surroundings = createSurroundings(scenarios)
  const names = detections.flatMap((one) =>
    one.narrowed === undefined ? [] : namesOfDetection(one),
  )
  const found: SilencedCase[] = []
  for (const file of files) {
    // A filter of Sigma concerns only the tests that name a rule of its own.
    if (filters.length === 0 && !names.some((name) => file.text.includes(name))) continue
    const { loaded } = loadTest(file, surroundings)
    if (loaded !== undefined) found.push(...(await silencedCases(loaded, { detections, filters })))
  }
  return found
}

/** One refusal for each filter. */
function refusals(cases: readonly SilencedCase[], file: string | undefined): readonly Diagnostic[] {
  const byFilter = new Map<string, SilencedCase[]>()
  for (const one of cases) {
    const key = JSON.stringify([one.by.kind, placeOf(one, file)])
    byFilter.set(key, [...(byFilter.get(key) ?? []), one])
  }
  return [...byFilter.values()].flatMap((same) => {
    const [first] = same
    return first === undefined ? [] : [refusal(first, same, file)]
  })
}

function refusal(
  first: SilencedCase,
  cases: readonly SilencedCase[],
  file: string | undefined,
): Diagnostic {
  const named = cases
    .slice(0, namedCases)
    .map((one) => `"${one.test}" (${one.file}), variant "${one.case}": ${one.missed}`)
  const more = cases.length - named.length
  const rest = more > 0 ? `; and ${more} more` : ''
  const message = `the filter silences ${cases.length === 1 ? 'a test' : `${cases.length} cases of tests`}: ${named.join('; ')}${rest}`
  return { ...remarks[first.by.kind], severity: 'error', message, ...placeOf(first, file) }
}

/** How each kind of filter is refused. */
const remarks = {
  environment: {
    code: 'environment-filter-silences-test',
    hint: 'name the principal, and the root or account that it is about, so that a theft like the test is still seen',
  },
  sigma: {
    code: 'sigma-filter-silences-test',
    hint: 'exclude less: by principal and by what it works on, so that a theft like the test is still found',
  },
} as const

function placeOf(
  { by }: SilencedCase,
  environment: string | undefined,
): Pick<Diagnostic, 'file' | 'line'> {
  const file = by.kind === 'environment' ? environment : by.filter.file
  return { ...(file === undefined ? {} : { file }), line: by.filter.line }
}
