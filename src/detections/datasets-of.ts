/** Which logs a query can match, told by the datasets that it asks for. */
import type { Predicate, Query } from './query/query.ts'
import { stagesOf } from './query/stages-of.ts'

/**
 * The values of `event.dataset` that events of a query can have, in lower case and sorted: of a query of
 * several stages those of any stage. `undefined` where some stage asks for no dataset, so that every log
 * will do; none at all where it asks for what cannot be.
 */
export function datasetsOf(query: Query): readonly string[] | undefined {
  const stages = stagesOf(query).map(({ where }) => possibleDatasets(where))
  const known = stages.filter((stage) => stage !== undefined)
  if (known.length < stages.length) return undefined
  return [...new Set(known.flatMap((stage) => [...stage]))].toSorted()
}

/** What is not surely about the dataset rules none out, so that the answer is never too small. */
function possibleDatasets(predicate: Predicate): ReadonlySet<string> | undefined {
  switch (predicate.kind) {
    case 'constant':
      return predicate.value ? undefined : new Set()
    case 'and': {
      const known = predicate.of.map(possibleDatasets).filter((one) => one !== undefined)
      const [first, ...others] = known
      if (first === undefined) return undefined
      return new Set([...first].filter((name) => others.every((other) => other.has(name))))
    }
    case 'or': {
      const parts = predicate.of.map(possibleDatasets)
      const known = parts.filter((one) => one !== undefined)
      if (known.length < parts.length) return undefined
      return new Set(known.flatMap((one) => [...one]))
    }
    case 'field': {
      const { field, matcher } = predicate
      const isDataset = field.document === 'ecs' && field.path === 'event.dataset'
      if (!isDataset || field.aliases !== undefined || matcher.kind !== 'equals') return undefined
      return typeof matcher.value === 'string' ? new Set([matcher.value.toLowerCase()]) : undefined
    }
    default:
      return undefined
  }
}
