import { compareText } from '../base/compare.ts'
import type { Diagnostic } from '../base/diagnostic.ts'
import { type PathStep, readDocument, type ReadDocument } from '../base/document.ts'
import type { JsonObject } from '../base/json.ts'
import { atomicFileSchema, type AtomicTest } from './atomic.ts'
import { besides, signalsNameOf } from './atomic-signals.ts'
import { techniqueName } from './atomic-techniques.ts'
import { atomicOf, testOfAtomic } from './atomic-test.ts'
import { printYaml } from './atomic-yaml.ts'
import { type EmulationTest, emulationTestSchema } from './emulation-test.ts'
import type { TestFile } from './test-run.ts'

/** A file to be written, its path relative and with forward slashes. */
export interface WrittenFile {
  readonly path: string
  readonly text: string
}

/** Tests in the form of Atomic Red Team. */
export interface AtomicExport {
  /** For each technique its Atomic and the side file of signals, in the order of the techniques. */
  readonly files: readonly WrittenFile[]
  readonly exported: number
  /** Tests that carry no commands, and so cannot be Atomics. */
  readonly withoutExecutor: number
  readonly diagnostics: readonly Diagnostic[]
}

type Complain = ReadDocument<EmulationTest>['complain']

interface Exported {
  readonly technique: string
  readonly atomic: AtomicTest
  /** What the side file says of it. */
  readonly signals: JsonObject
}

/**
 * Writes tests as Atomics, those of one technique into one file, in the order of their guids. A test is
 * filed under the first of its techniques. One that cannot be an Atomic is a diagnostic with the
 * reason; the others are still written.
 */
export function exportAtomics(tests: readonly TestFile[]): AtomicExport {
  const seen = new Map<string, string>()
  const read = tests.map((source) => {
    const { value: test, diagnostics, complain } = readDocument(source, emulationTestSchema)
    const isOurs = test?.executor !== undefined
    const one =
      isOurs && isFirst(test, source, { seen, complain }) ? exportOf(test, complain) : undefined
    return { one, diagnostics, isBare: test !== undefined && !isOurs }
  })
  const exported = read.flatMap(({ one }) => one ?? [])
  return {
    files: filesOf(exported),
    exported: exported.length,
    withoutExecutor: read.filter(({ isBare }) => isBare).length,
    diagnostics: read.flatMap(({ diagnostics }) => diagnostics),
  }
}

/** Guids are the keys of the side file: of two tests with one guid the first is exported. */
function isFirst(
  { id }: EmulationTest,
  { file }: TestFile,
  known: { readonly seen: Map<string, string>; readonly complain: Complain },
): boolean {
  const other = known.seen.get(id)
  if (other === undefined) known.seen.set(id, file)
  else known.complain(['id'], notExported(`its id is that of ${other} too`))
  return other === undefined
}

function notExported(reason: string): Omit<Diagnostic, 'file' | 'line'> {
  const message = `the test cannot be exported: ${reason}`
  return { code: 'atomic-not-exported', severity: 'error', message }
}

function exportOf(test: EmulationTest, complain: Complain): Exported | undefined {
  const { executor } = test
  const [technique] = test.attack
  if (executor === undefined || technique === undefined) return undefined
  const faults = executorFaults(executor)
  for (const { path, reason } of faults) complain(path, notExported(reason))
  if (faults.length > 0) return undefined
  const checked = atomicFileSchema.safeParse({
    attack_technique: technique,
    display_name: techniqueName(technique),
    atomic_tests: [atomicOf(test, executor)],
  })
  for (const { path, message } of checked.error?.issues ?? []) {
    const place = path.slice(2).filter((step) => typeof step !== 'symbol')
    const name = place.join('.')
    complain(ownPlaceOf(place), notExported(`as an Atomic, ${name}: ${message}`))
  }
  const [atomic] = checked.data?.atomic_tests ?? []
  if (atomic === undefined) return undefined
  // A test was read from YAML: everything in it is what JSON can hold.
  const whole = test as unknown as JsonObject
  const signals = besides(testOfAtomic(atomic, technique, test.id), whole)
  return { technique, atomic, signals }
}

/** What our schema lets stand in an executor and that of Atomic Red Team does not. */
function executorFaults({
  name,
  command,
  cleanup,
  steps,
}: NonNullable<EmulationTest['executor']>): readonly {
  readonly path: readonly PathStep[]
  readonly reason: string
}[] {
  const isManual = name === 'manual'
  const wrong = isManual ? { command, cleanup } : { steps }
  const missing = isManual ? { steps } : { command }
  return [
    ...Object.entries(wrong)
      .filter(([, value]) => value !== undefined)
      .map(([key]) => ({
        path: ['executor', key],
        reason: `an executor "${name}" has no place for ${key}`,
      })),
    ...Object.entries(missing)
      .filter(([, value]) => value === undefined)
      .map(([key]) => ({ path: ['executor'], reason: `an executor "${name}" needs ${key}` })),
  ]
}

/** Where that stands in a test which stands at a path of its Atomic. */
function ownPlaceOf(path: readonly PathStep[]): readonly PathStep[] {
  const [first, ...rest] = path
  if (first === 'input_arguments') return ['inputs', ...rest]
  if (first === 'dependencies') return ['prerequisites', ...rest]
  return path
}

function filesOf(exported: readonly Exported[]): readonly WrittenFile[] {
  const techniques = [...new Set(exported.map(({ technique }) => technique))].sort(compareText)
  return techniques.flatMap((technique) => {
    const own = exported
      .filter((one) => one.technique === technique)
      .map((one) => ({ ...one, guid: one.atomic.auto_generated_guid ?? '' }))
      .sort((a, b) => compareText(a.guid, b.guid))
    const path = `atomics/${technique}/${technique}.yaml`
    const atomics = {
      attack_technique: technique,
      display_name: techniqueName(technique),
      atomic_tests: own.map(({ atomic }) => atomic),
    }
    const tests = own.map(({ guid, signals }) => [guid, signals] as const)
    const side = { schema: 'spoor/signals@1', tests: Object.fromEntries(tests) }
    return [
      { path, text: printYaml(atomics) },
      { path: signalsNameOf(path), text: printYaml(side) },
    ]
  })
}
