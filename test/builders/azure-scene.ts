import { formatDiagnostic } from '../../src/base/diagnostic.ts'
import { createRandom } from '../../src/emulation/random.ts'
import type { TimedStep } from '../../src/emulation/scenario/expand-steps.ts'
import { loadScenario } from '../../src/emulation/scenario/load-scenario.ts'
import { newThingId } from '../../src/emulation/scenario/thing-id.ts'
import { World } from '../../src/emulation/scenario/world.ts'
import type { Scene } from '../../src/emulation/steps/step-action.ts'
import { azureCast } from './azure-flows.ts'

/** A step of `lena` among the Azure cast, as actions get it to play. */
export function azureScene(step: Partial<TimedStep> = {}): Scene {
  const text = `schema: spoor/scenario@1
id: scene
name: A scene for one step
kind: benign
start: 2026-09-15T09:00:00Z
cast:${azureCast}
steps:
  - {by: lena, do: create-disk, as: unused}
`
  const { loaded, diagnostics } = loadScenario({ text })
  if (loaded === undefined) throw new Error(diagnostics.map(formatDiagnostic).join('\n'))
  const world = new World(loaded.scenario, { seed: '1', newId: newThingId })
  const time = Date.parse(loaded.scenario.start)
  return {
    step: { do: 'anything', by: 'lena', time, path: [], turn: '', ...step },
    actor: world.actor(step.by ?? 'lena'),
    world,
    random: createRandom('scene'),
  }
}
