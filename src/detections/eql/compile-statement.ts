import { unreachable } from '../../base/assert.ts'
import type { JoinKey, Pipe, Predicate, Query, SequenceQuery, Stage } from '../query/query.ts'
import type {
  EqlExpression,
  EqlFilter,
  EqlPipe,
  EqlSequence,
  EqlStage,
  EqlStatement,
} from './ast.ts'
import { compileCondition } from './compile-condition.ts'
import { referenceOf } from './compile-context.ts'
import { constantOf } from './constant.ts'
import { unitMillis } from './parse-stage.ts'
import { fieldReference, type EqlSchema } from './schema.ts'

/** What a statement means depends on. */
export interface CompileStatementOptions {
  /** The field that the word before `where` is compared with; `event.category` when not given. */
  readonly eventCategoryField?: string
  /** The fields that events may have; without it unknown fields and types are not checked. */
  readonly schema?: EqlSchema
}

/** The query of a checked statement. */
export function compileStatement(
  { query, pipes }: EqlStatement,
  options: CompileStatementOptions,
): Query {
  const piped = pipes.length === 0 ? {} : { pipes: pipes.flatMap(compilePipe) }
  switch (query.kind) {
    case 'filter':
      return { kind: 'event', where: compileFilter(query, options), ...piped }
    case 'sequence':
      return { ...compileSequence(query, options), ...piped }
    case 'sample': {
      const stages = query.stages.map((stage) => compileStage(stage, query.by, options))
      return { kind: 'sample', stages }
    }
    default:
      return unreachable(query)
  }
}

function compileSequence(query: EqlSequence, options: CompileStatementOptions): SequenceQuery {
  const { by, maxspan, until } = query
  const stages = query.stages.map((stage) => ({
    ...compileStage(stage, by, options),
    isMissing: stage.isMissing,
    runs: stage.runs,
  }))
  return {
    kind: 'sequence',
    stages,
    ...(maxspan === undefined ? {} : { maxspan: maxspan.count * unitMillis[maxspan.unit] }),
    ...(until === undefined ? {} : { until: compileStage(until, by, options) }),
  }
}

/** Shared keys come first, then the stage's own (eql.md section 9.2). */
function compileStage(
  { filter, by, span }: EqlStage,
  shared: readonly EqlExpression[],
  options: CompileStatementOptions,
): Stage {
  const keys = [...shared, ...by].flatMap((key) => compileKey(key, options))
  return { where: compileFilter(filter, options), keys, span }
}

/** Nothing for what is no field: the check has refused it. */
function compileKey(key: EqlExpression, { schema }: CompileStatementOptions): readonly JoinKey[] {
  if (key.kind !== 'field') return []
  const field = referenceOf(key, { schema })
  return [{ ...(field === undefined ? {} : { field }), isOptional: key.isOptional }]
}

/** Nothing for an unknown pipe or a faulty count: the check has refused it. */
function compilePipe({ name, arguments: values }: EqlPipe): readonly Pipe[] {
  const [only] = values
  const count = only === undefined ? undefined : constantOf(only)?.value
  if ((name !== 'head' && name !== 'tail') || typeof count !== 'number') return []
  return [{ kind: name, count }]
}

/** The category gate, if any, and the condition. */
function compileFilter(filter: EqlFilter, options: CompileStatementOptions): Predicate {
  const { category, span } = filter
  const where = compileCondition(filter.where, { schema: options.schema })
  if (category === undefined) return where
  const field = fieldReference(options.eventCategoryField ?? 'event.category', options.schema)
  const matcher = { kind: 'equals', value: category, caseSensitive: true } as const
  return { kind: 'and', of: [{ kind: 'field', field, matcher }, where], span }
}
