import type { KeyDigest } from './key-digest.ts'
import type { TextSpan } from './json-walker.ts'

const nothing = Buffer.alloc(0)
const separator = Buffer.from('\n')

/** What names an operation, a line each, perhaps in lower case; `undefined` where one is missing or has escapes. */
export function operationName(
  key: KeyDigest,
  spans: readonly TextSpan[],
  isFolded: boolean,
): string | undefined {
  key.begin(nothing)
  for (const [index, span] of spans.entries()) {
    if (span.to === span.from) return undefined
    if (index > 0) key.add(separator)
    key.addText(span, isFolded)
  }
  return key.text()
}
