import type { JsonObject } from '../../base/json.ts'
import type { AzureCaller } from './azure-caller.ts'
import { fractionText } from '../clock.ts'
import { presentFields } from '../present-fields.ts'
import type { RandomSource } from '../random.ts'

/** How an operation runs: `long` is accepted first, `short` is answered at once, `refused` by RBAC. */
export type AzureCourse = 'long' | 'short' | 'refused'

/** One management operation in Azure's own terms. */
export interface AzureOperation {
  /** As the REST dialect writes it: `Microsoft.Compute/snapshots/write`. */
  readonly name: string
  readonly resourceId: string
  readonly method: 'PUT' | 'PATCH' | 'POST' | 'DELETE'
  readonly course: AzureCourse
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
}

/** One row of an operation, before it is put into a dialect. */
interface Stage {
  readonly state: 'Started' | 'Accepted' | 'Succeeded' | 'Failed'
  readonly subState: string
  readonly time: number
  readonly properties: JsonObject
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
  const { operation, time, duration = 4000 } = play
  const requestbody = bodyText(operation.request)
  const responseBody = bodyText(operation.response)
  const started = stageAt(time, 'Started', '', { requestbody })
  if (operation.course === 'refused') {
    const failed = { statusCode: 'Forbidden', serviceRequestId: null, statusMessage: refusal(play) }
    return [started, stageAt(time + 300, 'Failed', 'Forbidden', failed)]
  }
  if (operation.course === 'short') {
    const answer = { statusCode: 'OK', serviceRequestId: null, responseBody }
    return [started, stageAt(time + 400, 'Succeeded', 'OK', answer)]
  }
  const answer = { statusCode: 'Accepted', serviceRequestId: null, responseBody }
  return [
    started,
    stageAt(time + 900, 'Accepted', 'Accepted', answer),
    stageAt(time + duration, 'Succeeded', '', {}),
  ]
}

function stageAt(
  time: number,
  state: Stage['state'],
  subState: string,
  properties: JsonObject,
): Stage {
  return { time, state, subState, properties: presentFields(properties) }
}

function refusal(play: AzurePlay): string {
  const { caller, operation } = play
  const objectId = caller.principal.split(':')[2] ?? ''
  const message = `The client '${caller.name}' with object id '${objectId}' does not have authorization to perform action '${operation.name}' over scope '${operation.resourceId}' or the scope is invalid. If access was recently granted, please refresh your credentials.`
  return JSON.stringify({ error: { code: 'AuthorizationFailed', message } })
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
  const [, , , , resourceGroupName, , provider = ''] = resourceId.split('/')
  const end = stage.state !== 'Started'
  return presentFields({
    authorization: { action: name, scope: resourceId },
    caller: caller.name,
    channels: 'Operation',
    claims: caller.claims,
    correlationId,
    description: '',
    eventDataId,
    eventName: both(end ? 'EndRequest' : 'BeginRequest', end ? 'End request' : 'Begin request'),
    category: both('Administrative'),
    httpRequest: httpRequestOf(play, random),
    eventTimestamp: fractionText(stage.time, 7, random),
    id: `${resourceId}/events/${eventDataId}/ticks/${ticksOf(stage.time)}`,
    level: stage.state === 'Failed' ? 'Error' : 'Informational',
    operationId: correlationId,
    operationName: both(name),
    resourceGroupName,
    resourceProviderName: both(provider),
    resourceType: both(name.split('/').slice(0, -1).join('/')),
    resourceId,
    status: both(stage.state),
    subStatus: both(stage.subState),
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

function both(value: string, localizedValue = value): JsonObject {
  return { value, localizedValue }
}

/** Ticks of 100 ns since year 1, as .NET counts them; more digits than a number can hold. */
function ticksOf(time: number): string {
  return String(BigInt(time) * 10_000n + 621_355_968_000_000_000n)
}
