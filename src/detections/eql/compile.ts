import type { Diagnostic } from '../../base/diagnostic.ts'
import type { Query } from '../query/query.ts'
import { checkStatement } from './check-statement.ts'
import { compileStatement, type CompileStatementOptions } from './compile-statement.ts'
import { faultDiagnostic, type EqlFault } from './fault.ts'
import { parseEql, unnamedQuery } from './parser.ts'

/** How a text is compiled: what `compileStatement` takes, and a name. */
export interface CompileEqlOptions extends CompileStatementOptions {
  /** What diagnostics call the text: a file as the user named it. */
  readonly name?: string
}

/**
 * Compiles an EQL text to a query, or tells everything that is wrong with it: the first syntax error,
 * or all faults of a text that parses.
 */
export function compileEql(
  text: string,
  options: CompileEqlOptions = {},
): { readonly query: Query } | { readonly diagnostics: readonly Diagnostic[] } {
  const name = options.name ?? unnamedQuery
  const parsed = parseEql(text, name)
  if ('diagnostics' in parsed) return parsed
  const faults: EqlFault[] = []
  const context = { schema: options.schema, report: (fault: EqlFault) => void faults.push(fault) }
  checkStatement(parsed.statement, context)
  if (faults.length > 0) {
    return { diagnostics: faults.map((fault) => faultDiagnostic(fault, { name, text })) }
  }
  return { query: compileStatement(parsed.statement, options) }
}
