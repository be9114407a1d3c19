import type { KeyDigest } from './key-digest.ts'
import type { TextSpan } from './json-walker.ts'

const separator = Buffer.from('\n')

/** What names operations of a log. */
export interface OperationNaming {
  /** The line that stands before all others. */
  readonly log: Uint8Array
  /** Do names count in lower case? */
  readonly isFolded: boolean
}

/** What names an operation, a line each; `undefined` where one is missing or has escapes. */
export function operationName(
  key: KeyDigest,
  spans: readonly TextSpan[],
  { log, isFolded }: OperationNaming,
): string | undefined {
  key.begin(log)
  for (const span of spans) {
    if (span.to === span.from) return undefined
    key.add(separator)
    key.addText(span, isFolded)
  }
  return key.text()
}
