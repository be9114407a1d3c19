import { textOf } from '../../base/json.ts'
import type { JsonArray, JsonObject } from '../../base/json.ts'
import { fractionText } from '../clock.ts'
import type { GcpCaller } from './gcp-caller.ts'
import { errorAnswer } from './gcp-failure.ts'
import type { GcpFailure, GcpStatusCode } from './gcp-failure.ts'
import { runSystemOperation, startOperation } from './gcp-operation.ts'
import type { StartedOperation } from './gcp-operation.ts'
import { authorizationInfo } from './gcp-permission.ts'
import type { GcpPermission } from './gcp-permission.ts'
import { presentFields } from '../present-fields.ts'
import type { RandomSource } from '../random.ts'

/** One API call in Google Cloud's own terms. */
export interface GcpCall {
  /** `compute.googleapis.com`. */
  readonly service: string
  /** With its version: `v1.compute.disks.insert`. */
  readonly method: string
  readonly project: string
  readonly resourceName: string
  /** The monitored resource: its type and its labels beside the project. */
  readonly resource: { readonly type: string; readonly labels: JsonObject }
  readonly permissions: readonly GcpPermission[]
  /** Its `@type` is that of the method unless given. */
  readonly request?: JsonObject
  /** Calls that start an operation: what the operation does, and to what. */
  readonly operation?: { readonly type: string; readonly target: string }
  /** The answer of a call that starts no operation. */
  readonly response?: JsonObject
  /** How many things a listing found. */
  readonly responseItems?: number
  readonly locations?: readonly string[]
  /** More fields of the payload: `serviceData`, `metadata`. */
  readonly more?: JsonObject
  /** The entry does not say from which address the call came. */
  readonly hidesAddress?: boolean
  /** Refused for want of a permission. */
  readonly refused?: boolean
  /** Failed for another reason. */
  readonly failure?: GcpFailure
  /** `data_access` holds reads and is off unless a project turns it on. */
  readonly log?: 'activity' | 'system_event' | 'data_access'
}

/** A call to be played. */
export interface GcpPlay {
  readonly caller: GcpCaller
  readonly time: number
  readonly call: GcpCall
  /** From the first entry to the last of an operation, in milliseconds; 5 s unless given. */
  readonly duration?: number
}

/** An entry with its time in milliseconds. */
export interface GcpEntry {
  readonly time: number
  readonly record: JsonObject
}

/**
 * The LogEntries of a call: one, or two where it starts an operation. The first carries the request,
 * the permissions and the operation's stub, the last no more than how it ended
 * (reference/telemetry.md section 0 fact 8).
 */
export function playGcpCall(play: GcpPlay, random: RandomSource): readonly GcpEntry[] {
  const { call, time } = play
  if (call.log === 'system_event') return [systemEntry(play, random)]
  const error = errorOf(call)
  if (call.operation === undefined || (error !== undefined && !error.isLate)) {
    return [{ time, record: logEntry(play, time, fullPayload(play, undefined, random), random) }]
  }
  const started = startOperation(planOf(play, call.operation), random)
  const labels = operationLabels(call, random)
  const end = time + (play.duration ?? 5000)
  const first = logEntry(play, time, fullPayload(play, started, random), random)
  const last = logEntry(play, end, lastPayload(play), random)
  const operation = { id: started.id, producer: call.service }
  const severity = error === undefined ? {} : { severity: 'ERROR' }
  return [
    { time, record: { ...first, ...labels, operation: { ...operation, first: true } } },
    {
      time: end,
      record: { ...last, ...severity, ...labels, operation: { ...operation, last: true } },
    },
  ]
}

/** What Compute Engine does by itself is told once, without address and permissions. */
function systemEntry(play: GcpPlay, random: RandomSource): GcpEntry {
  const { caller, call, time } = play
  const run = call.operation && runSystemOperation(planOf(play, call.operation), random)
  const payload = presentFields({
    '@type': payloadType,
    authenticationInfo: caller.authenticationInfo,
    serviceName: call.service,
    methodName: call.method,
    resourceName: call.resourceName,
    request: { '@type': requestType(call) },
    response: run?.answer,
  })
  const operation = run && { id: run.id, producer: call.method, first: true, last: true }
  const entry = logEntry(play, time, payload, random)
  const labels = operationLabels(call, random)
  return { time, record: presentFields({ ...entry, ...labels, operation }) }
}

function planOf(
  { caller, call, time }: GcpPlay,
  operation: { readonly type: string; readonly target: string },
): Parameters<typeof startOperation>[0] {
  const { service, method } = call
  return { service, method, ...operation, user: caller.email, time }
}

/** What set off an operation of Compute Engine, the same in all its entries. */
function operationLabels(call: GcpCall, random: RandomSource): JsonObject {
  return call.service === computeService
    ? { labels: { 'compute.googleapis.com/root_trigger_id': random.uuid() } }
    : {}
}

