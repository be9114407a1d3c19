import { azureCaller } from './azure-actor.ts'
import type { AzureAction, AzureDeed } from './azure-deed.ts'
import { azureOutcome, throttledOperation } from './azure-outcome.ts'
import { type AzureDialect, azureRecords } from './azure-played-record.ts'
import { editRecord } from './played-record.ts'
import type { PlayedRecord } from './played-record.ts'
import type { Scene } from './step-action.ts'
import { waitsOf } from './throttling.ts'

/** The rows that a step leaves in the Activity log: started, accepted, ended. */
export function playAzureStep(
  action: AzureAction,
  scene: Scene,
  dialect: AzureDialect,
): readonly PlayedRecord[] {
  const [main, ...others] = action.play(scene)
  if (main === undefined) return []
  const { step } = scene
  const hasEffect = step.refused !== true && step.fails === undefined
  const rest = hasEffect ? others.flatMap((deed) => playDeed(deed, scene, dialect)) : []
  const outcome = { ...main, operation: azureOutcome(main.operation, step) }
  const rows = playDeed(outcome, scene, dialect).map((row) => ({
    ...row,
    record: editRecord(row.record, step),
  }))
  const throttled = throttledDeeds(main, step).flatMap((deed) => playDeed(deed, scene, dialect))
  return [...throttled, ...rows, ...rest].filter(({ place }) => isLogged(place, scene))
}

/** Is the log of the subscription among the telemetry? Groups of one subscription share its log. */
function isLogged(subscription: string, { world }: Scene): boolean {
  const groups = world.places().filter(({ id }) => id === subscription)
  return groups.length === 0 || groups.some(({ logged }) => logged !== false)
}

/** Each time that the operation was turned away before it went through, with growing waits between. */
function throttledDeeds(main: AzureDeed, { throttled = 0 }: Scene['step']): readonly AzureDeed[] {
  const operation = throttledOperation(main.operation)
  return waitsOf(throttled).map((wait) => ({
    ...main,
    operation,
    after: (main.after ?? 0) - wait,
  }))
}

function playDeed(
  deed: AzureDeed,
  { step, actor, random }: Scene,
  dialect: AzureDialect,
): readonly PlayedRecord[] {
  const caller = deed.caller ?? azureCaller(actor)
  const { operation, duration } = deed
  const { without } = step
  const play = {
    caller,
    time: step.time + (deed.after ?? 0),
    operation,
    correlationId: random.uuid(),
    ...(duration === undefined ? {} : { duration }),
    ...(without === undefined ? {} : { without }),
  }
  return azureRecords(play, dialect, random)
}
