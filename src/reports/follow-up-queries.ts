/** The queries to run next about a finding, in the language of each platform, with its ids filled in. */
import type { ReportedFinding } from './report-schema.ts'
import { followUpQuestions } from './follow-up-questions.ts'
import type { WriteSearch } from './follow-up-search.ts'
import { writeAwsCommands } from './search-aws-cli.ts'
import { writeEql } from './search-eql.ts'
import { writeEsql } from './search-esql.ts'
import { writeBigQuery, writeLogging } from './search-google.ts'
import { writeSentinel } from './search-sentinel.ts'
import { writeSplunk } from './search-splunk.ts'
import { writeSpoor } from './search-spoor.ts'
import { writeAthena, writeLake } from './search-trino.ts'

/** Where a query is run, as `--platform` names it. */
export type PlatformName = (typeof platforms)[number]['name']

/** One query, ready to be pasted but for what its notes say. */
export interface FollowUpQuery {
  /** In words, for a person. The same for every platform. */
  readonly question: string
  readonly platform: PlatformName
  /** The name of the platform for a person: `Microsoft Sentinel`. */
  readonly product: string
  /** `EQL`, `SPL`, `SQL`, ... */
  readonly language: string
  /** The query; empty where none of its values can be quoted safely: `leftOut` then says which. */
  readonly text: string
  /** Values of the finding that are not in the query, because its language cannot hold them safely. */
  readonly leftOut: readonly string[]
  /** What must be known or changed before it is run, a sentence each. */
  readonly notes: readonly string[]
}

/** Platforms in the order in which they are shown; one may have two languages. */
export const platforms = [
  { name: 'spoor', product: 'Spoor', language: 'EQL', write: writeSpoor },
  { name: 'elastic', product: 'Elastic', language: 'EQL', write: writeEql },
  { name: 'elastic', product: 'Elastic', language: 'ES|QL', write: writeEsql },
  { name: 'splunk', product: 'Splunk', language: 'SPL', write: writeSplunk },
  { name: 'sentinel', product: 'Microsoft Sentinel', language: 'KQL', write: writeSentinel },
  { name: 'athena', product: 'Amazon Athena', language: 'SQL', write: writeAthena },
  { name: 'cloudtrail-lake', product: 'CloudTrail Lake', language: 'SQL', write: writeLake },
  { name: 'aws', product: 'AWS CLI', language: 'shell', write: writeAwsCommands },
  {
    name: 'google',
    product: 'Google Cloud Logging',
    language: 'Logging query language',
    write: writeLogging,
  },
  { name: 'bigquery', product: 'BigQuery', language: 'SQL', write: writeBigQuery },
] as const satisfies readonly {
  readonly name: string
  readonly product: string
  readonly language: string
  readonly write: WriteSearch
}[]

/** The names that `--platform` takes. */
export const platformNames: readonly PlatformName[] = [
  ...new Set(platforms.map(({ name }) => name)),
]

/**
 * The queries of all questions that a finding leaves open, question by question; of each question only
 * those platforms that can have the logs. Every value of a log in them is quoted by the rules of its
 * language.
 */
export function followUpQueries(finding: ReportedFinding): readonly FollowUpQuery[] {
  return followUpQuestions(finding).flatMap(({ question, search }) =>
    platforms.flatMap(({ name, product, language, write }) => {
      const written = write(search)
      return written === undefined
        ? []
        : [{ question, platform: name, product, language, ...written }]
    }),
  )
}
