import type { AwsCall } from '../calls/aws-call.ts'
import { callDeed, ec2Arn, regionOf, subjectOf } from './aws-deed.ts'
import type { AwsActions } from './aws-deed.ts'
import type { Scene } from './step-action.ts'

/** An action that is one call about an instance, which `of` names. */
export function instanceAction(
  says: string,
  callOf: (scene: Scene, instanceId: string) => AwsCall,
): AwsActions[string] {
  return {
    says,
    needs: ['of'],
    of: ['instance'],
    play: (scene) => {
      const instance = subjectOf(scene)
      const region = regionOf(scene, instance)
      return [callDeed(callOf(scene, instance.id), region, ec2Arn(instance, region))]
    },
  }
}
