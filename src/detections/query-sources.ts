/** What a query asks of the data, computed from the query itself: logs, actions and fields. */
import { compareText } from '../base/compare.ts'
import { datasetsOf } from './datasets-of.ts'
import { actionFields } from './query/action-fields.ts'
import type { Expression, FieldReference, Matcher, Predicate, Query } from './query/query.ts'
import { stagesOf } from './query/stages-of.ts'

/** What a query can match and what it reads. */
export interface QuerySources {
  /** Values of `event.dataset` of which a matching event must have one; absent: any log that is read. */
  readonly datasets?: readonly string[]
  /** The names of calls that the query asks for, as it spells them. */
  readonly actions: readonly string[]
  /** The paths of the fields that it reads, without the gate on the data set. */
  readonly fields: readonly string[]
}

const gateField = 'event.dataset'

/** The sources of a query: the union of those of its stages, each list in the order of its texts. */
export function querySources(query: Query): QuerySources {
  const stages = stagesOf(query)
  const datasets = datasetsOf(query)
  const leaves = stages.flatMap(({ where }) => leavesOf(where))
  const keys = stages.flatMap((stage) => stage.keys.flatMap(({ field }) => field ?? []))
  const paths = [...leaves.map(({ field }) => field), ...keys].flatMap(({ path }) => path)
  const actions = leaves
    .filter(({ field }) => actionFields.has(field.path))
    .flatMap(({ values }) => values)
  return {
    ...(datasets === undefined ? {} : { datasets }),
    actions: sortedSet(actions),
    fields: sortedSet(paths.filter((path) => path !== gateField)),
  }
}

function sortedSet(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)].sort(compareText)
}

/** A field that is read, with the texts that it is compared with. */
interface Leaf {
  readonly field: FieldReference
  readonly values: readonly string[]
}

function leavesOf(predicate: Predicate): readonly Leaf[] {
  switch (predicate.kind) {
    case 'and':
    case 'or':
      return predicate.of.flatMap(leavesOf)
    case 'not':
      // What must not be is read, but not asked for.
      return leavesOf(predicate.of).map(({ field }) => ({ field, values: [] }))
    case 'field':
      return [{ field: predicate.field, values: textsOf(predicate.matcher) }]
    case 'presence':
      return [{ field: predicate.field, values: [] }]
    case 'element': {
      const { field, of } = predicate
      const inside = leavesOf(of).map((leaf) => within(field, leaf))
      return [{ field, values: [] }, ...inside]
    }
    case 'expression':
      return fieldsOf(predicate.expression).map((field) => ({ field, values: [] }))
    case 'constant':
    case 'keyword':
      return []
  }
}

/** Fields inside an element are named from there; `.` is the element itself. */
function within(outer: FieldReference, { field, values }: Leaf): Leaf {
  const path = field.path === '.' ? outer.path : `${outer.path}.${field.path}`
  return { field: { ...field, path }, values }
}

function textsOf(matcher: Matcher): readonly string[] {
  const text = exactText(matcher)
  if (text !== undefined) return [text]
  if (matcher.kind !== 'pattern') return []
  const parts = matcher.parts.map((part) =>
    'text' in part ? part.text : part.any === 'run' ? '*' : '?',
  )
  return [parts.join('')]
}

function exactText(matcher: Matcher): string | undefined {
  if (matcher.kind === 'equals') {
    return typeof matcher.value === 'string' ? matcher.value : undefined
  }
  if (matcher.kind !== 'pattern') return undefined
  const texts = matcher.parts.flatMap((part) => ('text' in part ? part.text : []))
  return texts.length === matcher.parts.length ? texts.join('') : undefined
}

function fieldsOf(expression: Expression): readonly FieldReference[] {
  switch (expression.kind) {
    case 'literal':
      return []
    case 'field':
      return [expression.field]
    case 'call':
      return expression.arguments.flatMap(fieldsOf)
    case 'negate':
    case 'not':
      return fieldsOf(expression.of)
    case 'arithmetic':
    case 'comparison':
      return [expression.left, expression.right].flatMap(fieldsOf)
    case 'in':
      return [expression.value, ...expression.items].flatMap(fieldsOf)
    case 'match':
      return fieldsOf(expression.value)
    case 'and':
    case 'or':
      return expression.of.flatMap(fieldsOf)
  }
}
