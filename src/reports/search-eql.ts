/** Searches in Elastic's EQL. */
import { actorField, bodyOnly, streams, textFields } from './elastic-fields.ts'
import {
  type AuditSearch,
  type Cloud,
  eachValue,
  framed,
  type FollowUpSearch,
  listedValues,
  type SearchClause,
  writeCondition,
  type WrittenClause,
  type WrittenSearch,
} from './follow-up-search.ts'
import { doubleQuoted, eqlPattern } from './query-literals.ts'
import { mentionOf } from './searched-names.ts'

/** A search as EQL: for Timelines, and for `POST INDEX/_eql/search`. */
export function writeEql(search: FollowUpSearch): WrittenSearch | undefined {
  if (search.kind !== 'audit') return undefined
  const condition = writeCondition(search, (clause) => eqlClause(search.cloud, clause), {
    and: '\n  and ',
    or: '\n    or ',
  })
  return framed(condition, (text) => `any where ${eqlTime(search)}\n  and ${text}`, [
    `over ${streams[search.cloud]}; _eql/search shows ten results unless size says more`,
  ])
}

function eqlTime({ from, to }: AuditSearch): string {
  return `@timestamp >= "${from}" and @timestamp <= "${to}"`
}

/** A clause in the fields of the integrations, which Spoor's events have as well. */
export function eqlClause(cloud: Cloud, clause: SearchClause): WrittenClause {
  switch (clause.by) {
    case 'actor':
      return eachValue(clause.values, (id) => {
        const at = actorField(cloud, id)
        const value = at && doubleQuoted(at.value)
        // `in~` is equal but for letter case, and has no wildcards, unlike `:`.
        return at && value && `?${at.field} in~ (${value})`
      })
    case 'source':
      return cloud === 'azure'
        ? { texts: [], leftOut: [], unasked: bodyOnly }
        : eqlClause(cloud, { ...clause, by: 'mention', of: 'resource' })
    case 'mention':
      return inFields(textFields[clause.of][cloud], clause.values, (id) =>
        eqlPattern(mentionOf(cloud, id)),
      )
    case 'action':
      return cloud === 'gcp'
        ? listedValues(
            clause.values.map((action) => `*${action}`),
            doubleQuoted,
            (list) => `event.action : (${list})`,
          )
        : listedValues(clause.values, doubleQuoted, (list) => `event.action in~ (${list})`)
    case 'record':
      return listedValues(clause.values, doubleQuoted, (list) => `event.id in (${list})`)
  }
}

/** One of the texts in one of the fields; `:` with `*` looks whatever the letter case. */
function inFields(
  fields: readonly string[],
  values: readonly string[],
  write: (value: string) => string | undefined,
): WrittenClause {
  const written = fields.map((field) =>
    listedValues(values, write, (list) => `?${field} : (${list})`),
  )
  return { texts: written.flatMap(({ texts }) => texts), leftOut: written[0]?.leftOut ?? [] }
}
