import { textOf } from '../../base/json.ts'
import type { JsonObject } from '../../base/json.ts'
import type { AwsCall } from '../calls/aws-call.ts'
import type { AwsCaller } from '../calls/aws-caller.ts'
import { playAwsCall, playConsoleLogin, playSharedSnapshotUse } from '../calls/aws-player.ts'
import type { SharedSnapshotUse } from '../calls/aws-player.ts'
import type { RandomSource } from '../random.ts'
import type { StoryRecord, StoryRole } from './story.ts'

/** Plays one call of a fixed caller in a fixed region. */
export type AwsActor = (time: number, call: AwsCall, role: StoryRole) => void

/** Collects what one part of the story plays. */
export interface AwsScene {
  readonly random: RandomSource
  readonly records: () => readonly StoryRecord[]
  readonly actor: (caller: AwsCaller, region: string) => AwsActor
  readonly signIn: (caller: AwsCaller, time: number, role: StoryRole) => void
  /** Writes both sides, or one where the other account keeps no log that we hold. */
  readonly useSharedSnapshot: (
    use: SharedSnapshotUse,
    roles: { readonly owner?: StoryRole; readonly consumer?: StoryRole },
  ) => void
}

/** Opens a scene; all that it draws comes from the given source. */
export function createAwsScene(random: RandomSource): AwsScene {
  const records: StoryRecord[] = []
  const keep = (record: JsonObject, time: number, principal: string, role: StoryRole): void => {
    records.push({
      source: 'aws.cloudtrail',
      time,
      deliveredAt: time,
      place: textOf(record['recipientAccountId']) ?? '',
      part: textOf(record['awsRegion']) ?? '',
      id: textOf(record['eventID']) ?? '',
      record,
      principal,
      role,
    })
  }
  return {
    random,
    records: () => records,
    actor: (caller, region) => (time, call, role) => {
      keep(playAwsCall({ caller, time, region, call }, random), time, caller.principal, role)
    },
    signIn: (caller, time, role) => {
      const record = playConsoleLogin({ caller, time, region: 'eu-west-1' }, random)
      keep(record, time, caller.principal, role)
    },
    useSharedSnapshot: (use, roles) => {
      const { owner, consumer } = playSharedSnapshotUse(use, random)
      const principal = `aws:acct:${use.consumer}`
      if (roles.owner) keep(owner, use.time, principal, roles.owner)
      if (roles.consumer) keep(consumer, use.time, 'svc:ec2.amazonaws.com', roles.consumer)
    },
  }
}
