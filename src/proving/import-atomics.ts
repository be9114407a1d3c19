import { createHash } from 'node:crypto'
import type { Diagnostic } from '../base/diagnostic.ts'
import { type PathStep, readDocument, type ReadDocument } from '../base/document.ts'
import type { JsonObject } from '../base/json.ts'
import { type AtomicFile, atomicFileSchema, type AtomicTest } from './atomic.ts'
import { signalsSchema, withDifference } from './atomic-signals.ts'
import { cloudsOf, dependencyShellOf, testOfAtomic } from './atomic-test.ts'
import { printYaml } from './atomic-yaml.ts'
import { type EmulationTest, emulationTestSchema } from './emulation-test.ts'
import type { WrittenFile } from './export-atomics.ts'
import type { TestFile } from './test-run.ts'

/** A file of Atomic Red Team, with the side file of signals where one lies beside it. */
export interface AtomicSource {
  readonly atomic: TestFile
  readonly signals?: TestFile
}

/** Atomics as tests of ours. */
export interface AtomicImport {
  readonly tests: readonly WrittenFile[]
  /** How many of them expect nothing yet: no side file speaks of them. */
  readonly skeletons: number
  /** How many tests of the files are none of ours. */
  readonly left: number
  readonly diagnostics: readonly Diagnostic[]
}

interface Source {
  readonly file: AtomicFile
  readonly signals: Readonly<Record<string, JsonObject>>
  readonly complain: ReadDocument<unknown>['complain']
  readonly complainOfSignals: ReadDocument<unknown>['complain']
}

interface Imported {
  readonly test: EmulationTest
  readonly isSkeleton: boolean
}

/**
 * Reads files of Atomic Red Team, any, and makes a test of ours of every Atomic for AWS, Azure or Google
 * Cloud. What it expects comes from the side file; without one the test is a skeleton that fails until
 * somebody writes what must be seen. Others are counted by the reason.
 */
export function importAtomics(sources: readonly AtomicSource[]): AtomicImport {
  const diagnostics: Diagnostic[] = []
  const imported: Imported[] = []
  const guids = new Set<string>()
  let left = 0
  for (const source of sources) {
    const own = importFile(source, guids)
    diagnostics.push(...own.diagnostics)
    imported.push(...own.imported)
    left += own.left
  }
  const paths = new Set<string>()
  const tests = imported.map(({ test, isSkeleton }): WrittenFile => {
    const path = freePath(test, paths)
    paths.add(path)
    return { path, text: `${isSkeleton ? skeletonHead : ''}${printYaml(test)}` }
  })
  const skeletons = imported.filter(({ isSkeleton }) => isSkeleton).length
  return { tests, skeletons, left, diagnostics }
}

const skeletonHead = `# Made of an Atomic. It fails until expect.signals says what must be seen, and a play:, scenario: or
# file: of telemetry shows it.
`

/** Reads one file; the guids of its tests are added to those that are taken. */
function importFile(
  { atomic, signals }: AtomicSource,
  guids: Set<string>,
): {
  readonly imported: readonly Imported[]
  readonly left: number
  readonly diagnostics: readonly Diagnostic[]
} {
  const read = readDocument(atomic, atomicFileSchema)
  const side = signals === undefined ? undefined : readDocument(signals, signalsSchema)
  const diagnostics: Diagnostic[] = []
  const told = (): readonly Diagnostic[] => [
    ...read.diagnostics,
    ...(side?.diagnostics ?? []),
    ...diagnostics,
  ]
  // With a side file that has faults the tests would be taken for skeletons.
  const isUnread = side !== undefined && side.value === undefined
  if (read.value === undefined || isUnread) return { imported: [], left: 0, diagnostics: told() }
  const source: Source = {
    file: read.value,
    signals: side?.value?.tests ?? {},
    complain: read.complain,
    complainOfSignals: side?.complain ?? read.complain,
  }
  const reasons = new Map<string, number>()
  const imported = read.value.atomic_tests.flatMap((test, place) => {
    const reason = reasonAgainst(test)
    if (reason === undefined) return importTest(test, place, { ...source, guids }) ?? []
    reasons.set(reason, (reasons.get(reason) ?? 0) + 1)
    return []
  })
  tellOfStrayGuids(source)
  for (const [reason, count] of reasons) {
    const message = `${count} of its tests ${count === 1 ? 'is' : 'are'} not imported: ${reason}`
    diagnostics.push({ code: 'atomic-left', severity: 'note', message, file: atomic.file })
  }
  const left = [...reasons.values()].reduce((sum, count) => sum + count, 0)
  return { imported, left, diagnostics: told() }
}

