/** Everything that playbooks may name, as it is on disk: detections, tests and scenarios with their hashes. */
import { createHash } from 'node:crypto'
import { basename } from 'node:path'
import type { Diagnostic } from '../base/diagnostic.ts'
import { readDocument } from '../base/document.ts'
import {
  type DocumentFile,
  loadAllDetections,
  readDocuments,
  shippedDocuments,
} from '../content.ts'
import type { Detection } from '../detections/detection.ts'
import { scenarioSchema } from '../emulation/scenario/scenario.ts'
import { describeDetections, type KnownContent } from '../playbooks/known-content.ts'
import type { CurrentHashes } from '../playbooks/validation.ts'
import { emulationTestSchema } from '../proving/emulation-test.ts'
import type { TestFile } from '../proving/test-run.ts'

/** A test with its id. */
export interface KnownTest {
  readonly id: string
  /** Names of the detections that it wants to fire somewhere. */
  readonly fires: readonly string[]
  readonly source: TestFile
}

/** What playbooks may name, and where it came from. */
export interface PlaybookContent {
  readonly known: KnownContent
  readonly detections: readonly Detection[]
  readonly tests: readonly KnownTest[]
  /** The files of scenarios by their ids. */
  readonly scenarios: ReadonlyMap<string, DocumentFile>
  readonly hashes: CurrentHashes
  /** Errors of rules that did not load. */
  readonly diagnostics: readonly Diagnostic[]
}

/** Loads what ships, and the rules, tests and scenarios at the paths of the user. */
export async function loadPlaybookContent(paths: readonly string[]): Promise<PlaybookContent> {
  const { detections, diagnostics } = await loadAllDetections(paths)
  const tests = await readKind('tests', paths)
  const scenarios = await readKind('scenarios', paths)
  const knownTests = tests.flatMap((source): readonly KnownTest[] => {
    const { value: test } = readDocument(source, emulationTestSchema)
    if (test === undefined) return []
    const expectations = [test.expect, ...(test.telemetry ?? []).map((one) => one.expect)]
    const fires = expectations.flatMap((one) => one?.detections?.fire ?? [])
    return [{ id: test.id, fires, source }]
  })
  const told = scenarios.flatMap((source) => {
    const { value } = readDocument(source, scenarioSchema)
    return value === undefined ? [] : [{ scenario: value, source }]
  })
  return {
    known: {
      detections: describeDetections(detections),
      scenarios: told.map(({ scenario: { id, kind, class: letter } }) => ({
        id,
        kind,
        ...(letter === undefined ? {} : { class: letter }),
      })),
      tests: knownTests.map(({ source }) => basename(source.file).replace(/\.\w+$/, '')),
    },
    detections,
    tests: knownTests,
    scenarios: new Map(told.map(({ scenario, source }) => [scenario.id, source])),
    hashes: {
      detections: new Map(detections.map(({ id, text }) => [id.toLowerCase(), hashOf(text)])),
      tests: new Map(knownTests.map(({ id, source }) => [id, hashOf(source.text)])),
      negatives: new Map(told.map(({ scenario, source }) => [scenario.id, hashOf(source.text)])),
    },
    diagnostics: diagnostics.filter(({ severity }) => severity === 'error'),
  }
}

async function readKind(
  kind: 'tests' | 'scenarios',
  paths: readonly string[],
): Promise<readonly DocumentFile[]> {
  return (await readDocuments(kind, [...(await shippedDocuments(kind)), ...paths])).files
}

/** SHA-256 of a text, whatever its line breaks: a checkout on Windows has others. */
export function hashOf(text: string): string {
  return createHash('sha256').update(text.replaceAll('\r\n', '\n')).digest('hex')
}
