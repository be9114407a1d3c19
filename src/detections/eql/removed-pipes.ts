import type { RuleSpan } from '../query/query.ts'
import type { EqlFault } from './fault.ts'

/** Pipes of the older dialect that Elasticsearch refuses (eql.md section 13). */
const removedPipes: ReadonlySet<string> = new Set([
  'count',
  'filter',
  'sort',
  'unique',
  'unique_count',
])

/** Was there once a pipe of this name? */
export function isRemovedPipe(name: string): boolean {
  return removedPipes.has(name)
}

/** The refusal of a pipe of the older dialect. */
export function removedPipeFault(name: string, span: RuleSpan): EqlFault {
  return {
    code: 'eql-pipe',
    message: `the pipe "${name}" is not supported`,
    hint: 'only head and tail are',
    span,
  }
}