/** Why an Atomic is none of ours, if so. */
function reasonAgainst(test: AtomicTest): string | undefined {
  if (cloudsOf(test).length === 0) {
    return test.supported_platforms.includes('iaas')
      ? 'platform iaas does not say which cloud'
      : 'for other platforms than iaas:aws, iaas:azure and iaas:gcp'
  }
  return test.executor.name === 'command_prompt' ? 'written for command_prompt' : undefined
}

function importTest(
  atomic: AtomicTest,
  place: number,
  source: Source & { readonly guids: Set<string> },
): Imported | undefined {
  const { file, signals, guids, complain, complainOfSignals } = source
  const here: readonly PathStep[] = ['atomic_tests', place]
  const { auto_generated_guid: guid } = atomic
  const id = guid ?? derivedGuid(`${file.attack_technique}\n${atomic.name}`)
  if (guids.has(id)) {
    const message = `no test can be made of it: another one has the guid ${id}`
    complain([...here, 'auto_generated_guid'], notImported(message))
    return undefined
  }
  guids.add(id)
  const known = guid === undefined ? undefined : signals[guid]
  const base = testOfAtomic(atomic, file.attack_technique, id)
  const whole = withDifference(base, known ?? { expect: {} })
  const checked = emulationTestSchema.safeParse(whole)
  tellOfParts(atomic, here, complain)
  for (const { path, message } of checked.error?.issues ?? []) {
    const inner = path.filter((step) => typeof step !== 'symbol')
    const [key] = inner
    const told = `no test can be made of it: ${inner.join('.')}: ${message}`
    // What neither of the two says is missing from the side file: the Atomic has no place for it.
    const isOfAtomic = Object.hasOwn(base, key ?? '') && !Object.hasOwn(known ?? {}, key ?? '')
    const isOfSignals = known !== undefined && !isOfAtomic
    if (isOfSignals) complainOfSignals(['tests', id, ...inner], notImported(told))
    else complain([...here, ...atomicPlaceOf(inner)], notImported(told))
  }
  if (checked.data === undefined) return undefined
  return { test: checked.data, isSkeleton: known === undefined }
}

function notImported(message: string): Omit<Diagnostic, 'file' | 'line'> {
  return { code: 'atomic-not-imported', severity: 'error', message }
}

/** Tells what a test of ours has no place for. */
function tellOfParts(
  atomic: AtomicTest,
  here: readonly PathStep[],
  complain: Source['complain'],
): void {
  const lose = (path: readonly PathStep[], what: string): void =>
    complain([...here, ...path], {
      code: 'atomic-part-left',
      severity: 'warning',
      message: `"${atomic.name}" is imported without ${what}`,
    })
  const clouds = cloudsOf(atomic)
  const others = atomic.supported_platforms.filter((one) => !clouds.includes(one))
  if (others.length > 0) lose(['supported_platforms'], `platform ${others.join(', ')}`)
  const { dependency_executor_name: shell, executor } = atomic
  if (shell !== undefined && shell !== dependencyShellOf(executor.name)) {
    lose(['dependency_executor_name'], `the shell of its dependencies, ${shell}`)
  }
}

function tellOfStrayGuids({ file, signals, complainOfSignals }: Source): void {
  const known = new Set(file.atomic_tests.map((one) => one.auto_generated_guid))
  for (const guid of Object.keys(signals).filter((one) => !known.has(one))) {
    const message = `no test of the Atomic has the guid ${guid}`
    complainOfSignals(['tests', guid], {
      code: 'atomic-stray-signals',
      severity: 'warning',
      message,
    })
  }
}

/** Where that stands in an Atomic which stands at a path of a test. */
function atomicPlaceOf([first, ...rest]: readonly PathStep[]): readonly PathStep[] {
  if (first === 'inputs') return ['input_arguments', ...rest]
  if (first === 'prerequisites') return ['dependencies', ...rest]
  return first === undefined ? [] : [first, ...rest]
}

/**
 * A guid for an Atomic that has none yet (their build fills it in): always the same for one technique
 * and name, in the form of version 4.
 */
function derivedGuid(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex')
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    `8${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-')
}

/** A file name made of the name of the test; of two that are alike the second has its id in it. */
function freePath({ name, id }: EmulationTest, taken: ReadonlySet<string>): string {
  const words = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .match(/[a-z\d]+/g) ?? ['test']
  const slug = words.join('-').slice(0, 60).replace(/-$/, '')
  const paths = [slug, `${slug}-${id.slice(0, 8)}`, `${slug}-${id}`].map((one) => `${one}.yaml`)
  return paths.find((path) => !taken.has(path)) ?? `${id}.yaml`
}
