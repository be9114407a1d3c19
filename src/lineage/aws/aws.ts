import { textOf } from '../../base/json.ts'
import type { Event } from '../../events/event.ts'
import type { Activity } from '../activity.ts'
import type { AwsAction, AwsActions, AwsEffect } from './aws-action.ts'
import { backupActions } from './aws-backup.ts'
import { blockActions } from './aws-block.ts'
import { directoryActions } from './aws-directory.ts'
import { ec2Actions, instanceConnectActions, recycleBinActions } from './aws-ec2.ts'
import { efsActions } from './aws-efs.ts'
import { elasticacheActions } from './aws-elasticache.ts'
import { fsxActions } from './aws-fsx.ts'
import { keyActions } from './aws-key.ts'
import { lifecycleActions } from './aws-lifecycle.ts'
import { lightsailActions } from './aws-lightsail.ts'
import { memorydbActions } from './aws-memorydb.ts'
import { resourceOfArn } from './aws-named-resource.ts'
import { networkActions } from './aws-network.ts'
import { rdsActions } from './aws-rds.ts'
import { redshiftActions } from './aws-redshift.ts'
import { redshiftServerlessActions } from './aws-redshift-serverless.ts'
import { readAwsCall, type AwsCall } from './aws-request.ts'
import { sessionActions } from './aws-session.ts'
import { storageGatewayActions } from './aws-storage-gateway.ts'
import { trailActions } from './aws-trail.ts'
import type { Resource } from '../resource.ts'

/** By event source, because event names mean other things in other services (fact 5). */
const catalogue: readonly (readonly [eventSource: string, actions: AwsActions])[] = [
  ['ec2.amazonaws.com', { ...ec2Actions, ...networkActions }],
  ['ebs.amazonaws.com', blockActions],
  ['kms.amazonaws.com', keyActions],
  ['ec2-instance-connect.amazonaws.com', instanceConnectActions],
  ['ssm.amazonaws.com', sessionActions],
  ['rbin.amazonaws.com', recycleBinActions],
  ['dlm.amazonaws.com', lifecycleActions],
  ['backup.amazonaws.com', backupActions],
  ['rds.amazonaws.com', rdsActions],
  ['redshift.amazonaws.com', redshiftActions],
  ['redshift-serverless.amazonaws.com', redshiftServerlessActions],
  ['elasticache.amazonaws.com', elasticacheActions],
  ['memorydb.amazonaws.com', memorydbActions],
  ['lightsail.amazonaws.com', lightsailActions],
  ['fsx.amazonaws.com', fsxActions],
  ['elasticfilesystem.amazonaws.com', efsActions],
  ['storagegateway.amazonaws.com', storageGatewayActions],
  ['ds.amazonaws.com', directoryActions],
  ['cloudtrail.amazonaws.com', trailActions],
]

/** By event source, then by event name: to join the two for every event costs more than to look twice. */
const services: ReadonlyMap<string, ReadonlyMap<string, AwsAction>> = new Map(
  catalogue.map(([eventSource, rows]) => [eventSource, new Map(Object.entries(rows))]),
)

const actions: readonly (readonly [key: string, action: AwsAction])[] = catalogue.flatMap(
  ([eventSource, rows]) =>
    Object.entries(rows).map(([name, action]) => [`${eventSource} ${name}`, action] as const),
)

/** Every call that {@link awsActivity} reads, as `<eventSource> <eventName>`. */
export const awsActionKeys: readonly string[] = actions.map(([key]) => key)

/** By such a key: the text without which a record of the call says nothing, lower case (`AwsAction.mark`). */
export const awsActionMarks: ReadonlyMap<string, string> = new Map(
  actions.flatMap(([key, { mark }]) => (mark === undefined ? [] : [[key, mark] as const])),
)

/**
 * What a CloudTrail event does to data; `undefined` for calls that only look, and for those that
 * lineage has no use for. A call that was denied, that failed or that was a dry run keeps what it
 * named and whom it would have let in, but has no links and removes nothing.
 *
 * The `member-of` links of one activity state every group that their `from` is in.
 */
export function awsActivity(event: Event): Activity | undefined {
  const { native } = event
  const service = services.get(textOf(native['eventSource']) ?? '')
  const action = service?.get(textOf(native['eventName']) ?? '')
  if (action === undefined) return undefined
  const call = readAwsCall(native)
  const effect = effectOf(action, call)
  if (effect === undefined) return undefined
  const sourceAddress = textOf(native['sourceIPAddress'])
  const { account, region } = call
  return {
    ...(call.isAttempt ? attempted(effect, call) : effective(effect)),
    verb: effect.verb ?? action.verb,
    ...(account === undefined ? {} : { account }),
    ...(region === undefined ? {} : { region }),
    ...(sourceAddress === undefined ? {} : { sourceAddress }),
  }
}

/** Of a denied call without its request the name is all that is known of what it wanted. */
function effectOf({ read, needsRequest }: AwsAction, call: AwsCall): AwsEffect | undefined {
  const isUnlogged = call.isAttempt && !call.hasRequest
  if (isUnlogged && needsRequest === true) return undefined
  return read(call) ?? (isUnlogged ? {} : undefined)
}

function effective(effect: AwsEffect): Omit<Activity, 'verb'> {
  return { inputs: [], outputs: [], links: [], ...effect, attempt: false }
}

function attempted(effect: AwsEffect, call: AwsCall): Omit<Activity, 'verb'> {
  const { inputs = [], outputs = [], removed: _removed, ...rest } = effect
  const isNameless = inputs.length === 0 && outputs.length === 0
  const named = isNameless ? resourcesOfMessage(call.errorMessage) : inputs
  return { ...rest, inputs: named, outputs, links: [], attempt: true }
}

const messageMark = 'on resource: '

/** Denied RDS calls name their resource only in the message: `on resource: arn:...` (fact 4). */
function resourcesOfMessage(message: string | undefined): readonly Resource[] {
  const at = message?.indexOf(messageMark) ?? -1
  const arn = at < 0 ? undefined : message?.slice(at + messageMark.length).split(' ', 1)[0]
  const resource = arn === undefined ? undefined : resourceOfArn(arn)
  return resource === undefined ? [] : [resource]
}
