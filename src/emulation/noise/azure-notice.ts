import type { JsonObject } from '../../base/json.ts'
import { groupOf, typeOf } from '../calls/azure-ids.ts'
import { localized, ticksOf } from '../calls/azure-rest-words.ts'
import { fractionText } from '../clock.ts'
import { presentFields } from '../present-fields.ts'
import type { PlayedRecord } from '../steps/played-record.ts'
import type { NoiseMoment } from './noise-kind.ts'

/** Something that the platform tells by itself: nobody called (reference/telemetry.md 4.3). */
export interface AzureNotice {
  readonly resourceId: string
  readonly operation: string
  readonly category: 'Policy' | 'ResourceHealth'
  /** As the REST dialect writes it. */
  readonly status: 'Succeeded' | 'Active'
  readonly level: 'Warning' | 'Information'
  readonly properties: JsonObject
}

/** The one row of a notice. */
export function noticeRecord(moment: NoiseMoment, notice: AzureNotice): PlayedRecord {
  const { time, place, random, azureDialect } = moment
  const id = random.uuid()
  const row = azureDialect === 'azure-rest' ? restRow : exportRow
  return {
    source: 'azure.activitylogs',
    time,
    place: place.id,
    part: '',
    id,
    record: row(moment, notice, id),
    principal: `azure:${place.tenant}:unknown`,
  }
}

function exportRow(
  { time, place, random }: NoiseMoment,
  { resourceId, operation, category, status, level, properties }: AzureNotice,
  correlationId: string,
): JsonObject {
  const resultType = status === 'Succeeded' ? 'Success' : status
  return {
    RoleLocation: 'West Europe',
    ReleaseVersion: '6.2026.35.1+b0c2f1e9',
    time: fractionText(time, 7, random),
    resourceId: resourceId.toUpperCase(),
    operationName: operation.toUpperCase(),
    category,
    resultType,
    resultSignature: `${status}.`,
    durationMs: '0',
    correlationId,
    level,
    properties: { ...properties, eventCategory: category },
    tenantId: place.tenant,
  }
}

/** As the Activity log event schema shows policy and resource health events; no real row was seen. */
function restRow(
  { time, place, random }: NoiseMoment,
  { resourceId, operation, category, status, level, properties }: AzureNotice,
  correlationId: string,
): JsonObject {
  const eventDataId = random.uuid()
  const type = typeOf(resourceId)
  const eventName = category === 'Policy' ? localized('EndRequest', 'End request') : localized('')
  return presentFields({
    channels: 'Operation',
    claims: {},
    correlationId,
    description: '',
    eventDataId,
    eventName,
    category: localized(category),
    eventTimestamp: fractionText(time, 7, random),
    id: `${resourceId}/events/${eventDataId}/ticks/${ticksOf(time)}`,
    level: level === 'Information' ? 'Informational' : level,
    operationId: correlationId,
    operationName: localized(operation),
    resourceGroupName: groupOf(resourceId),
    resourceProviderName: localized(type.slice(0, type.indexOf('/'))),
    resourceType: localized(type),
    resourceId,
    status: localized(status),
    subStatus: localized(''),
    submissionTimestamp: fractionText(time + 90_000, 7, random),
    subscriptionId: place.id,
    tenantId: place.tenant,
    properties: { ...properties, eventCategory: category },
    relatedEvents: [],
  })
}
