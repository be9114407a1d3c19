/** The logs of samples/ as their scenarios give them (docs/samples.md); scripts/make-samples.mjs writes them. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { formatDiagnostic } from '../../src/base/diagnostic.ts'
import { emulate, labelOf } from '../../src/emulation/emulate.ts'
import { loadScenario, type LoadedScenario } from '../../src/emulation/scenario/load-scenario.ts'

/** The clouds of samples/, each with a scenario of its own. */
export const sampleClouds = ['aws', 'azure', 'gcp'] as const
/** A cloud of samples/. */
export type SampleCloud = (typeof sampleClouds)[number]

/** How many hours one file holds, more than a real one does: a day of a trail, six of the others. */
const fileHours: Readonly<Record<SampleCloud, number>> = { aws: 24, azure: 6, gcp: 6 }

/** What a step of a sample left in the logs. */
export interface SampleStep {
  readonly time: string
  /** `attack <chain>`, `beside <chain>` or `benign <class> <case>`. */
  readonly tale: string
  readonly says: string
  /** The stable id of who acted. */
  readonly principal: string
  /** Was it refused, or only asked for? */
  readonly attempt: boolean
  /** eventID, the correlationId of the operation, insertId of its first entry. */
  readonly ids: readonly string[]
}

/** The label of a sample: that of the emulation, with the steps that have a tale. */
export interface SampleLabel extends Readonly<Record<string, unknown>> {
  readonly record_count: number
  readonly steps: readonly SampleStep[]
}

/** The logs of one cloud. */
export interface PlayedSample {
  /** The texts of the files by their paths below samples/; every file is packed, whatever the cloud does. */
  readonly files: ReadonlyMap<string, string>
  readonly label: SampleLabel
}

/** The scenario of a cloud, from the checkout at `top`; one that cannot be played throws. */
export function loadSample(cloud: SampleCloud, top: string): LoadedScenario {
  const file = join(top, 'content/techniques/T1578.001/scenarios', `sample-${cloud}.yaml`)
  const { loaded, diagnostics } = loadScenario({ text: readFileSync(file, 'utf8'), file })
  if (loaded === undefined) throw new Error(diagnostics.map(formatDiagnostic).join('\n'))
  return loaded
}

/** Plays the scenario of a cloud with the seed of the samples: the same texts every time. */
export function playSample(cloud: SampleCloud, top: string): PlayedSample {
  const loaded = loadSample(cloud, top)
  let records = 0
  const files = new Map<string, string>()
  const pieces = emulate(loaded, {
    delivery: { windowMinutes: fileHours[cloud] * 60, recordsPerFile: 100_000 },
    onRecord: () => records++,
  })
  for (const { path, text } of pieces) {
    const packed = `${cloud}/${path.endsWith('.gz') ? path : `${path}.gz`}`
    files.set(packed, (files.get(packed) ?? '') + text)
  }
  const { steps, ...about } = labelOf(loaded, { tool: 'npm run samples', records })
  // labelOf makes such steps; those without a tale have null in its place.
  const told = (steps as unknown as readonly SampleStep[]).filter(({ tale }) => tale !== null)
  const note = 'Every record in samples/ is emulated; none comes from a real system.'
  return { files, label: { ...about, note, record_count: records, steps: told } }
}
