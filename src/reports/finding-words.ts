/** What a finding is found by: in which clouds it was, and all words that a search looks in. */
import { actorOf } from '../environment/principals/principal.ts'
import type { Finding } from '../findings/finding.ts'
import type { NumberedChain } from './numbered-chain.ts'
import { searchWords } from './site-elements.ts'

/** The clouds by the logs that they write. */
export const cloudNames = {
  'aws.cloudtrail': 'AWS',
  'azure.activitylogs': 'Azure',
  'gcp.audit': 'Google Cloud',
} as const

/** The clouds of the events of a finding. */
export function cloudsOf({ events }: Finding): readonly string[] {
  return [...new Set(events.map(({ source }) => cloudNames[source]))]
}

/** The longest that is searched of one finding, characters. */
const mostWords = 20_000

/** What a search looks in: names, ids, places, addresses, rules, records. */
export function wordsOf(finding: Finding, told: NumberedChain | undefined): string {
  const { id, title, summary, techniques, alsoMatched, detection, events } = finding
  const steps = told?.steps ?? []
  const texts = [
    id,
    title,
    summary,
    ...techniques,
    ...cloudsOf(finding),
    ...(told?.actors ?? []),
    ...(told?.chain.resources ?? []).map((resource) => resource.id),
    ...steps.flatMap(({ step: { principal, activity } }) => [
      actorOf(principal),
      activity.account ?? '',
      activity.region ?? '',
      activity.sourceAddress ?? '',
      activity.verb,
    ]),
    ...[...(detection === null ? [] : [detection]), ...alsoMatched].map((rule) => rule.title),
    ...events.flatMap(({ records }) => records.map((record) => record.id)),
  ]
  return searchWords(texts, mostWords)
}
