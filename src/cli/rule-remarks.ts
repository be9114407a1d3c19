import { type Diagnostic, formatDiagnostic } from '../base/diagnostic.ts'
import { showCaret, type SourceText } from '../base/source-text.ts'
import { escapeForTerminal } from '../reports/terminal-text.ts'
import { remark, remarkDiagnostics } from './terminal.ts'

/** Writes what is wrong with a query to stderr, each fault below its line with a caret, then the hint. */
export function remarkRuleDiagnostics(
  diagnostics: readonly Diagnostic[],
  source: SourceText | undefined,
): void {
  const others: Diagnostic[] = []
  for (const diagnostic of diagnostics) {
    const caret = source === undefined ? undefined : caretOf(diagnostic, source)
    if (caret === undefined) {
      others.push(diagnostic)
      continue
    }
    const [head = '', ...hint] = formatDiagnostic(diagnostic).split('\n')
    remark([head, ...caret.split('\n'), ...hint].map(escapeForTerminal).join('\n'))
  }
  remarkDiagnostics(others)
}

function caretOf({ file, line, column }: Diagnostic, source: SourceText): string | undefined {
  if (file !== source.name || line === undefined || column === undefined) return undefined
  const before = source.text.split('\n').slice(0, line - 1)
  return showCaret(source, before.reduce((sum, one) => sum + one.length + 1, 0) + column - 1)
}
