/** A month of everyday work of each class, with or without six attacks hidden in it, and a hunt in it. */
import { readFileSync } from 'node:fs'
import { Readable } from 'node:stream'
import { fileURLToPath } from 'node:url'
import { hideAttacks, type StandIns } from '../../scripts/hide-attacks.mjs'
import { formatDiagnostic } from '../../src/base/diagnostic.ts'
import { textOf } from '../../src/base/json.ts'
import { loadShippedDetections } from '../../src/content.ts'
import type { Level } from '../../src/detections/detection.ts'
import { day } from '../../src/emulation/clock.ts'
import { loadScenario, type LoadedScenario } from '../../src/emulation/scenario/load-scenario.ts'
import { playScenario } from '../../src/emulation/scenario/play-scenario.ts'
import { printProposal } from '../../src/environment/learn/print-proposal.ts'
import { readEnvironment } from '../../src/environment/configuration/read-environment.ts'
import { hunt, type HuntOptions, type HuntResult } from '../../src/hunt.ts'
import { learn } from '../../src/learn.ts'
import { storyOf } from './benign-hunt.ts'

/** A class in one cloud, and whom of it the attacks are done by. */
export interface BenignMonth extends StandIns {
  /** The id of its scenario. */
  readonly scenario: string
  readonly cloud: 'aws' | 'azure' | 'gcp'
  /** How many findings above low it gives as yet, where that is more than it should. */
  readonly known?: number
  readonly because?: string
}

/** An attack that is hidden in a month, with what a hunt must say of it. */
export interface HiddenAttack {
  /** The id of the step on which it turns. */
  readonly name: string
  /** By design section 6. */
  readonly severity: Level
  /** What its title says. */
  readonly words: string
}

const folder = fileURLToPath(new URL('../benign-month/', import.meta.url))

/** Every class of reference/telemetry.md section 7 in the clouds that have it. */
export const months: readonly BenignMonth[] = JSON.parse(
  readFileSync(`${folder}months.json`, 'utf8'),
)

/** The six of reference/telemetry.md section 6. */
export const hiddenAttacks: readonly HiddenAttack[] = [
  { name: 'unknown-account', severity: 'high', words: 'shared with' },
  { name: 'public', severity: 'critical', words: 'made public' },
  { name: 'database', severity: 'critical', words: 'opened to the world on port' },
  { name: 'image', severity: 'high', words: 'shared with' },
  { name: 'download', severity: 'medium', words: 'exported' },
  { name: 'theft', severity: 'critical', words: 'opened to the world on port 22' },
]

const stories = new Map<string, LoadedScenario>()

/** The month as it ships; read once. */
export function monthOf({ scenario }: BenignMonth): LoadedScenario {
  const story = stories.get(scenario) ?? storyOf(scenario)
  stories.set(scenario, story)
  return story
}

/** The month with all six attacks in it. */
export function monthWithAttacks(month: BenignMonth): LoadedScenario {
  const story = monthOf(month).scenario
  const file = `${folder}attacks-${month.cloud}.yaml`
  const attacks = load(readFileSync(file, 'utf8'), file).scenario
  return load(JSON.stringify(hideAttacks(story, attacks, month)), month.scenario)
}

function load(text: string, file: string): LoadedScenario {
  const { loaded, diagnostics } = loadScenario({ text, file })
  if (loaded === undefined) throw new Error(diagnostics.map(formatDiagnostic).join('\n'))
  return loaded
}

const shipped = loadShippedDetections()

/** What a hunt is given besides the month: nothing, or what is known of the organisation. */
export type Knowledge = Partial<Omit<HuntOptions, 'inputs' | 'stdin' | 'detections'>>

/**
 * What `spoor learn` makes of the thirty days before a month, as a user would take it: the file that it
 * proposes, and the history that it keeps. The file must read back without a remark.
 */
export async function learnedBefore(month: BenignMonth): Promise<Knowledge> {
  const { scenario } = monthOf(month)
  const start = new Date(Date.parse(scenario.start) - 30 * day).toISOString()
  const before = load(JSON.stringify({ ...scenario, start }), month.scenario)
  const now = Date.parse(scenario.start)
  const lines = Array.from(playScenario(before), ({ record }) => JSON.stringify(record))
  const stdin = Readable.from([Buffer.from(lines.join('\n'))])
  const { proposed, history } = await learn({ inputs: ['-'], stdin, now })
  const text = printProposal(proposed)
  const { environment, diagnostics } = readEnvironment({ text, file: 'spoor.yaml' }, { now })
  if (environment === undefined || diagnostics.length > 0) {
    throw new Error(diagnostics.map(formatDiagnostic).join('\n'))
  }
  return { environment, history }
}

/** What a hunt in a month found. */
export interface MonthHunt {
  readonly result: HuntResult
  /** The ids of the records that the turn of each attack left, by its name; of the operation in Azure. */
  readonly turns: ReadonlyMap<string, ReadonlySet<string>>
}

/** Plays a month as bare records, one a line, reads them and hunts. */
export async function huntMonth(
  loaded: LoadedScenario,
  knowledge: Knowledge = {},
): Promise<MonthHunt> {
  const { detections } = await shipped
  const turns = new Map<string, Set<string>>()
  const lines: string[] = []
  for (const { id, step = -1, record } of playScenario(loaded)) {
    lines.push(JSON.stringify(record))
    const name = loaded.steps[step]?.id
    if (name === undefined) continue
    const ids = turns.get(name) ?? new Set()
    turns.set(name, ids.add(id).add(textOf(record['correlationId']) ?? id))
  }
  const stdin = Readable.from([Buffer.from(lines.join('\n'))])
  return { result: await hunt({ ...knowledge, inputs: ['-'], stdin, detections }), turns }
}
