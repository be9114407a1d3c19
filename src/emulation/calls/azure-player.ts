import type { JsonObject } from '../../base/json.ts'
import type { AzureCaller } from './azure-caller.ts'
import { groupOf, typeOf } from './azure-ids.ts'
import { localized, localizedStatus, ticksOf } from './azure-rest-words.ts'
import { fractionText } from '../clock.ts'
import { presentFields } from '../present-fields.ts'
import type { RandomSource } from '../random.ts'

/**
 * How an operation runs: `long` is accepted first, `short` is answered at once, `refused` by RBAC,
 * `failed` for the reason that the operation gives.
 */
export type AzureCourse = 'long' | 'short' | 'refused' | 'failed'

/** Why an operation failed that RBAC allowed: a conflict, a quota. */
export interface AzureFailure {
  /** The HTTP status in Azure's words: `Conflict`, `NotFound`, `BadRequest`. */
  readonly statusCode: string
  /** The error code: `OperationNotAllowed`, `QuotaExceeded`. */
  readonly code: string
  readonly message: string
  /** Accepted first and failed while it ran; otherwise the answer was the error. */
  readonly isAccepted?: boolean
}

/** The state of an operation that a row tells. */
export type AzureState = 'Started' | 'Accepted' | 'Succeeded' | 'Failed'

/** One management operation in Azure's own terms. */
export interface AzureOperation {
  /** As the REST dialect writes it: `Microsoft.Compute/snapshots/write`. */
  readonly name: string
  readonly resourceId: string
  readonly method: 'PUT' | 'PATCH' | 'POST' | 'DELETE'
  readonly course: AzureCourse
  /** The HTTP status of the answer; `Accepted` of a long course and `OK` of a short one unless given. */
  readonly answer?: 'OK' | 'Created' | 'NoContent'
  /** With the course `failed`, and only then. */
  readonly failure?: AzureFailure
  readonly request?: JsonObject
  readonly response?: JsonObject
}

/** An operation to be played: who called, when, how long it took. */
export interface AzurePlay {
  readonly caller: AzureCaller
  /** When the first row was written, in milliseconds. */
  readonly time: number
  readonly operation: AzureOperation
  readonly correlationId: string
  /** From the first row to the last, in milliseconds; 4 s unless given. */
  readonly duration?: number
  /** Rows that this log never got, as of an export that was switched on in between. */
  readonly without?: readonly AzureState[]
}

/** One row of an operation, before it is put into a dialect. */
interface Stage {
  readonly state: AzureState
  readonly subState: string
  readonly time: number
  readonly properties: JsonObject
  /** Written by the job that ran the operation, when the caller long had the answer. */
  readonly isOfJob?: boolean
}

/** A row with its time in milliseconds. */
export interface AzureRow {
  readonly time: number
  readonly record: JsonObject
}

/** The rows of an operation as Event Hub and blob export write them: upper case, no event id. */
export function playAzureExport(play: AzurePlay, random: RandomSource): readonly AzureRow[] {
  return stagesOf(play).map((stage) => ({
    time: stage.time,
    record: exportRow(play, stage, random),
  }))
}

/** The rows of an operation as the REST API lists them. */
export function playAzureRest(play: AzurePlay, random: RandomSource): readonly AzureRow[] {
  return stagesOf(play).map((stage) => ({ time: stage.time, record: restRow(play, stage, random) }))
}

/**
 * Which rows an operation leaves (reference/telemetry.md section 0 fact 7): the request stands in the
 * Started row, the answer in the Accepted row, or in the Succeeded row when nothing was accepted.
 */
function stagesOf(play: AzurePlay): readonly Stage[] {
  const { operation, time, without = [] } = play
  const started = stageAt(time, 'Started', '', { requestbody: bodyText(operation.request) })
  return [started, ...endsOf(play)].filter(({ state }) => !without.includes(state))
}

function endsOf(play: AzurePlay): readonly Stage[] {
  const { operation, time } = play
  const end = time + (play.duration ?? 4000)
  if (operation.course === 'refused') {
    return [failedAt(time + 300, 'Forbidden', refusalOf(play))]
  }
  if (operation.course === 'failed') {
    const failure = failureOf(operation)
    return failure.isAccepted === true
      ? [acceptedAt(play), { ...failedAt(end, failure.statusCode, failure), isOfJob: true }]
      : [failedAt(time + 500, failure.statusCode, failure)]
  }
  if (operation.course === 'short') {
    const answer = operation.answer ?? 'OK'
    return [stageAt(time + 400, 'Succeeded', answer, answerOf(operation, answer))]
  }
  return [acceptedAt(play), { ...stageAt(end, 'Succeeded', '', {}), isOfJob: true }]
}

function acceptedAt({ operation, time }: AzurePlay): Stage {
  const answer = operation.answer ?? 'Accepted'
  return stageAt(time + 900, 'Accepted', answer, answerOf(operation, answer))
}

