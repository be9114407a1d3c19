import type { Predicate } from '../detections/query/query.ts'
import { foldCase } from './case-fold.ts'

/** A condition in two parts that must both hold. */
export interface GatedCondition {
  /** Datasets of which the event must have one, folded; `undefined` when the condition names none. */
  readonly datasets?: readonly string[]
  readonly rest: Predicate
}

/**
 * Takes the gate off a condition: the part of an `and` that says which log it is about. Only an
 * equality of `event.dataset`, or alternatives of it, is one.
 */
export function splitGate(condition: Predicate): GatedCondition {
  const parts = condition.kind === 'and' ? condition.of : [condition]
  for (const part of parts) {
    const datasets = datasetsOf(part)
    if (datasets === undefined) continue
    const of = parts.filter((other) => other !== part)
    return { datasets: [...new Set(datasets)], rest: { kind: 'and', of } }
  }
  return { rest: condition }
}

function datasetsOf(predicate: Predicate): readonly string[] | undefined {
  if (predicate.kind === 'or') return datasetsOfAll(predicate.of)
  if (predicate.kind !== 'field' || predicate.matcher.kind !== 'equals') return undefined
  const { field, matcher } = predicate
  const isDataset =
    field.document === 'ecs' && field.path === 'event.dataset' && field.aliases === undefined
  return isDataset && typeof matcher.value === 'string' ? [foldCase(matcher.value)] : undefined
}

/** The datasets of alternatives; `undefined` where one of them names none. */
function datasetsOfAll(parts: readonly Predicate[]): readonly string[] | undefined {
  const all: string[] = []
  for (const part of parts) {
    const datasets = datasetsOf(part)
    if (datasets === undefined) return undefined
    all.push(...datasets)
  }
  return all
}
