/** Where a query stands inside the rule file that holds it, so that faults point into the file. */
import type { Diagnostic } from '../../base/diagnostic.ts'
import { positionAt, type SourceText } from '../../base/source-text.ts'

/** Turns an offset into the query into one into the file; `undefined` where that cannot be told. */
type Place = (offset: number) => number | undefined

/**
 * Moves diagnostics from the query to its file. A query that the file writes in escapes of its own
 * keeps its line and column in the message.
 */
export function placeInFile(
  diagnostics: readonly Diagnostic[],
  query: string,
  file: SourceText,
): readonly Diagnostic[] {
  const place = placeOf(query, file.text)
  return diagnostics.map((diagnostic) => {
    const { line = 1, column = 1, ...rest } = diagnostic
    const offset = place(offsetAt(query, line, column))
    if (offset !== undefined) return { ...rest, ...positionAt(file, offset) }
    const message = `${rest.message} (line ${line}, column ${column} of the query)`
    return { ...rest, message }
  })
}

/** A literal string of TOML holds the query as it is, JSON in JSON's escapes. */
function placeOf(query: string, text: string): Place {
  const plain = text.indexOf(query)
  if (plain >= 0) return (offset) => plain + offset
  const escaped = text.indexOf(JSON.stringify(query))
  if (escaped < 0) return () => undefined
  return (offset) => escaped + JSON.stringify(query.slice(0, offset)).length - 1
}

function offsetAt(text: string, line: number, column: number): number {
  const before = text.split('\n').slice(0, line - 1)
  return before.reduce((sum, one) => sum + one.length + 1, 0) + column - 1
}
