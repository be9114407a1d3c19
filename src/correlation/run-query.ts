import { unreachable } from '../base/assert.ts'
import type { Literal, Query } from '../detections/query/query.ts'
import type { Event } from '../events/event.ts'
import type { KeptEvent, Moment } from './kept-event.ts'
import type { KeptFields } from './kept-fields.ts'
import { limitResults, type LimitOptions } from './pipes.ts'
import { SampleCollector } from './sample.ts'
import { SequenceMachine } from './sequence.ts'
import { runCorrelation, type CorrelationOptions } from './sigma-correlation.ts'
import type { StateCap } from './state-cap.ts'

/** What satisfies a query together. */
export interface QueryResult {
  readonly joinKeys: readonly Literal[]
  /**
   * One for each stage; null for a missing event. One event and no keys for an event query; of a
   * correlation all that contribute, in their order, with the values of its group.
   */
  readonly events: readonly (Event | null)[]
  /** Did the input end before an absence at the end of a sequence, or a closed window, was over? */
  readonly isWindowOpen: boolean
}

export interface RunOptions extends Omit<LimitOptions, 'pipes'> {
  /** The fields that the events were kept with. */
  readonly fields: KeptFields
  readonly cap: StateCap
  /** The last moment that the input tells of, whether or not its event was kept. */
  readonly end: Moment
  /** The most samples of one join key; 1 when not given. */
  readonly samplesPerKey?: number
  /** Called for each match that a correlation cannot use. */
  readonly onUnused?: CorrelationOptions['onUnused']
}

/** Runs a query over the events that satisfy some stage of it, in their order. */
export function runQuery(
  query: Query,
  kept: readonly KeptEvent[],
  options: RunOptions,
): readonly QueryResult[] {
  switch (query.kind) {
    case 'event': {
      const found = limitResults(kept, { ...options, pipes: query.pipes })
      return found.map(({ event }) => ({ joinKeys: [], events: [event], isWindowOpen: false }))
    }
    case 'sequence': {
      const machine = new SequenceMachine(query, options.cap, options.fields)
      for (const one of kept) machine.add(one)
      const found = machine.finish(options.end)
      return limitResults(found, { ...options, pipes: query.pipes }).map((describe) => describe())
    }
    case 'sample': {
      const collector = new SampleCollector(query, {
        ...options,
        perKey: options.samplesPerKey ?? 1,
      })
      for (const one of kept) collector.add(one)
      // `size` cuts samples behind the highest key, whatever the result position (eql.md section 11).
      const found = limitResults(collector.finish(), { size: options.size, resultPosition: 'head' })
      return found.map((sample) => ({ ...sample, isWindowOpen: false }))
    }
    case 'correlation': {
      const { onUnused = () => undefined } = options
      const found = limitResults(runCorrelation(query, kept, { ...options, onUnused }), options)
      return found.map(({ group, events, isOpen }) => ({
        joinKeys: group.texts,
        events: events.flatMap((at) => kept[at]?.event ?? []),
        isWindowOpen: isOpen,
      }))
    }
    default:
      return unreachable(query)
  }
}
