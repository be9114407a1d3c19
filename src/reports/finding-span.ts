import type { Finding } from '../findings/finding.ts'

/**
 * The first and last moment of a finding, milliseconds UTC; `undefined` for one without events. Of a chain
 * it is that of its steps: a link may rest on a word on its source from long before.
 */
export function spanOf({
  chain,
  events,
}: Pick<Finding, 'chain' | 'events'>): { readonly from: number; readonly to: number } | undefined {
  const all = chain === null ? events : chain.steps.map(({ event }) => event)
  const [first] = all
  if (first === undefined) return undefined
  return all.reduce(
    ({ from, to }, { time }) => ({ from: Math.min(from, time), to: Math.max(to, time) }),
    { from: first.time, to: first.time },
  )
}
