/** Plays the scenario of a class of everyday work, with or without the attack in it, and hunts. */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { formatDiagnostic } from '../../src/base/diagnostic.ts'
import { textOf } from '../../src/base/json.ts'
import { loadShippedDetections } from '../../src/content.ts'
import { type Level, levels } from '../../src/detections/detection.ts'
import { loadScenario, type LoadedScenario } from '../../src/emulation/scenario/load-scenario.ts'
import { playSteps } from '../../src/emulation/scenario/play-scenario.ts'
import type { Scenario } from '../../src/emulation/scenario/scenario.ts'
import type { Event } from '../../src/events/event.ts'
import type { Finding } from '../../src/findings/finding.ts'
import type { HuntReport } from '../../src/findings/hunt-report.ts'
import { type Observation, observe } from '../../src/proving/observe.ts'
import { turningPoint } from './attack-inside.ts'

const folder = fileURLToPath(
  new URL('../../content/techniques/T1578.001/scenarios/', import.meta.url),
)

/** The shipped scenario of an id; one that cannot be played throws. */
export function storyOf(id: string): LoadedScenario {
  const file = `${folder}${id}.yaml`
  return load(readFileSync(file, 'utf8'), file)
}

function load(text: string, file: string): LoadedScenario {
  const { loaded, diagnostics } = loadScenario({ text, file })
  if (loaded === undefined) throw new Error(diagnostics.map(formatDiagnostic).join('\n'))
  return loaded
}

const shipped = loadShippedDetections()

/** What the shipped detections and lineage find in a story. */
export async function huntIn(loaded: LoadedScenario): Promise<Observation> {
  const { detections } = await shipped
  return observe({ kind: 'scenario', loaded, shape: 'ndjson', seed: '1' }, detections)
}

/** What a hunt says of the turning point of an attack. */
export interface AttackOutcome {
  /** The gravest finding that tells of it. */
  readonly gravest: Finding | undefined
  /** What is above low and does not tell of it, as lines. */
  readonly others: readonly string[]
}

/** Plays a story that has an attack in it, and hunts. */
export async function huntForAttack(story: Scenario): Promise<AttackOutcome> {
  const loaded = load(JSON.stringify(story), story.id)
  const ids = idsOfSteps(loaded, turningPoint)
  const seen = await huntIn(loaded)
  // Findings come gravest first.
  const telling = seen.result.findings.filter(({ events }) =>
    events.some((event) => isOf(event, ids)),
  )
  const others = aboveLow(seen.result).filter((one) => !telling.includes(one))
  return { gravest: telling[0], others: others.map(lineOf) }
}

/** The findings above low. */
export function aboveLow({ findings }: Pick<HuntReport, 'findings'>): readonly Finding[] {
  return findings.filter(({ severity }) => rank(severity) > rank('low'))
}

function rank(level: Level): number {
  return levels.indexOf(level)
}

/** A finding as a line that says what is wrong when a test fails. */
export function lineOf({ severity, title, why }: Finding): string {
  return `${severity}: ${title} (${why.join('; ')})`
}

/** The ids of the records that the steps left, or those of one id; of the operation in Azure. */
export function idsOfSteps(loaded: LoadedScenario, id?: string): ReadonlySet<string> {
  const left = playSteps(loaded).filter(
    ({ step = -1 }) => id === undefined || loaded.steps[step]?.id === id,
  )
  return new Set(left.flatMap((one) => [one.id, textOf(one.record['correlationId']) ?? one.id]))
}

/** Is an event one that these ids stand for? */
export function isOf({ native, records }: Event, ids: ReadonlySet<string>): boolean {
  const operation = textOf(native['correlationId']) ?? ''
  return ids.has(operation) || records.some(({ id }) => ids.has(id))
}
