import type { JsonObject } from '../../base/json.ts'
import type { AwsCall } from './aws-call.ts'
import type { AwsCaller } from './aws-caller.ts'
import { secondsText } from '../clock.ts'
import { presentFields } from '../present-fields.ts'
import type { RandomSource } from '../random.ts'

/** The version of the record format that we write (CloudTrail user guide, record contents). */
const eventVersion = '1.11'

/** A call to be played: who made it, when, where. */
export interface AwsPlay {
  readonly caller: AwsCaller
  /** Milliseconds; CloudTrail keeps whole seconds. */
  readonly time: number
  readonly region: string
  readonly call: AwsCall
  /** The account whose trail holds the record, where that is not the caller's own. */
  readonly recipient?: string
  /** Given when the same event is also delivered to another account. */
  readonly sharedEventId?: string
}

/** Services whose endpoint and log have one home, us-east-1. */
const globalServices: ReadonlySet<string> = new Set(['iam', 'organizations', 'route53'])

/** The CloudTrail record of one API call, key for key as the trail of one account has it. */
export function playAwsCall(play: AwsPlay, random: RandomSource): JsonObject {
  const { caller, call } = play
  const region = globalServices.has(call.service) ? 'us-east-1' : play.region
  const requestId = newRequestId(call.service, random)
  return presentFields({
    eventVersion,
    userIdentity: caller.identity,
    eventTime: secondsText(play.time),
    eventSource: `${call.service}.amazonaws.com`,
    eventName: call.name,
    awsRegion: region,
    sourceIPAddress: caller.address,
    userAgent: caller.agent,
    errorCode: call.failure?.code,
    errorMessage: call.failure?.message,
    requestParameters: call.request,
    responseElements: answerOf(call, requestId),
    additionalEventData: call.additional,
    requestID: requestId,
    eventID: random.uuid(),
    readOnly: call.readOnly,
    resources: call.resources,
    eventType: 'AwsApiCall',
    managementEvent: call.category !== 'Data',
    recipientAccountId: play.recipient ?? caller.account,
    sharedEventID: play.sharedEventId,
    eventCategory: call.category ?? 'Management',
    tlsDetails: isRelayed(caller) ? undefined : tlsDetails(endpointOf(call.service, region)),
    sessionCredentialFromConsole: caller.fromConsole === true ? 'true' : undefined,
  })
}

/** A thing that a service did or noticed by itself, as `AwsServiceEvent` (no request, no answer). */
export interface AwsServiceEvent {
  readonly time: number
  readonly region: string
  /** `ec2`, `backup`. */
  readonly service: string
  readonly name: string
  /** The account whose trail holds the record. */
  readonly recipient: string
  readonly identity: JsonObject
  readonly details: JsonObject
  readonly sharedEventId?: string
}

/** The CloudTrail record of a service event. */
export function playAwsServiceEvent(event: AwsServiceEvent, random: RandomSource): JsonObject {
  const source = `${event.service}.amazonaws.com`
  return presentFields({
    eventVersion,
    userIdentity: event.identity,
    eventTime: secondsText(event.time),
    eventSource: source,
    eventName: event.name,
    awsRegion: event.region,
    sourceIPAddress: source,
    userAgent: source,
    requestParameters: null,
    responseElements: null,
    eventID: random.uuid(),
    readOnly: false,
    eventType: 'AwsServiceEvent',
    managementEvent: true,
    recipientAccountId: event.recipient,
    sharedEventID: event.sharedEventId,
    serviceEventDetails: event.details,
    eventCategory: 'Management',
  })
}

/** One use of a shared snapshot by another account. */
export interface SharedSnapshotUse {
  readonly time: number
  readonly region: string
  readonly snapshotId: string
  readonly owner: string
  readonly consumer: string
  readonly name?: 'SharedSnapshotVolumeCreated' | 'SharedSnapshotCopyInitiated'
}

/**
 * The two records of a shared snapshot's use (reference/telemetry.md section 0 fact 2): the owner's
 * names the consumer's account, the consumer's names itself; both carry one `sharedEventID`.
 */
export function playSharedSnapshotUse(
  use: SharedSnapshotUse,
  random: RandomSource,
): { readonly owner: JsonObject; readonly consumer: JsonObject } {
  const { time, region, snapshotId } = use
  const name = use.name ?? 'SharedSnapshotVolumeCreated'
  const common = { time, region, service: 'ec2', name, details: { snapshotId } }
  const sharedEventId = random.uuid()
  const who = { accountId: use.consumer, invokedBy: 'ec2.amazonaws.com' }
  return {
    owner: playAwsServiceEvent(
      { ...common, recipient: use.owner, identity: { type: 'AWSAccount', ...who }, sharedEventId },
      random,
    ),
    consumer: playAwsServiceEvent(
      { ...common, recipient: use.consumer, identity: who, sharedEventId },
      random,
    ),
  }
}

/** The record of a person signing in to the console, with a second factor. */
export function playConsoleLogin(
  login: { readonly caller: AwsCaller; readonly time: number; readonly region: string },
  random: RandomSource,
): JsonObject {
  const { caller, region } = login
  const { accessKeyId: _none, ...identity } = caller.identity
  const host = `${region}.signin.aws.amazon.com`
  return {
    eventVersion,
    userIdentity: identity,
    eventTime: secondsText(login.time),
    eventSource: 'signin.amazonaws.com',
    eventName: 'ConsoleLogin',
    awsRegion: region,
    sourceIPAddress: caller.address,
    userAgent: caller.agent,
    requestParameters: null,
    responseElements: { ConsoleLogin: 'Success' },
    additionalEventData: {
      LoginTo: `https://${region}.console.aws.amazon.com/console/home`,
      MobileVersion: 'No',
      MFAUsed: 'Yes',
    },
    eventID: random.uuid(),
    readOnly: false,
    eventType: 'AwsConsoleSignIn',
    managementEvent: true,
    recipientAccountId: caller.account,
    eventCategory: 'Management',
    tlsDetails: tlsDetails(host),
  }
}

/** Services that repeat the request id inside their answers. */
const repeatsRequestId: ReadonlySet<string> = new Set(['ec2', 'ec2-instance-connect'])

function answerOf(call: AwsCall, requestId: string): JsonObject | null {
  if (call.response === null || !repeatsRequestId.has(call.service)) return call.response
  const wrapped = call.response[`${call.name}Response`]
  if (wrapped === undefined) return { requestId, ...call.response }
  // ec2WrappedCall puts an object there.
  return { [`${call.name}Response`]: { ...(wrapped as JsonObject), requestId } }
}

function newRequestId(service: string, random: RandomSource): string {
  return service === 's3' ? random.hex(16).toUpperCase() : random.uuid()
}

function isRelayed(caller: AwsCaller): boolean {
  return caller.address.endsWith('.amazonaws.com') || caller.address === 'AWS Internal'
}

function endpointOf(service: string, region: string): string {
  if (globalServices.has(service)) return `${service}.amazonaws.com`
  return `${service}.${region}.amazonaws.com`
}

function tlsDetails(host: string): JsonObject {
  return {
    tlsVersion: 'TLSv1.3',
    cipherSuite: 'TLS_AES_128_GCM_SHA256',
    clientProvidedHostHeader: host,
  }
}
