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

/** A search as commands for a POSIX shell; it asks by the attribute that says most. */
export function writeAwsCommands(search: FollowUpSearch): WrittenSearch | undefined {
  if (search.kind !== 'audit' || search.cloud !== 'aws') return undefined
  const clauses = search.groups.flat()
  const clause = attributeOrder
    .map((by) => clauses.find((one) => one.by === by))
    .find((one) => one !== undefined)
  if (clause === undefined) return undefined
  const lookups = clause.values.flatMap((value) => attributesOf(clause, value))
  const written = lookups.map((lookup) => [lookup, writeLookup(lookup, search)] as const)
  const leftOut = written.flatMap(([{ value }, text]) => (text === undefined ? [value] : []))
  const commands = written.flatMap(([, text]) => text ?? [])
  return {
    text: commands.length === 0 ? '' : [regionLoop(search), ...commands, 'done'].join('\n'),
    leftOut,
    notes: notesOf(search, clause),
  }
}

/** From what says most of a record to what says least. */
const attributeOrder: readonly SearchClause['by'][] = ['record', 'source', 'mention', 'actor']

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
    default:
      // Events list a role by its ARN, and all else by the name in the request.
      return [
        { attribute: 'ResourceName', value: awsActor(value) ? value : mentionOf('aws', value) },
      ]
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

function notesOf({ groups, notes }: AuditSearch, clause: SearchClause): readonly string[] {
  const others = groups.filter((group) => !group.includes(clause))
  return [
    ...notes,
    'management events of the last 90 days, one region at a time',
    ...(others.length > 0 ? ['it takes one attribute: pick what fits from the answer'] : []),
  ]
}
