import type { Event } from '../events/event.ts'
import type { Finding } from './finding.ts'

/**
 * Every event that a finding rests on: those that it names, and those that a step of its chain stands
 * for, which are too many to name.
 */
export function everyEventOf({
  events,
  chain,
}: Pick<Finding, 'events' | 'chain'>): readonly Event[] {
  const repeats = (chain?.steps ?? []).flatMap((step) => step.repeats ?? [])
  return repeats.length === 0 ? events : [...events, ...repeats.map(({ event }) => event)]
}
