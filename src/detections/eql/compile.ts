import type { Diagnostic } from '../../base/diagnostic.ts'
import type { EventQuery, Predicate } from '../query/query.ts'
import type { EqlFilter, EqlStatement } from './ast.ts'
import { checkStatement } from './check-statement.ts'
import { compileCondition } from './compile-condition.ts'
import { faultDiagnostic, type EqlFault } from './fault.ts'
import { parseEql, unnamedQuery } from './parser.ts'
import { fieldReference, type EqlSchema } from './schema.ts'

export interface CompileEqlOptions {
  /** What diagnostics call the text: a file as the user named it. */
  readonly name?: string
  /** The field that the word before `where` is compared with; `event.category` when not given. */
  readonly eventCategoryField?: string
  /** The fields that events may have; without it unknown fields and types are not checked. */
  readonly schema?: EqlSchema
}

/**
 * Compiles an EQL text to a query, or tells everything that is wrong with it: the first syntax error,
 * or all faults of a text that parses.
 */
export function compileEql(
  text: string,
  options: CompileEqlOptions = {},
): { readonly query: EventQuery } | { readonly diagnostics: readonly Diagnostic[] } {
  const name = options.name ?? unnamedQuery
  const parsed = parseEql(text, name)
  if ('diagnostics' in parsed) return parsed
  const faults: EqlFault[] = []
  const context = { schema: options.schema, report: (fault: EqlFault) => void faults.push(fault) }
  checkStatement(parsed.statement, context)
  if (faults.length === 0) faults.push(...notYet(parsed.statement))
  const { query } = parsed.statement
  if (faults.length > 0 || query.kind !== 'filter') {
    return { diagnostics: faults.map((fault) => faultDiagnostic(fault, { name, text })) }
  }
  return { query: { kind: 'event', where: compileFilter(query, options) } }
}

/** What is EQL but cannot be run yet, because it needs more than one event. */
function notYet({ query, pipes }: EqlStatement): readonly EqlFault[] {
  const [pipe] = pipes
  if (query.kind !== 'filter') {
    const message = `a ${query.kind} is valid EQL, but cannot be run yet`
    return [{ code: `eql-${query.kind}-not-yet`, message, span: query.span }]
  }
  if (pipe === undefined) return []
  const message = `the pipe "${pipe.name}" is valid EQL, but cannot be run yet`
  return [{ code: 'eql-pipe-not-yet', message, span: pipe.span }]
}

/** The category gate, if any, and the condition. */
function compileFilter(filter: EqlFilter, options: CompileEqlOptions): Predicate {
  const { category, span } = filter
  const where = compileCondition(filter.where, { schema: options.schema })
  if (category === undefined) return where
  const field = fieldReference(options.eventCategoryField ?? 'event.category', options.schema)
  const matcher = { kind: 'equals', value: category, caseSensitive: true } as const
  return { kind: 'and', of: [{ kind: 'field', field, matcher }, where], span }
}
