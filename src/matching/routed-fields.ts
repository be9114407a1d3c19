/** Which fields of an event follow from its log, its service and its action alone. */
import type { FieldReference } from '../detections/query/query.ts'
import { actionFields } from '../detections/query/action-fields.ts'
import type { Event } from '../events/event.ts'

interface RoutedFields {
  /** Of the ECS document. */
  readonly ecs: ReadonlySet<string>
  /** Of the vendor's record. */
  readonly native: ReadonlySet<string>
}

/**
 * By log. What such an event never has is known too: Azure's has no provider and no category. What Azure and
 * Google Cloud tell the type of an event by is not the action alone.
 */
const routedFields: Readonly<Record<Event['source'], RoutedFields>> = {
  'aws.cloudtrail': {
    ecs: new Set([
      'event.dataset',
      'event.action',
      'event.provider',
      'event.category',
      'event.type',
    ]),
    native: new Set(['eventSource', ...actionFields]),
  },
  'azure.activitylogs': {
    ecs: new Set(['event.dataset', 'event.action', 'event.provider', 'event.category']),
    native: new Set(['operationName.value']),
  },
  'gcp.audit': {
    ecs: new Set(['event.dataset', 'event.action', 'service.name']),
    native: new Set(['protoPayload.methodName', 'protoPayload.serviceName']),
  },
}

/** Of an event that lineage does not follow these are not known either. */
const personalFields: readonly string[] = ['spoor.principal', 'spoor.time']

/**
 * Does the field follow from the log, the service and the action of an event that lineage does not follow?
 * All its spellings must, unless the first is one that every such event of the log has.
 */
export function isRoutedField(
  source: Event['source'],
  { document, path, aliases = [] }: FieldReference,
): boolean {
  const { ecs, native } = routedFields[source]
  const isRouted = (name: string): boolean =>
    document === 'native' ? native.has(name) : ecs.has(name) || isLineageField(name)
  return hasAlways(source, document, path) || [path, ...aliases].every(isRouted)
}

/** Has every such event of the log the field? Then its other spellings are never asked for. */
function hasAlways(
  source: Event['source'],
  document: FieldReference['document'],
  path: string,
): boolean {
  return source === 'azure.activitylogs' && document === 'native' && path === 'operationName.value'
}

/** Is the field written with other capital letters in one record than in the next? */
export function isFoldedField(source: Event['source'], { path }: FieldReference): boolean {
  const isName = path === 'event.action' || path === 'operationName.value'
  return source === 'azure.activitylogs' && isName
}

/** Is it a field that lineage puts on events? */
export function isLineageField(name: string): boolean {
  const isPersonal = personalFields.some((one) => name === one || name.startsWith(`${one}.`))
  return name.startsWith('spoor.') && !isPersonal
}
