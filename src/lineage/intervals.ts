import type { Step } from './step.ts'

/** A span of event time in which something held, with the steps that began and ended it. */
export interface Interval<Value> {
  readonly value: Value
  /** Milliseconds UTC. */
  readonly from: number
  /** `Infinity` while it lasts. */
  readonly until: number
  readonly steps: readonly Step[]
}

interface OpenInterval<Value> {
  readonly value: Value
  readonly from: number
  until: number
  readonly steps: Step[]
}

/** Opens and closes intervals by key as time goes on; steps must come in event time. */
export class Intervals<Value> {
  private readonly open = new Map<string, OpenInterval<Value>>()
  private readonly begun: OpenInterval<Value>[] = []

  /** Begins an interval; one of the same key that is open goes on. */
  start(key: string, value: Value, step: Step): void {
    if (this.open.has(key)) return
    const interval = { value, from: step.event.time, until: Infinity, steps: [step] }
    this.open.set(key, interval)
    this.begun.push(interval)
  }

  /** Ends the open interval of a key, if there is one. */
  end(key: string, step: Step): void {
    const interval = this.open.get(key)
    if (interval === undefined) return
    interval.until = step.event.time
    interval.steps.push(step)
    this.open.delete(key)
  }

  /** Ends every open interval whose value the condition holds for. */
  endWhere(isOver: (key: string, value: Value) => boolean, step: Step): void {
    for (const [key, { value }] of this.open) if (isOver(key, value)) this.end(key, step)
  }

  /** All intervals in the order in which they began. */
  all(): readonly Interval<Value>[] {
    return this.begun
  }
}

/** The steps that took effect. */
export function effectiveSteps(steps: readonly Step[]): readonly Step[] {
  return steps.filter(({ activity }) => !activity.attempt)
}
