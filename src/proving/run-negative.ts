import type { FileText } from '../base/report.ts'
import { type Detection, levels } from '../detections/detection.ts'
import { loadScenario } from '../emulation/scenario/load-scenario.ts'
import type { Finding } from '../findings/finding.ts'
import { faultsOf, observe } from './observe.ts'

/** What a hunt in benign work came to. */
export interface NegativeOutcome {
  /** The id of the scenario. */
  readonly scenario: string
  /** Findings above low; there should be none. */
  readonly aboveLow: readonly Finding[]
}

/**
 * Plays a scenario of benign work, reads it back as real logs are read, and hunts in it. Throws where the
 * scenario is faulty or its telemetry cannot be read: then nothing is proved.
 */
export async function runNegative(
  source: FileText,
  detections: readonly Detection[],
): Promise<NegativeOutcome> {
  const { loaded, diagnostics } = loadScenario(source)
  if (loaded === undefined) throw new Error(diagnostics.map(({ message }) => message).join('; '))
  const telemetry = { kind: 'scenario', loaded, shape: 'ndjson', seed: '1' } as const
  const observation = await observe(telemetry, detections)
  const faults = faultsOf(observation)
  const isEmpty = observation.events.length === 0
  if (faults.length > 0 || isEmpty)
    throw new Error(isEmpty ? 'it holds no event' : faults.map(({ message }) => message).join('; '))
  const { findings } = observation.result
  const aboveLow = findings.filter(
    ({ severity }) => levels.indexOf(severity) > levels.indexOf('low'),
  )
  return { scenario: loaded.scenario.id, aboveLow }
}
