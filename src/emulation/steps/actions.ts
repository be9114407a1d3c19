import type { Place } from '../scenario/thing.ts'
import { awsActions } from './aws-actions.ts'
import { azureActions } from './azure-actions.ts'
import { gcpActions } from './gcp-actions.ts'
import type { PlayedRecord } from './played-record.ts'
import { playAwsStep } from './play-aws-step.ts'
import type { AzureDialect } from './azure-played-record.ts'
import { playAzureStep } from './play-azure-step.ts'
import { playGcpStep } from './play-gcp-step.ts'
import type { Scene, StepAction } from './step-action.ts'

/** What is known of an action without playing it. */
export type KnownAction = Omit<StepAction<unknown>, 'play'>

/** The actions of a cloud by name. */
export function actionsOf(cloud: Place['cloud']): Readonly<Record<string, KnownAction>> {
  if (cloud === 'aws') return awsActions
  return cloud === 'azure' ? azureActions : gcpActions
}

/** Plays a step in the cloud of its actor; whether the action exists was checked on loading. */
export function playStep(scene: Scene, dialect: AzureDialect): readonly PlayedRecord[] {
  const { step, actor } = scene
  const { cloud } = actor.place
  if (cloud === 'aws') {
    const action = awsActions[step.do]
    return action === undefined ? [] : playAwsStep(action, scene)
  }
  if (cloud === 'azure') {
    const action = azureActions[step.do]
    return action === undefined ? [] : playAzureStep(action, scene, dialect)
  }
  const action = gcpActions[step.do]
  return action === undefined ? [] : playGcpStep(action, scene)
}
