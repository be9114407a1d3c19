import type { Query, Stage } from './query.ts'

/**
 * Every condition of a query with its keys: the one of an event query, without keys; the stages of a
 * sequence or sample as they stand, those of missing events too, then `until`; the rules of a
 * correlation, those of nested ones in their place.
 */
export function stagesOf(query: Query): readonly Stage[] {
  switch (query.kind) {
    case 'event':
      return [{ where: query.where, keys: [] }]
    case 'sequence':
      return query.until === undefined ? query.stages : [...query.stages, query.until]
    case 'sample':
      return query.stages
    case 'correlation':
      return query.members.flatMap((member) => stagesOf(member.query))
  }
}
