/** A month of everyday work of each class, with or without six attacks hidden in it, and a hunt in it. */
import { readFileSync } from 'node:fs'
import { Readable } from 'node:stream'
import { fileURLToPath } from 'node:url'
import { hideAttacks, type StandIns } from '../../scripts/hide-attacks.mjs'
import { formatDiagnostic } from '../../src/base/diagnostic.ts'
import { oncePerKey } from '../../src/base/once-per-key.ts'
import { textOf } from '../../src/base/json.ts'
import { loadShippedDetections } from '../../src/content.ts'
import type { Level } from '../../src/detections/detection.ts'
import { loadScenario, type LoadedScenario } from '../../src/emulation/scenario/load-scenario.ts'
import { playScenario } from '../../src/emulation/scenario/play-scenario.ts'
import { hunt, type HuntOptions, type HuntResult } from '../../src/hunt.ts'
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

/** The month as it ships. */
export const monthOf = oncePerKey(({ scenario }: BenignMonth): LoadedScenario => storyOf(scenario))

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

/** The records of a month. */
export interface MonthPlay {
  /** Bare records as JSON, one a line. */
  readonly bytes: Buffer
  /** The ids of the records that the turn of each attack left, by its name; of the operation in Azure. */
  readonly turns: ReadonlyMap<string, ReadonlySet<string>>
}

/** The records of the month as it ships. */
export const playOf = keepLast((month) => play(monthOf(month)))

/** The records of the month with all six attacks in it. */
export const playWithAttacks = keepLast((month) => play(monthWithAttacks(month)))

function play(loaded: LoadedScenario): MonthPlay {
  const turns = new Map<string, Set<string>>()
  const lines: string[] = []
  for (const { id, step = -1, record } of playScenario(loaded)) {
    lines.push(JSON.stringify(record))
    const name = loaded.steps[step]?.id
    if (name === undefined) continue
    const ids = turns.get(name) ?? new Set()
    turns.set(name, ids.add(id).add(textOf(record['correlationId']) ?? id))
  }
  return { bytes: Buffer.from(lines.join('\n')), turns }
}

/** All months together are too much to hold; several hunts in one month follow one another. */
function keepLast(make: (month: BenignMonth) => MonthPlay): (month: BenignMonth) => MonthPlay {
  let last: { readonly month: BenignMonth; readonly made: MonthPlay } | undefined
  return (month) => {
    if (last?.month !== month) last = { month, made: make(month) }
    return last.made
  }
}

/** Reads the records of a month and hunts in them. */
export async function huntMonth(
  { bytes }: MonthPlay,
  knowledge: Knowledge = {},
): Promise<HuntResult> {
  const { detections } = await shipped
  return hunt({ ...knowledge, inputs: ['-'], stdin: Readable.from([bytes]), detections })
}
