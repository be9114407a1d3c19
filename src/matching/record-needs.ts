/** Which records a rule could use, told before any record is read. */
import { actionFields } from '../detections/query/action-fields.ts'
import type { FieldReference, Predicate, Query } from '../detections/query/query.ts'
import { stagesOf } from '../detections/query/stages-of.ts'
import type { Event } from '../events/event.ts'
import { compilePredicate } from './compile-predicate.ts'
import { splitGate } from './log-gate.ts'
import { type FieldValue, necessaryValues } from './necessary-values.ts'
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

/** Fields of the ECS document that follow from the log, the service and the action alone. */
const routedFields: ReadonlySet<string> = new Set([
  'event.dataset',
  'event.action',
  'event.provider',
  'event.category',
  'event.type',
])

/** Of an event that lineage does not follow these are not known either. */
const personalFields: readonly string[] = ['spoor.principal', 'spoor.time']

/** Does the field follow from the log, the service and the action of an event that lineage does not follow? */
export function isRoutedField({ document, path, aliases = [] }: FieldReference): boolean {
  return [path, ...aliases].every((name) => {
    if (document === 'native') return name === 'eventSource' || actionFields.has(name)
    return routedFields.has(name) || isLineageField(name)
  })
}

function isLineageField(name: string): boolean {
  const isPersonal = personalFields.some((one) => name === one || name.startsWith(`${one}.`))
  return name.startsWith('spoor.') && !isPersonal
}

/** The upper bound of a condition by what records are routed by. */
export function routedBound(condition: Predicate): Predicate {
  return upperBound(condition, isRoutedField)
}

/** What each condition of a query needs: its stages, those of missing events and `until` too. */
export function recordNeeds(query: Query): readonly RecordNeed[] {
  return stagesOf(query).map(({ where }) => recordNeed(where))
}

function recordNeed(condition: Predicate): RecordNeed {
  const { datasets, rest } = splitGate(routedBound(condition))
  const logs = datasets === undefined ? {} : { datasets }
  const values = necessaryValues(rest)
  if (values?.length === 0) return { ...logs, kind: 'followed' }
  if (
    values?.every(({ field, part }) => part === 'whole' && actionFields.has(field.path)) === true
  ) {
    return { ...logs, kind: 'actions', values }
  }
  if (!strangers.some(compilePredicate(rest))) {
    const isFollowed = values?.every(({ field }) => isLineageField(field.path)) === true
    const texts = isFollowed ? [] : [...new Set(leavesOf(rest).flatMap(textsOf))]
    return texts.length === 0 ? { ...logs, kind: 'followed' } : { ...logs, kind: 'literals', texts }
  }
  const fields = [...new Set(leavesOf(condition).flatMap(fieldOf))]
  return { ...logs, kind: 'every', fields: fields.filter((name) => name !== 'event.dataset') }
}

/** No action and no service is called this. */
const nowhere = '\u0001'

/** Events that nobody could have named in a rule: whoever takes one of them takes nearly all. */
const strangers: readonly Event[] = [{ verb: 'other', attempt: false }, undefined].map((spoor) => ({
  source: 'aws.cloudtrail',
  id: nowhere,
  time: 0,
  endTime: 0,
  document: {
    event: { action: nowhere, provider: nowhere },
    ...(spoor === undefined ? {} : { spoor }),
  },
  native: { eventName: nowhere, eventSource: nowhere },
  records: [],
}))

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
