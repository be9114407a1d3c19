/** A finding explained, as sections that a terminal and a Markdown page can both show. */
import type { FollowUpQuery, PlatformName } from './follow-up-queries.ts'
import { followUpQueries, platforms } from './follow-up-queries.ts'
import type { JsonValue } from '../base/json.ts'
import type { ReportedFinding } from './report-schema.ts'
import { storyOf } from './story.ts'
import {
  confidenceWords,
  inferredSentences,
  openSentences,
  storyInShort,
  whyItMatters,
} from './story-judgement.ts'
import { capital } from './story-words.ts'
import { namesIn, tellingFields } from './telling-fields.ts'
import { tuningSnippets } from './tuning-snippets.ts'

/** A piece of a section. Texts hold names of logs as they are; whoever shows them makes them safe. */
export type ExplainBlock =
  | { readonly kind: 'paragraph'; readonly text: string }
  /** A remark in the margin of what stands before it. */
  | { readonly kind: 'note'; readonly text: string }
  /** `from` is the number of the first item; a list without it has no numbers. */
  | { readonly kind: 'list'; readonly items: readonly string[]; readonly from?: number }
  /** A line of its own between blocks, such as a question. */
  | { readonly kind: 'lead'; readonly text: string }
  /** Text to copy, never wrapped; `language` as an editor would call it. */
  | { readonly kind: 'code'; readonly language: string; readonly text: string }

/** One section. */
export interface ExplainSection {
  readonly title: string
  readonly blocks: readonly ExplainBlock[]
}

/** A finding explained. */
export interface Explanation {
  readonly title: string
  /** Severity, confidence and id, in one line. */
  readonly rating: string
  readonly severity: ReportedFinding['severity']
  readonly sections: readonly ExplainSection[]
}

/** Which queries to show: those of one platform, or of all. */
export type PlatformChoice = PlatformName | 'all'

/** What an explanation takes besides the finding. */
export interface ExplainOptions {
  readonly platform: PlatformChoice
  /** Accounts that the report takes for our own; none where it does not say. */
  readonly ownAccounts?: readonly string[]
  /** Raw records of the evidence by their ids, where the logs are at hand. */
  readonly records?: ReadonlyMap<string, JsonValue>
}

/** Explains a finding; sections that would be empty are left out. */
export function explainFinding(
  finding: ReportedFinding,
  { platform, ownAccounts = [], records }: ExplainOptions,
): Explanation {
  const { severity, confidence, id, techniques } = finding
  const sections: readonly ExplainSection[] = [
    { title: 'In short', blocks: paragraphs([storyInShort(finding, ownAccounts)]) },
    { title: 'What happened', blocks: happened(finding) },
    {
      title: 'What was open to others, and what still is',
      blocks: bullets(openSentences(finding)),
    },
    { title: 'Why it matters', blocks: bullets(whyItMatters(finding)) },
    { title: `Why it is rated ${severity}`, blocks: bullets(finding.why) },
    { title: 'How sure this is, and what could not be seen', blocks: sureness(finding) },
    { title: 'What to do now', blocks: numbers(finding.next) },
    { title: 'Evidence', blocks: evidence(finding) },
    { title: 'What the records say', blocks: said(finding, records) },
    { title: 'What to ask next', blocks: questions(finding, platform) },
    { title: 'What to tell Spoor, if this is wanted', blocks: tuning(finding) },
  ]
  const attack = techniques.length === 0 ? '' : `, ATT&CK ${techniques.join(' ')}`
  return {
    title: finding.title,
    rating: `${capital(severity)} severity, ${confidence} confidence${attack}, ${id}`,
    severity,
    sections: sections.filter(({ blocks }) => blocks.length > 0),
  }
}

function paragraphs(texts: readonly string[]): readonly ExplainBlock[] {
  return texts.filter((text) => text !== '').map((text) => ({ kind: 'paragraph', text }))
}

/** At most so many items of a list are shown; whoever made the report may be hostile. */
const mostItems = 100

function bullets(items: readonly string[], most: number = mostItems): readonly ExplainBlock[] {
  return items.length === 0 ? [] : [{ kind: 'list', items: shownItems(items, most) }]
}

function numbers(items: readonly string[]): readonly ExplainBlock[] {
  return items.length === 0 ? [] : [{ kind: 'list', items: shownItems(items, mostItems), from: 1 }]
}

function shownItems(items: readonly string[], most: number): readonly string[] {
  const more = items.length - most
  const shown = items.slice(0, most).map(onOneLine)
  return more > 0 ? [...shown, `and ${more} more, which the report holds`] : shown
}

/** Rules break the lines of their descriptions. */
function onOneLine(text: string): string {
  return text.trim().replaceAll(/\s*\n\s*/g, ' ')
}

