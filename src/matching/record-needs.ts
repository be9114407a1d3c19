/** Which records a rule could use, told before any record is read. */
import { actionFields } from '../detections/query/action-fields.ts'
import type { Predicate, Query } from '../detections/query/query.ts'
import { stagesOf } from '../detections/query/stages-of.ts'
import type { Event } from '../events/event.ts'
import { compilePredicate } from './compile-predicate.ts'
import { foldedBound } from './folded-bound.ts'
import { splitGate } from './log-gate.ts'
import { type FieldValue, necessaryValues } from './necessary-values.ts'
import { isFoldedField, isLineageField, isRoutedField } from './routed-fields.ts'
import { upperBound } from './upper-bound.ts'

/** What one condition of a rule needs to see. */
export type RecordNeed = {
  /** The logs that it is about, as datasets; `undefined` for every log. */
  readonly datasets?: readonly string[]
} & (
  | { readonly kind: 'actions'; readonly values: readonly FieldValue[] }
  /** What the action or the service must look like, where that is no list of actions. */
  | { readonly kind: 'literals'; readonly texts: readonly string[] }
  /** Nothing but what lineage follows: it asks for fields that only those events have. */
  | { readonly kind: 'followed' }
  /** Every record of its logs: it asks for none of what a record is routed by, only for `fields`. */
  | { readonly kind: 'every'; readonly fields: readonly string[] }
)

/**
 * The upper bound of a condition by what the records of a log are routed by. Of Azure it holds for an
 * operation in small letters where the condition holds for any spelling of it.
 */
export function routedBound(condition: Predicate, source: Event['source']): Predicate {
  const bound = upperBound(condition, (field) => isRoutedField(source, field))
  return source === 'azure.activitylogs'
    ? foldedBound(bound, (field) => isFoldedField(source, field))
    : bound
}

/** What each condition of a query needs: its stages, those of missing events and `until` too. */
export function recordNeeds(query: Query): readonly RecordNeed[] {
  return stagesOf(query).map(({ where }) => recordNeed(where))
}

function recordNeed(condition: Predicate): RecordNeed {
  const source = logOf(condition)
  const { datasets, rest } = splitGate(routedBound(condition, source))
  const logs = datasets === undefined ? {} : { datasets }
  const values = necessaryValues(rest)
  if (values?.length === 0) return { ...logs, kind: 'followed' }
  if (
    values?.every(({ field, part }) => part === 'whole' && actionFields.has(field.path)) === true
  ) {
    return { ...logs, kind: 'actions', values }
  }
  if (!strangersIn(source).some(compilePredicate(rest))) {
    const isFollowed = values?.every(({ field }) => isLineageField(field.path)) === true
    const texts = isFollowed ? [] : [...new Set(leavesOf(rest).flatMap(textsOf))]
    return texts.length === 0 ? { ...logs, kind: 'followed' } : { ...logs, kind: 'literals', texts }
  }
  const fields = [...new Set(leavesOf(condition).flatMap(fieldOf))]
  return { ...logs, kind: 'every', fields: fields.filter((name) => name !== 'event.dataset') }
}

/** The one log that a condition is about; where there are several, or none is named, that of AWS stands for all. */
function logOf(condition: Predicate): Event['source'] {
  const { datasets = [] } = splitGate(condition)
  const [dataset] = datasets
  return sources.find((source) => source === dataset && datasets.length === 1) ?? 'aws.cloudtrail'
}

const sources: readonly Event['source'][] = ['aws.cloudtrail', 'azure.activitylogs', 'gcp.audit']

/** No action and no service is called this. */
const nowhere = '\u0001'

/** Events that nobody could have named in a rule: whoever takes one of them takes nearly all. */
function strangersIn(source: Event['source']): readonly Event[] {
  const natives = {
    'aws.cloudtrail': { eventName: nowhere, eventSource: nowhere },
    'azure.activitylogs': { operationName: { value: nowhere } },
    'gcp.audit': { protoPayload: { methodName: nowhere, serviceName: nowhere } },
  }
  const event = { action: nowhere, ...(source === 'aws.cloudtrail' ? { provider: nowhere } : {}) }
  const service = source === 'gcp.audit' ? { service: { name: nowhere } } : {}
  return [{ spoor: { verb: 'other', attempt: false } }, {}].map((spoor) => ({
    source,
    id: nowhere,
    time: 0,
    endTime: 0,
    document: { event, ...service, ...spoor },
    native: natives[source],
    records: [],
  }))
}

type Leaf = Exclude<Predicate, { readonly kind: 'and' | 'or' | 'not' }>

function leavesOf(predicate: Predicate): readonly Leaf[] {
  switch (predicate.kind) {
    case 'and':
    case 'or':
      return predicate.of.flatMap(leavesOf)
    case 'not':
      return leavesOf(predicate.of)
    default:
      return [predicate]
  }
}

function fieldOf(leaf: Leaf): readonly string[] {
  if (leaf.kind === 'keyword') return ['any value (keywords)']
  return 'field' in leaf ? [leaf.field.path] : []
}

/** The texts of a leaf on a field that is written in the record, wildcards as `*`. */
function textsOf(leaf: Leaf): readonly string[] {
  if (leaf.kind !== 'field' || leaf.field.path.startsWith('spoor.')) return []
  const { matcher } = leaf
  if (matcher.kind === 'equals') return [String(matcher.value)]
  if (matcher.kind === 'regex') return [`regex ${matcher.source}`]
  if (matcher.kind !== 'pattern') return []
  return [
    matcher.parts
      .map((part) => ('text' in part ? part.text : part.any === 'run' ? '*' : '?'))
      .join(''),
  ]
}
