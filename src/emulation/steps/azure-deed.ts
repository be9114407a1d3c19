import type { AzureCaller } from '../calls/azure-caller.ts'
import type { AzureOperation } from '../calls/azure-player.ts'
import type { Scene, StepAction, StepActions } from './step-action.ts'
import type { Thing } from '../scenario/thing.ts'

/**
 * One operation that an Azure step starts. Times are milliseconds after the step; what a step needs and
 * makes on its own is made before it.
 */
export interface AzureDeed {
  readonly operation: AzureOperation
  readonly after?: number
  /** Somebody else than the actor, such as the service that carries the operation on. */
  readonly caller?: AzureCaller
  /** From the first row to the last, in milliseconds. */
  readonly duration?: number
}

/** An action in Azure. */
export type AzureAction = StepAction<AzureDeed>
/** Actions in Azure by name. */
export type AzureActions = StepActions<AzureDeed>

/** The thing that `of` names. */
export function azureSubject({ step, world }: Scene): Thing {
  return world.thing(step.of ?? '')
}