/** Of a very long story its beginning and its end are told. */
const toldFirst = 40
const toldLast = 20

function happened(finding: ReportedFinding): readonly ExplainBlock[] {
  const story = storyOf(finding).map(({ tell }, at) => ({ tell, at }))
  const left = story.length - toldFirst - toldLast
  if (left <= 0) return sentences(story)
  return [
    ...sentences(story.slice(0, toldFirst)),
    { kind: 'note', text: `${left} more sentences between, whose records stand below` },
    ...sentences(story.slice(-toldLast)),
  ]
}

function sentences(
  story: readonly { readonly tell: () => string; readonly at: number }[],
): readonly ExplainBlock[] {
  const [first] = story
  if (first === undefined) return []
  return [{ kind: 'list', items: story.map(({ tell }) => tell()), from: first.at + 1 }]
}

function sureness(finding: ReportedFinding): readonly ExplainBlock[] {
  const unseen = finding.blind_spots
  return [
    ...paragraphs([confidenceWords(finding)]),
    ...bullets([...inferredSentences(finding), ...unseen]),
  ]
}

/** So many events of evidence are shown; a file may hold thousands. */
const mostEvents = 1000

/** So many records of one event are shown. */
const mostRecords = 20

/** The records below the file in which they stand, with the sentence of the story that rests on them. */
function evidence(finding: ReportedFinding): readonly ExplainBlock[] {
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
function said(
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

function questions(finding: ReportedFinding, choice: PlatformChoice): readonly ExplainBlock[] {
  const queries = followUpQueries(finding)
  const wanted = queries.filter(({ platform }) => choice === 'all' || platform === choice)
  const asked = [...new Set(queries.map(({ question }) => question))]
  if (asked.length === 0) return []
  const isNamed = new Set(wanted.map(({ product, language }) => `${product} ${language}`)).size > 1
  const blocks = asked.flatMap((question, at): readonly ExplainBlock[] => {
    const answers = wanted.filter((query) => query.question === question)
    // What was said of one query of a language need not be said of the next.
    const before = wanted.filter((query) => asked.indexOf(query.question) < at)
    return [
      { kind: 'lead', text: question },
      ...answers.flatMap((query) => queryBlocks(query, { isNamed, before })),
      ...(answers.length === 0 ? [elsewhere(queries, question)] : []),
    ]
  })
  const others = new Set(queries.map(({ platform }) => platform))
  others.delete(choice as PlatformName)
  const more = platforms.flatMap(({ name }) => (others.has(name) ? [name] : []))
  const hint = `The same for ${[...new Set(more)].join(', ')}: --platform NAME, or --platform all.`
  return choice === 'all' || more.length === 0
    ? blocks
    : [...blocks, { kind: 'paragraph', text: hint }]
}

function queryBlocks(
  query: FollowUpQuery,
  { isNamed, before }: { readonly isNamed: boolean; readonly before: readonly FollowUpQuery[] },
): readonly ExplainBlock[] {
  const { platform, product, language, text, leftOut, notes } = query
  // Spoor's EQL stands in the command line that runs it.
  const codeLanguage = platform === 'spoor' ? 'shell' : language
  const noted = before
    .filter((one) => one.product === product && one.language === language)
    .flatMap((one) => one.notes)
  const title = isNamed ? `${product}, ${language}: ` : ''
  const remarks = [
    ...notes.filter((note) => !noted.includes(note)),
    ...(leftOut.length === 0
      ? []
      : [`left out, because it cannot be asked for safely: ${leftOut.join(', ')}`]),
  ]
  const remark = `${title}${remarks.join('; ')}`.replace(/: $/, '')
  return [
    ...(remark === '' ? [] : [{ kind: 'note', text: remark } as const]),
    ...(text === '' ? [] : [{ kind: 'code', language: codeLanguage, text } as const]),
  ]
}

/** Some logs are in no platform but some. */
function elsewhere(queries: readonly FollowUpQuery[], question: string): ExplainBlock {
  const names = queries.flatMap((query) => (query.question === question ? [query.platform] : []))
  return { kind: 'note', text: `only there: --platform ${[...new Set(names)].join(', ')}` }
}

function tuning(finding: ReportedFinding): readonly ExplainBlock[] {
  const snippets = tuningSnippets(finding)
  if (snippets.length === 0) return []
  const how =
    'Entries for spoor.yaml. What begins with @ must be replaced, or the file is refused; where the file has the key already, put the entry under it.'
  return [
    { kind: 'paragraph', text: how },
    ...snippets.flatMap(({ question, text }): readonly ExplainBlock[] => [
      { kind: 'lead', text: question },
      { kind: 'code', language: 'yaml', text: text.trimEnd() },
    ]),
  ]
}
