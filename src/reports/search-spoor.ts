/** Searches with `spoor query`, in what lineage writes onto events (docs/report-schema.md). */
import {
  type Cloud,
  framed,
  type FollowUpSearch,
  listedValues,
  type SearchClause,
  writeCondition,
  type WrittenClause,
  type WrittenSearch,
} from './follow-up-search.ts'
import { doubleQuoted, shellWord } from './query-literals.ts'
import { eqlClause } from './search-eql.ts'

/** A search as a command line for a POSIX shell. */
export function writeSpoor(search: FollowUpSearch): WrittenSearch | undefined {
  if (search.kind !== 'audit') return undefined
  const condition = writeCondition(search, (clause) => spoorClause(search.cloud, clause), {
    and: ' and ',
    or: ' or ',
  })
  const query = condition.text && shellWord(`any where ${condition.text}`, longestQuery)
  return framed(
    { ...condition, text: query },
    (text) => `spoor query ${text} LOGS --from ${search.from} --to ${search.to}`,
    ['name the files and folders of your logs in place of LOGS'],
  )
}

/** The query as one word of the shell is longer than any value in it, and Spoor's own but for them. */
const longestQuery = 1 << 17

function spoorClause(cloud: Cloud, clause: SearchClause): WrittenClause {
  switch (clause.by) {
    case 'actor':
      return eachOf(['spoor.principal.id', 'spoor.principal.behind.id'], clause.values)
    case 'source':
      return eachOf(['spoor.inputs'], clause.values)
    case 'mention':
      return clause.of === 'resource'
        ? eachOf(['spoor.inputs', 'spoor.outputs'], clause.values)
        : eqlClause(cloud, clause)
    case 'action':
      return clause.verbs.length === 0
        ? eqlClause(cloud, clause)
        : listedValues(clause.verbs, doubleQuoted, (list) => `spoor.verb in (${list})`)
    case 'record':
      return eqlClause(cloud, clause)
  }
}

/** One of the values in one of the fields; ids of principals keep the letter case of the log. */
function eachOf(fields: readonly string[], values: readonly string[]): WrittenClause {
  const written = fields.map((field) =>
    listedValues(values, doubleQuoted, (list) => `?${field} in~ (${list})`),
  )
  return {
    texts: written.flatMap(({ texts }) => texts),
    leftOut: written[0]?.leftOut ?? [],
  }
}