const computeService = 'compute.googleapis.com'

function logEntry(
  play: GcpPlay,
  time: number,
  protoPayload: JsonObject,
  random: RandomSource,
): JsonObject {
  const { call } = play
  return {
    protoPayload,
    insertId: `-${random.text(11, 'abcdefghijklmnopqrstuvwxyz0123456789')}`,
    resource: {
      type: call.resource.type,
      labels: { ...call.resource.labels, project_id: call.project },
    },
    timestamp: fractionText(time, 6, random),
    severity: severityOf(call),
    logName: `projects/${call.project}/logs/cloudaudit.googleapis.com%2F${call.log ?? 'activity'}`,
    receiveTimestamp: fractionText(time + 600, 9, random),
  }
}

function severityOf(call: GcpCall): string {
  if (errorOf(call)?.isLate === false) return 'ERROR'
  return call.log === undefined || call.log === 'activity' ? 'NOTICE' : 'INFO'
}

const payloadType = 'type.googleapis.com/google.cloud.audit.AuditLog'

function fullPayload(
  play: GcpPlay,
  started: StartedOperation | undefined,
  random: RandomSource,
): JsonObject {
  const { caller, call } = play
  const error = errorOf(call)
  const failed = error?.isLate === false ? error : undefined
  return presentFields({
    '@type': payloadType,
    status: failed === undefined ? successOf(call) : statusOf(failed),
    authenticationInfo: caller.authenticationInfo,
    requestMetadata: requestMetadataOf(play, random),
    serviceName: call.service,
    methodName: call.method,
    authorizationInfo: authorizationOf(call),
    resourceName: call.resourceName,
    request: call.request && { '@type': requestType(call), ...call.request },
    response:
      failed === undefined ? (started?.answer ?? call.response) : failureAnswer(call, failed),
    numResponseItems: call.responseItems === undefined ? undefined : String(call.responseItems),
    resourceLocation: call.locations && { currentLocations: call.locations },
    // What a call changed is told of calls that changed something.
    ...(failed === undefined ? call.more : {}),
  })
}

/** Services that leave the attributes of a request empty. */
const withoutAttributes: ReadonlySet<string> = new Set([
  'cloudresourcemanager.googleapis.com',
  'cloudbuild.googleapis.com',
])

function requestMetadataOf({ caller, call, time }: GcpPlay, random: RandomSource): JsonObject {
  return presentFields({
    callerIp: call.hidesAddress === true ? undefined : caller.address,
    callerSuppliedUserAgent: caller.agent,
    requestAttributes: withoutAttributes.has(call.service)
      ? {}
      : { time: fractionText(time + 300, 6, random), auth: {} },
    destinationAttributes: {},
  })
}

function lastPayload(play: GcpPlay): JsonObject {
  const { caller, call } = play
  const error = errorOf(call)
  return presentFields({
    '@type': payloadType,
    status: error === undefined ? successOf(call) : statusOf(error),
    authenticationInfo: caller.authenticationInfo,
    requestMetadata: presentFields({
      callerIp: caller.address,
      callerSuppliedUserAgent: caller.agent,
    }),
    serviceName: call.service,
    methodName: call.method,
    resourceName: call.resourceName,
    request: { '@type': requestType(call) },
  })
}

/** A read that failed is told by its status alone. */
function failureAnswer(call: GcpCall, { code, message }: CallError): JsonObject | undefined {
  return call.log === 'data_access' ? undefined : errorAnswer(code, message)
}

/** Compute leaves the status out of a call that went well; other services write an empty one. */
function successOf(call: GcpCall): JsonObject | undefined {
  return call.service === computeService ? undefined : {}
}

/** An error with its code, and whether it came while the operation ran. */
interface CallError {
  readonly code: GcpStatusCode
  readonly message: string
  readonly isLate: boolean
}

function statusOf({ code, message }: CallError): JsonObject {
  return { code, message }
}

function errorOf(call: GcpCall): CallError | undefined {
  if (call.refused === true) return { code: 7, message: refusalText(call), isLate: false }
  if (call.failure === undefined) return undefined
  const { code, message, isLate = false } = call.failure
  return { code, message, isLate: isLate && call.operation !== undefined }
}

function refusalText(call: GcpCall): string {
  const [wanted] = call.permissions
  return `Required '${wanted?.permission ?? ''}' permission for '${wanted?.resource ?? ''}'`
}

function authorizationOf(call: GcpCall): JsonArray | undefined {
  const { permissions } = call
  if (permissions.length === 0) return undefined
  const isRead = call.log === 'data_access'
  return authorizationInfo(permissions, { isGranted: call.refused !== true, isRead })
}

function requestType(call: GcpCall): string {
  const given = textOf(call.request?.['@type'])
  return given ?? `type.googleapis.com/${call.method.replace(/^(v1|beta|alpha)\./, '')}`
}