function failedAt(
  time: number,
  statusCode: string,
  { code, message }: { readonly code: string; readonly message: string },
): Stage {
  const statusMessage = JSON.stringify({ error: { code, message } })
  const properties = { statusCode, serviceRequestId: null, statusMessage }
  return stageAt(time, 'Failed', statusCode, properties)
}

function stageAt(time: number, state: AzureState, subState: string, properties: JsonObject): Stage {
  return { time, state, subState, properties: presentFields(properties) }
}

function answerOf({ response }: AzureOperation, statusCode: string): JsonObject {
  return { statusCode, serviceRequestId: null, responseBody: bodyText(response) }
}

/** Without a reason nothing can fail: misuse, and a TypeError. */
function failureOf({ name, failure }: AzureOperation): AzureFailure {
  if (failure === undefined) throw new TypeError(`${name} fails without a failure`)
  return failure
}

function refusalOf(play: AzurePlay): { readonly code: string; readonly message: string } {
  const { caller, operation } = play
  const objectId = caller.principal.split(':')[2] ?? ''
  const message = `The client '${caller.name}' with object id '${objectId}' does not have authorization to perform action '${operation.name}' over scope '${operation.resourceId}' or the scope is invalid. If access was recently granted, please refresh your credentials.`
  return { code: 'AuthorizationFailed', message }
}

function bodyText(body: JsonObject | undefined): string | undefined {
  return body === undefined ? undefined : JSON.stringify(body)
}

/** The properties that every row has, after those of its stage. */
function propertiesOf(play: AzurePlay, stage: Stage): JsonObject {
  const { operation, caller } = play
  return {
    ...stage.properties,
    eventCategory: 'Administrative',
    entity: operation.resourceId,
    message: operation.name,
    hierarchy: `${caller.tenant}/${subscriptionOf(operation.resourceId)}`,
  }
}

/** The subscription of a resource id. */
export function subscriptionOf(resourceId: string): string {
  return resourceId.split('/')[2] ?? ''
}

/** The words of the export dialect for each state. */
const exportResults = {
  Started: 'Start',
  Accepted: 'Accept',
  Succeeded: 'Success',
  Failed: 'Failure',
} as const

function exportRow(play: AzurePlay, stage: Stage, random: RandomSource): JsonObject {
  const { caller, operation } = play
  return presentFields({
    RoleLocation: 'West Europe',
    ReleaseVersion: '6.2026.35.1+b0c2f1e9',
    time: fractionText(stage.time, 7, random),
    resourceId: operation.resourceId.toUpperCase(),
    operationName: operation.name.toUpperCase(),
    category: 'Administrative',
    resultType: exportResults[stage.state],
    resultSignature: `${stage.state}.${stage.subState}`,
    durationMs: String(stage.time - play.time),
    callerIpAddress: caller.address,
    correlationId: play.correlationId,
    identity: {
      authorization: {
        scope: operation.resourceId,
        action: operation.name,
        evidence: caller.evidence,
      },
      claims: caller.claims,
    },
    level: stage.state === 'Failed' ? 'Error' : 'Information',
    properties: propertiesOf(play, stage),
    tenantId: caller.tenant,
  })
}

function restRow(play: AzurePlay, stage: Stage, random: RandomSource): JsonObject {
  const { caller, operation, correlationId } = play
  const { resourceId, name } = operation
  const eventDataId = random.uuid()
  const type = typeOf(resourceId)
  const end = stage.state !== 'Started'
  return presentFields({
    authorization: { action: name, scope: resourceId },
    caller: caller.name,
    channels: 'Operation',
    claims: caller.claims,
    correlationId,
    description: '',
    eventDataId,
    eventName: localized(
      end ? 'EndRequest' : 'BeginRequest',
      end ? 'End request' : 'Begin request',
    ),
    category: localized('Administrative'),
    httpRequest: stage.isOfJob === true ? undefined : httpRequestOf(play, random),
    eventTimestamp: fractionText(stage.time, 7, random),
    id: `${resourceId}/events/${eventDataId}/ticks/${ticksOf(stage.time)}`,
    level: stage.state === 'Failed' ? 'Error' : 'Informational',
    operationId: correlationId,
    operationName: localized(name),
    resourceGroupName: groupOf(resourceId),
    resourceProviderName: localized(type.slice(0, type.indexOf('/'))),
    resourceType: localized(type),
    resourceId,
    status: localized(stage.state),
    subStatus: localizedStatus(stage.subState),
    submissionTimestamp: fractionText(stage.time + 90_000, 7, random),
    subscriptionId: subscriptionOf(resourceId),
    tenantId: caller.tenant,
    properties: propertiesOf(play, stage),
    relatedEvents: [],
  })
}

function httpRequestOf(play: AzurePlay, random: RandomSource): JsonObject | undefined {
  const { caller, operation } = play
  if (caller.address === undefined) return undefined
  return {
    clientRequestId: random.uuid(),
    clientIpAddress: caller.address,
    method: operation.method,
  }
}
