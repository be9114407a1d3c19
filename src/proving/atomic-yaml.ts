import { Document, visit } from 'yaml'

/**
 * A value as YAML that reads the same everywhere: texts of several lines are literal blocks, no line is
 * folded, and what YAML 1.1 takes for a number, date or truth value stands between quotes, because
 * Atomic Red Team is read by PyYAML. Keys keep their order. Ends with a line break.
 */
export function printYaml(value: unknown): string {
  const document = new Document(value, {
    compat: 'yaml-1.1',
    aliasDuplicateObjects: false,
  })
  visit(document, {
    Scalar: (_, node) => {
      const text = typeof node.value === 'string' ? node.value : ''
      const isOneLine = !text.includes('\n')
      const isAwkward =
        breaks.test(text) ||
        // A block whose first line is blank is read in several ways.
        /^[ \t]*\n/.test(text) ||
        // Spaces that only Unicode knows are invisible at the ends, and some readers drop them.
        (isOneLine && (text === '=' || text.includes('\t') || text !== text.trim()))
      // The node was made here, for this document alone.
      if (isAwkward) node.type = 'QUOTE_DOUBLE'
    },
  })
  const printed = document.toString({ blockQuote: 'literal', lineWidth: 0 })
  return printed.replace(
    everyBreak,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}

/** Characters that YAML 1.1 takes for line breaks or a byte order mark; escapes between quotes. */
const breaks = /[\u0085\u2028\u2029\ufeff]/
const everyBreak = new RegExp(breaks, 'g')
