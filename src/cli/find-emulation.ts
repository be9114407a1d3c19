import { basename } from 'node:path'
import type { Diagnostic } from '../base/diagnostic.ts'
import { didYouMean } from '../base/did-you-mean.ts'
import { readDocument } from '../base/document.ts'
import { hasError } from '../base/report.ts'
import { type DocumentFile, readDocuments, shippedDocuments } from '../content.ts'
import { loadScenario, type LoadedScenario } from '../emulation/scenario/load-scenario.ts'
import { type Scenario, scenarioSchema } from '../emulation/scenario/scenario.ts'
import { type EmulationTest, emulationTestSchema } from '../proving/emulation-test.ts'
import { loadTest } from '../proving/load-test.ts'
import { createSurroundings } from '../proving/test-surroundings.ts'

/** A test that a user named. */
export interface FoundTest {
  readonly test: EmulationTest
  readonly file: string
  readonly isShipped: boolean
}

/** A scenario or test that a user named, and what there was to say of it. */
export interface FoundEmulation {
  /** What can be played; absent when there is nothing, or it has errors. */
  readonly loaded?: LoadedScenario
  /** The test whose scenario it is, if it is one. */
  readonly test?: FoundTest
  readonly diagnostics: readonly Diagnostic[]
}

/** The scenarios that ship with Spoor, in the order of their files, as written: no loop is unrolled. */
export async function shippedScenarios(): Promise<readonly Scenario[]> {
  return (await scenarioFiles()).flatMap((file) => readDocument(file, scenarioSchema).value ?? [])
}

async function scenarioFiles(): Promise<readonly DocumentFile[]> {
  return (await readDocuments('scenarios', await shippedDocuments('scenarios'))).files
}

/** A test that ships with Spoor, with the text that it was read from. */
export interface ShippedTest {
  readonly test: EmulationTest
  readonly source: DocumentFile
  /** The name of its file without the ending. */
  readonly name: string
}

/** The tests that ship with Spoor, in the order of their files. */
export async function shippedTests(): Promise<readonly ShippedTest[]> {
  const { files } = await readDocuments('tests', await shippedDocuments('tests'))
  return files.flatMap((source) => {
    const { value: test } = readDocument(source, emulationTestSchema)
    const name = basename(source.file).replace(/\.\w+$/, '')
    return test === undefined ? [] : [{ test, source, name }]
  })
}

/** As many characters of the id of a test as are shown, and are enough to name it. */
export const shortIdLength = 8

/**
 * The scenario of a file or of the id of one that ships; or that of a test, by its file, its id or the
 * beginning of it, or the name of its file: a test plays the telemetry of its first variant.
 */
export async function findEmulation(name: string): Promise<FoundEmulation> {
  const isFile = /[/\\]|\.(ya?ml|json)$/i.test(name)
  if (isFile) return findFile(name)
  // Loading unrolls every loop, so only what may be meant is loaded.
  const loaded = (await scenarioFiles())
    .filter(({ text }) => text.includes(name))
    .flatMap((file) => loadScenario(file).loaded ?? [])
    .find(({ scenario }) => scenario.id === name)
  if (loaded !== undefined) return { loaded, diagnostics: [] }
  const tests = await shippedTests()
  const isOfId = (id: string): boolean =>
    name.length >= shortIdLength && id.startsWith(name.toLowerCase())
  const [found, other] = tests.filter((one) => one.name === name || isOfId(one.test.id))
  if (found !== undefined && other === undefined) return findInTest(found.source, true)
  const known = [
    ...(await shippedScenarios()).map(({ id }) => id),
    ...tests.flatMap((one) => [one.name, one.test.id]),
  ]
  return { diagnostics: [unknownName(name, known)] }
}

async function findFile(name: string): Promise<FoundEmulation> {
  const { files, diagnostics } = await readDocuments('scenarios', [name])
  const [file] = files
  if (file !== undefined) {
    const read = loadScenario(file)
    return { ...read, diagnostics: [...diagnostics, ...read.diagnostics] }
  }
  if (hasError(diagnostics)) return { diagnostics }
  const [test] = (await readDocuments('tests', [name])).files
  return test === undefined
    ? { diagnostics: [...diagnostics, otherDocument(name)] }
    : findInTest(test, false)
}

function otherDocument(file: string): Diagnostic {
  return {
    code: 'scenario-unknown',
    severity: 'error',
    message: 'the document is neither a scenario nor a test',
    file,
    hint: 'its first line says what it is: schema: spoor/scenario@1 or spoor/emulation-test@1',
  }
}

async function findInTest(source: DocumentFile, isShipped: boolean): Promise<FoundEmulation> {
  const { value: test } = readDocument(source, emulationTestSchema)
  const { loaded, diagnostics } = loadTest(source, createSurroundings(await scenarioFiles()))
  const found = test === undefined ? {} : { test: { test, file: source.file, isShipped } }
  if (loaded === undefined) return { ...found, diagnostics }
  const first = loaded.cases.find(({ kind }) => kind === 'variant')?.telemetry
  if (first?.kind === 'scenario') return { ...found, loaded: first.loaded, diagnostics }
  const fault: Diagnostic = {
    code: 'test-not-played',
    severity: 'error',
    message: `"${loaded.test.name}" has recorded telemetry, which cannot be played`,
    file: source.file,
    hint: 'name a test with a play: or scenario:',
  }
  return { ...found, diagnostics: [...diagnostics, fault] }
}

function unknownName(name: string, known: readonly string[]): Diagnostic {
  return {
    code: 'scenario-unknown',
    severity: 'error',
    message: `no scenario or test that ships with Spoor is called "${name}"`,
    hint:
      didYouMean(name, known) ?? 'spoor emulate --list names them; a file is named with its ending',
  }
}
