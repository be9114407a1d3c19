import type { JsonArray, JsonObject } from '../../base/json.ts'
import { fractionText, pacificText } from '../clock.ts'
import type { GcpCaller } from './gcp-caller.ts'
import { presentFields } from '../present-fields.ts'
import { createRandom } from '../random.ts'
import type { RandomSource } from '../random.ts'

/** A permission that a call needed, and on what. */
export interface GcpPermission {
  readonly permission: string
  /** `projects/p/zones/z/disks/d`. */
  readonly resource: string
}

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
  readonly request?: JsonObject
  /** Compute calls that start an operation: what the operation does, and to what. */
  readonly operation?: { readonly type: string; readonly target: string }
  /** The answer of a call that starts no operation. */
  readonly response?: JsonObject
  readonly locations?: readonly string[]
  /** More fields of the payload: `serviceData`, `metadata`. */
  readonly more?: JsonObject
  /** Refused for want of a permission. */
  readonly refused?: boolean
  readonly log?: 'activity' | 'system_event'
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
 * the permissions and the operation's stub, the last no more than that it ended
 * (reference/telemetry.md section 0 fact 8).
 */
export function playGcpCall(play: GcpPlay, random: RandomSource): readonly GcpEntry[] {
  const { call, time } = play
  const running = call.operation !== undefined && call.refused !== true
  if (!running || call.log === 'system_event') {
    return [{ time, record: logEntry(play, time, fullPayload(play, undefined, random), random) }]
  }
  const id = `operation-${time}-${random.hex(13)}-${random.hex(8)}-${random.hex(8)}`
  const producer = call.service
  const end = time + (play.duration ?? 5000)
  const first = logEntry(play, time, fullPayload(play, id, random), random)
  const last = logEntry(play, end, lastPayload(play), random)
  return [
    { time, record: { ...first, operation: { id, producer, first: true } } },
    { time: end, record: { ...last, operation: { id, producer, last: true } } },
  ]
}

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
    severity: call.refused === true ? 'ERROR' : call.log === 'system_event' ? 'INFO' : 'NOTICE',
    logName: `projects/${call.project}/logs/cloudaudit.googleapis.com%2F${call.log ?? 'activity'}`,
    receiveTimestamp: fractionText(time + 600, 9, random),
  }
}

const payloadType = 'type.googleapis.com/google.cloud.audit.AuditLog'

function fullPayload(
  play: GcpPlay,
  operationId: string | undefined,
  random: RandomSource,
): JsonObject {
  const { caller, call, time } = play
  return presentFields({
    '@type': payloadType,
    status: statusOf(call),
    authenticationInfo: caller.authenticationInfo,
    requestMetadata: presentFields({
      callerIp: caller.address,
      callerSuppliedUserAgent: caller.agent,
      requestAttributes: { time: fractionText(time + 300, 6, random), auth: {} },
      destinationAttributes: {},
    }),
    serviceName: call.service,
    methodName: call.method,
    authorizationInfo: authorizationOf(call),
    resourceName: call.resourceName,
    request: call.request && { '@type': requestType(call), ...call.request },
    response: responseOf(play, operationId, random),
    resourceLocation: call.locations && { currentLocations: call.locations },
    ...call.more,
  })
}

function lastPayload(play: GcpPlay): JsonObject {
  const { caller, call } = play
  return {
    '@type': payloadType,
    authenticationInfo: caller.authenticationInfo,
    requestMetadata: presentFields({
      callerIp: caller.address,
      callerSuppliedUserAgent: caller.agent,
    }),
    serviceName: call.service,
    methodName: call.method,
    resourceName: call.resourceName,
    request: { '@type': requestType(call) },
  }
}

/** Compute leaves the status out of a call that went well; other services write an empty one. */
function statusOf(call: GcpCall): JsonObject | undefined {
  if (call.refused === true) return { code: 7, message: refusalText(call) }
  return call.service === 'compute.googleapis.com' ? undefined : {}
}

function refusalText(call: GcpCall): string {
  const [wanted] = call.permissions
  return `Required '${wanted?.permission ?? ''}' permission for '${wanted?.resource ?? ''}'`
}

function authorizationOf(call: GcpCall): JsonArray | undefined {
  if (call.permissions.length === 0) return undefined
  return call.permissions.map(({ permission, resource }) => {
    const [service = '', type = ''] = permission.split('.')
    const resourceAttributes = { service, name: resource, type: `${service}.${type}` }
    const granted = call.refused === true ? {} : { granted: true }
    return { resource, permission, ...granted, resourceAttributes }
  })
}

function requestType(call: GcpCall): string {
  const method = call.method.replace(/^(v1|beta|alpha)\./, '')
  return `type.googleapis.com/${method}`
}

function responseOf(
  play: GcpPlay,
  operationId: string | undefined,
  random: RandomSource,
): JsonObject | undefined {
  const { call } = play
  if (call.refused === true) {
    const message = refusalText(call)
    const errors = [{ domain: 'global', message, reason: 'forbidden' }]
    return { '@type': 'type.googleapis.com/error', error: { code: 403, errors, message } }
  }
  if (call.operation === undefined) return call.response
  return operationStub(play, operationId ?? `systemevent-${play.time}`, random)
}

const linkPrefix = 'https://www.googleapis.com/compute/v1/'

/** The operation as Compute Engine answers with it. */
function operationStub(play: GcpPlay, name: string, random: RandomSource): JsonObject {
  const { call, caller, time } = play
  const target = call.operation?.target ?? ''
  const [, project = '', scope = '', place = ''] = target.split('/')
  const home = scope === 'global' ? `${project}/global` : `${project}/${scope}/${place}`
  const [id, link] = [random.text(19, '123456789'), `${linkPrefix}projects/${home}`]
  return presentFields({
    '@type': 'type.googleapis.com/operation',
    id,
    name,
    zone: scope === 'zones' ? link : undefined,
    operationType: call.operation?.type,
    targetLink: `${linkPrefix}${target}`,
    targetId: numericId(target),
    status: 'RUNNING',
    user: caller.email,
    progress: '0',
    insertTime: pacificText(time),
    startTime: pacificText(time + 2),
    selfLink: `${link}/operations/${name}`,
    selfLinkWithId: `${link}/operations/${id}`,
  })
}

/** The number that Compute Engine gives a resource besides its name. */
export function numericId(resource: string): string {
  return createRandom(`gcp id of ${resource}`).text(19, '123456789')
}
