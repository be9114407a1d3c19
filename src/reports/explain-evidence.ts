/** The evidence of a finding: where its records stand, and what they say. */
import type { JsonValue } from '../base/json.ts'
import { bullets, type ExplainBlock, paragraphs } from './explain-blocks.ts'
import type { ReportedFinding } from './report-schema.ts'
import { storyOf } from './story.ts'
import { namesIn, tellingFields } from './telling-fields.ts'

/** So many events of evidence are shown; a file may hold thousands. */
const mostEvents = 1000

/** So many records of one event are shown. */
const mostRecords = 20

/** The records below the file in which they stand, with the sentence of the story that rests on them. */
export function evidenceBlocks(finding: ReportedFinding): readonly ExplainBlock[] {
  const told = new Map<string, number>()
  for (const [at, { records }] of storyOf(finding).entries()) {
    for (const record of records) if (!told.has(record)) told.set(record, at + 1)
  }
  const files = new Map<string, Map<string, Evidence[]>>()
  for (const one of finding.evidence) {
    const events = files.get(one.file) ?? new Map<string, Evidence[]>()
    const event = JSON.stringify([one.time, one.action, one.principal])
    const records = events.get(event) ?? []
    records.push(one)
    events.set(event, records)
    files.set(one.file, events)
  }
  const rules = finding.also_matched.map(({ title }) => title)
  return [
    ...[...files].flatMap(([file, events]): readonly ExplainBlock[] => [
      { kind: 'lead', text: file },
      ...bullets(
        [...events.values()].map((records) => eventText(records, told)),
        mostEvents,
      ),
    ]),
    ...paragraphs(rules.length === 0 ? [] : [`Rules that matched as well: ${rules.join('; ')}.`]),
  ]
}

type Evidence = ReportedFinding['evidence'][number]

function eventText(records: readonly Evidence[], told: ReadonlyMap<string, number>): string {
  const at = records.map(({ record }) => told.get(record)).find((one) => one !== undefined)
  const sentence = at === undefined ? 'beside the story' : `sentence ${at}`
  const { time = '', action = '' } = records[0] ?? {}
  const places = records.map(({ line, record }) =>
    line === null ? record : `line ${line} ${record}`,
  )
  const more = places.length - mostRecords
  if (more > 0) places.splice(mostRecords, more, `and ${more} more records`)
  return `${sentence}, ${time.slice(0, 19)}Z ${action}: ${places.join(', ')}`
}

/** So many raw records are shown, and need to be looked for. */
export const mostSaid = 200

/** The fields of raw records that tell the finding, and which records the logs do not hold. */
export function recordBlocks(
  finding: ReportedFinding,
  records: ReadonlyMap<string, JsonValue> | undefined,
): readonly ExplainBlock[] {
  if (records === undefined) return []
  const names = namesIn(finding)
  const told = finding.evidence.slice(0, mostSaid)
  const missing = told.filter(({ record }) => !records.has(record))
  const more = finding.evidence.length - told.length
  return [
    ...told.flatMap(({ record, action }): readonly ExplainBlock[] => {
      const value = records.get(record)
      if (value === undefined) return []
      const text = tellingFields(value, names).join('\n')
      return [
        { kind: 'lead', text: `${action}, record ${record}` },
        { kind: 'code', language: 'record', text },
      ]
    }),
    ...paragraphs([
      missing.length === 0
        ? ''
        : `Not in the logs that were named: ${missing.map(({ record }) => record).join(', ')}.`,
      more > 0 ? `${more} more records are not shown.` : '',
    ]),
  ]
}
