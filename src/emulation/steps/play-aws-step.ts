import { textOf } from '../../base/json.ts'
import { failedCall, refusedCall, throttledCall } from '../calls/aws-call.ts'
import type { AwsCall } from '../calls/aws-call.ts'
import type { AwsCaller } from '../calls/aws-caller.ts'
import {
  playAwsCall,
  playAwsServiceEvent,
  playConsoleLogin,
  playSharedSnapshotUse,
} from '../calls/aws-player.ts'
import { awsCaller } from './aws-actor.ts'
import { hasEffect } from './aws-deed.ts'
import type { AwsAction, AwsDeed } from './aws-deed.ts'
import { awsRecord } from './aws-played-record.ts'
import { editRecord } from './played-record.ts'
import type { PlayedRecord } from './played-record.ts'
import type { Scene } from './step-action.ts'
import { waitsOf } from './throttling.ts'

/** The records that a step leaves in the trails of AWS accounts, in the order of time. */
export function playAwsStep(action: AwsAction, scene: Scene): readonly PlayedRecord[] {
  const [main, ...others] = action.play(scene)
  if (main === undefined) return []
  const records = [
    ...throttledRecords(main, scene),
    ...playDeed(main, scene, true),
    ...(hasEffect(scene) ? others.flatMap((deed) => playDeed(deed, scene, false)) : []),
  ]
  return records.filter(({ place }) => scene.world.isLogged(place))
}

/** Each time that the call was turned away before it went through, with growing waits between. */
function throttledRecords(main: AwsDeed, scene: Scene): readonly PlayedRecord[] {
  const { step } = scene
  if (step.throttled === undefined || main.kind !== 'call') return []
  const caller = main.caller ?? awsCaller(scene.actor)
  const turnedAway = { ...main, call: throttledCall(main.call) }
  return waitsOf(step.throttled).map((wait) =>
    callRecord(turnedAway, caller, scene, step.time - wait),
  )
}

function playDeed(deed: AwsDeed, scene: Scene, isMain: boolean): readonly PlayedRecord[] {
  const { step, random, actor } = scene
  const time = step.time + (deed.after ?? 0)
  const edit = (record: PlayedRecord): PlayedRecord =>
    isMain ? { ...record, record: editRecord(record.record, step) } : record
  if (deed.kind === 'call') {
    const caller = deed.caller ?? awsCaller(actor)
    const call = isMain ? withOutcome(deed, caller, scene) : deed.call
    return [edit(callRecord({ ...deed, call }, caller, scene, time))]
  }
  if (deed.kind === 'sign-in') {
    const { caller, region } = deed
    const record = playConsoleLogin({ caller, time, region }, random)
    return [edit(awsRecord(record, time, caller.principal))]
  }
  if (deed.kind === 'event') {
    const { kind: _kind, after: _after, ...event } = deed
    const record = playAwsServiceEvent({ ...event, time }, random)
    const principal = `svc:${textOf(deed.identity['invokedBy']) ?? deed.service}`
    return [edit(awsRecord(record, time, principal))]
  }
  const { owner, consumer } = playSharedSnapshotUse({ ...deed.use, time }, random)
  return [
    awsRecord(owner, time, `aws:acct:${deed.use.consumer}`),
    awsRecord(consumer, time, 'svc:ec2.amazonaws.com'),
  ]
}

/** The call as it went: refused, failed, only asked for, or done. */
function withOutcome(
  deed: AwsDeed & { readonly kind: 'call' },
  caller: AwsCaller,
  { step, random }: Scene,
): AwsCall {
  const { call, resource } = deed
  if (step.refused === true) {
    return refusedCall(call, caller, { ...(resource === undefined ? {} : { resource }), random })
  }
  if (step.fails !== undefined) return failedCall(call, step.fails)
  if (step.dryRun === true) return failedCall(call, dryRun)
  return call
}

/** What EC2 answers who only asks whether it might (EC2 API reference, common errors). */
const dryRun = {
  code: 'Client.DryRunOperation',
  message: 'Request would have succeeded, but DryRun flag is set.',
}

function callRecord(
  deed: AwsDeed & { readonly kind: 'call' },
  caller: AwsCaller,
  { random }: Scene,
  time: number,
): PlayedRecord {
  const { call, region, recipient } = deed
  const more = recipient === undefined ? {} : { recipient }
  return awsRecord(
    playAwsCall({ caller, time, region, call, ...more }, random),
    time,
    caller.principal,
  )
}
