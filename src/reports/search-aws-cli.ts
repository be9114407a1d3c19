/**
 * Searches with the command line of AWS: `lookup-events` finds management events of the last 90 days in
 * one region, by one attribute at a time.
 */
import type {
  AuditSearch,
  FollowUpSearch,
  SearchClause,
  WrittenSearch,
} from './follow-up-search.ts'
import { isQuotable, shellWord } from './query-literals.ts'
import { awsActor, mentionOf } from './searched-names.ts'

/** A search as commands for a POSIX shell; it asks by the group that says most of a record. */
export function writeAwsCommands(search: FollowUpSearch): WrittenSearch | undefined {
  if (search.kind !== 'audit' || search.cloud !== 'aws') return undefined
  const asked = search.groups
    .filter((group) => group.some(({ by }) => by !== 'action'))
    .sort((one, other) => rankOf(one) - rankOf(other))[0]
  if (asked === undefined) return undefined
  const values = asked.flatMap((clause) => clause.values.map((value) => ({ clause, value })))
  if (values.every(({ clause, value }) => attributesOf(clause, value).length === 0))
    return undefined
  const written = values.map(({ clause, value }) => {
    const lookups = attributesOf(clause, value).map((lookup) => writeLookup(lookup, search))
    const commands = lookups.flatMap((command) => command ?? [])
    return { value, commands, isWhole: commands.length > 0 && commands.length === lookups.length }
  })
  const commands = [...new Set(written.flatMap((one) => one.commands))]
  const found = new Set(written.flatMap(({ value, isWhole }) => (isWhole ? [value] : [])))
  return {
    text: commands.length === 0 ? '' : [regionLoop(search), ...commands, 'done'].join('\n'),
    leftOut: [...new Set(values.map(({ value }) => value).filter((value) => !found.has(value)))],
    notes: [
      ...search.notes,
      'management events of the last 90 days, one region at a time',
      ...(search.groups.length > 1
        ? ['it takes one attribute: pick what fits from the answer']
        : []),
    ],
  }
}

/** From what says most of a record to what says least. */
const order: readonly SearchClause['by'][] = ['record', 'source', 'mention', 'actor', 'action']

function rankOf(group: readonly SearchClause[]): number {
  return Math.min(...group.map(({ by }) => order.indexOf(by)))
}

interface Lookup {
  readonly attribute: 'EventId' | 'ResourceName' | 'Username'
  readonly value: string
}

function attributesOf(clause: SearchClause, value: string): readonly Lookup[] {
  switch (clause.by) {
    case 'record':
      return [{ attribute: 'EventId', value }]
    case 'actor':
      return userNames(clause, value).map((name) => ({ attribute: 'Username', value: name }))
    default: {
      const actor = awsActor(value)
      // An account stands in no attribute; a role is listed by its ARN, all else by its name.
      if (actor?.kind === 'account') return []
      const name = actor === undefined ? mentionOf('aws', value) : value
      return /^\d{12}$/.test(name) ? [] : [{ attribute: 'ResourceName', value: name }]
    }
  }
}

/** `Username` is the name of a user, and of a role the name of its session. */
function userNames(
  { sessions }: Extract<SearchClause, { by: 'actor' }>,
  id: string,
): readonly string[] {
  const actor = awsActor(id)
  if (actor?.kind === 'user') return [actor.arn.split('/').at(-1) ?? actor.arn]
  return actor?.kind === 'role' ? sessions : []
}

function regionLoop({ regions }: AuditSearch): string {
  const names = regions.filter((region) => /^[a-z0-9-]{1,40}$/.test(region))
  // Calls of global services (IAM, STS) are logged there.
  return `for region in ${[...new Set([...names, 'us-east-1'])].join(' ')}; do`
}

/** Attributes as JSON: the short form of the command line gives commas and `=` a meaning. */
function writeLookup({ attribute, value }: Lookup, { from, to }: AuditSearch): string | undefined {
  if (!isQuotable(value)) return undefined
  const attributes = shellWord(JSON.stringify([{ AttributeKey: attribute, AttributeValue: value }]))
  return (
    attributes &&
    `  aws cloudtrail lookup-events --region "$region" --start-time ${from} --end-time ${to} --lookup-attributes ${attributes}`
  )
}
