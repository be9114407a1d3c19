import { unreachable } from '../base/assert.ts'
import type { Pipe } from '../detections/query/query.ts'

/** What is kept of all results. */
export interface LimitOptions {
  readonly pipes?: readonly Pipe[] | undefined
  /** The most results; all of them when not given. */
  readonly size?: number | undefined
  /** Which end `size` keeps of a query without pipes; `tail` when not given. */
  readonly resultPosition?: 'head' | 'tail' | undefined
}

/**
 * Keeps what `size` and the pipes leave of results in rising order. `size` comes first: on the side
 * of the first pipe where there is one, else on that of the result position (eql.md section 12).
 */
export function limitResults<T>(results: readonly T[], options: LimitOptions): readonly T[] {
  const { pipes = [], size, resultPosition = 'tail' } = options
  const limits = size === undefined ? [] : [{ kind: pipes[0]?.kind ?? resultPosition, count: size }]
  return [...limits, ...pipes].reduce(applyPipe, results)
}

function applyPipe<T>(results: readonly T[], { kind, count }: Pipe): readonly T[] {
  switch (kind) {
    case 'head':
      return results.slice(0, count)
    case 'tail':
      return count === 0 ? [] : results.slice(-count)
    default:
      return unreachable(kind)
  }
}
