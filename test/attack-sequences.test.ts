/**
 * The attack sequences of reference/telemetry.md section 6, emulated, as lineage alone tells them: each
 * that copies data is exactly one chain finding of the severity that design section 6 states, however
 * its records are cut, ordered or spread, and whoever makes its steps. What is expected of each row
 * stands in attack-sequences/.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, it } from 'vitest'
import { formatDiagnostic } from '../src/base/diagnostic.ts'
import type { Level } from '../src/detections/detection.ts'
import type { EmulatedRecord } from '../src/emulation/scenario/emulated-record.ts'
import { loadScenario, type LoadedScenario } from '../src/emulation/scenario/load-scenario.ts'
import { playScenario } from '../src/emulation/scenario/play-scenario.ts'
import type { Finding } from '../src/findings/finding.ts'
import { hunt } from '../src/hunt.ts'
import { createInputFolder } from './builders/input-folder.ts'
import * as permutations from './builders/scenario-permutations.ts'

/** A row of section 6 that copies data. */
interface ChainSequence {
  /** Section and row of the reference. */
  readonly row: string
  readonly scenario: string
  readonly severity: Level
  /** The verbs of the steps in event time; `!` stands before a refused one. */
  readonly verbs: readonly string[]
  /** Where another principal for each step makes a difference. */
  readonly severityByStrangers?: Level
  readonly verbsByStrangers?: readonly string[]
  readonly why: string
}

/** A row of section 6 that copies nothing. */
interface OtherSequence {
  readonly row: string
  readonly scenario: string
  /** The severities of all that lineage finds. */
  readonly findings: readonly Level[]
  readonly why: string
}

const top = fileURLToPath(new URL('..', import.meta.url))
const { put } = createInputFolder()
let hunts = 0
const ninetyDays = 90 * 24 * 60 * 60 * 1000

const chains: readonly ChainSequence[] = JSON.parse(textOf('chains'))
const others: readonly OtherSequence[] = JSON.parse(textOf('no-chains'))

function textOf(name: string): string {
  return readFileSync(join(top, `test/attack-sequences/${name}.json`), 'utf8')
}

function load(name: string): LoadedScenario {
  const file = join(top, `content/techniques/T1578.001/scenarios/${name}.yaml`)
  const { loaded, diagnostics } = loadScenario({ text: readFileSync(file, 'utf8'), file })
  if (loaded === undefined) throw new Error(diagnostics.map(formatDiagnostic).join('\n'))
  return loaded
}

function recordsOf(loaded: LoadedScenario): readonly EmulatedRecord[] {
  return [...playScenario(loaded)]
}

/** Hunts in files of the given records, in this order; every record must be read. */
async function findIn(
  ...files: readonly (readonly EmulatedRecord[])[]
): Promise<readonly Finding[]> {
  const folder = `hunt-${hunts++}`
  const inputs = files.map((records, place) =>
    put(
      `${folder}/${place}.ndjson`,
      records.map(({ record }) => `${JSON.stringify(record)}\n`).join(''),
    ),
  )
  const { findings, records } = await hunt({ inputs, detections: [] })
  expect(records).toMatchObject({ read: files.flat().length, skipped: {}, rejected: {} })
  return findings
}

/** What is told of a finding here. */
interface Told {
  readonly id: string
  readonly severity: Level
  readonly verbs: readonly string[]
}

/** The findings with a chain of steps that took effect; refused calls alone are no chain of data. */
function chainsOf(findings: readonly Finding[]): readonly Told[] {
  return findings.flatMap(({ severity, chain }) => {
    if (chain === null || chain.steps.every(({ activity }) => activity.attempt)) return []
    const verbs = chain.steps.map(({ activity: { verb, attempt } }) =>
      attempt ? `!${verb}` : verb,
    )
    return [{ id: chain.id, severity, verbs }]
  })
}

/**
 * Nobody has a hand in two steps. Of a stranger's use of what was shared our logs name the account alone,
 * and of what EC2 notes by itself the service, whoever made the call.
 */
function expectStrangers(records: readonly EmulatedRecord[]): void {
  const named = records.filter(({ principal }) => !/^(aws:acct|svc):/.test(principal))
  const hands = new Set(named.map(({ principal, step }) => `${principal} ${step}`))
  expect(hands.size).toBe(new Set(named.map(({ principal }) => principal)).size)
  expect(hands.size).toBeGreaterThan(1)
}

describe.each(chains)('$row: $scenario', (sequence) => {
  const { scenario, severity, verbs } = sequence
  const loaded = load(scenario)
  const records = recordsOf(loaded)
  let plain: readonly Told[] = []

  beforeAll(async () => {
    plain = chainsOf(await findIn(records))
  })

  it('is one chain', () => {
    expect(plain).toEqual([{ id: expect.any(String), severity, verbs }])
  })

  it('is the same chain when it is cut into two files, read in either order', async () => {
    const [first, second] = permutations.cutInTwo(records)
    expect(Math.min(first.length, second.length)).toBeGreaterThan(0)
    expect(chainsOf(await findIn(first, second))).toEqual(plain)
    expect(chainsOf(await findIn(second, first))).toEqual(plain)
  })

  it.each(['1', '2', '3'])('is the same chain when its records are shuffled (%s)', async (seed) => {
    expect(chainsOf(await findIn(permutations.shuffleRecords(records, seed)))).toEqual(plain)
  })

  it('is the same chain when it takes 90 days', async () => {
    const stretched = permutations.stretchScenario(loaded, ninetyDays)
    const times = stretched.steps.map(({ time }) => time)
    expect(Math.max(...times) - Math.min(...times)).toBe(ninetyDays)
    expect(chainsOf(await findIn(recordsOf(stretched)))).toEqual(plain)
  })

  const { severityByStrangers = severity, verbsByStrangers = verbs } = sequence
  const byStrangers = (): readonly Told[] => [
    { id: plain[0]?.id ?? '', severity: severityByStrangers, verbs: verbsByStrangers },
  ]

  it('is one chain when every step is made by another principal', async () => {
    const scattered = recordsOf(permutations.scatterPrincipals(loaded))
    expectStrangers(scattered)
    expect(chainsOf(await findIn(scattered))).toEqual(byStrangers())
  })

  it('is one chain under all of these at once', async () => {
    const scattered = permutations.scatterPrincipals(loaded)
    const [first, second] = permutations.cutInTwo(
      recordsOf(permutations.stretchScenario(scattered, ninetyDays)),
    )
    const files = [second, first].map((part) => permutations.shuffleRecords(part, scenario))
    expect(chainsOf(await findIn(...files))).toEqual(byStrangers())
  })
})

describe.each(others)('$row: $scenario', ({ scenario, findings: expected }) => {
  it('is no chain', async () => {
    const findings = await findIn(recordsOf(load(scenario)))
    expect(chainsOf(findings)).toEqual([])
    expect(findings.map(({ severity }) => severity)).toEqual(expected)
  })
})
