/** A finding explained, as sections that a terminal and a Markdown page can both show. */
import type { FollowUpQuery, PlatformName } from './follow-up-queries.ts'
import { followUpQueries, platforms } from './follow-up-queries.ts'
import type { ReportedFinding } from './report-schema.ts'
import { tellStory } from './story.ts'
import {
  confidenceWords,
  inferredSentences,
  openSentences,
  storyInShort,
  whyItMatters,
} from './story-judgement.ts'
import { capital } from './story-words.ts'
import { tuningSnippets } from './tuning-snippets.ts'

/** A piece of a section. Texts hold names of logs as they are; whoever shows them makes them safe. */
export type ExplainBlock =
  | { readonly kind: 'paragraph'; readonly text: string }
  /** A remark in the margin of what stands before it. */
  | { readonly kind: 'note'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly string[]; readonly numbered: boolean }
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
}

/** Explains a finding; sections that would be empty are left out. */
export function explainFinding(
  finding: ReportedFinding,
  { platform, ownAccounts = [] }: ExplainOptions,
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

function bullets(items: readonly string[]): readonly ExplainBlock[] {
  return items.length === 0 ? [] : [{ kind: 'list', items, numbered: false }]
}

function numbers(items: readonly string[]): readonly ExplainBlock[] {
  return items.length === 0 ? [] : [{ kind: 'list', items, numbered: true }]
}

function happened(finding: ReportedFinding): readonly ExplainBlock[] {
  const story = tellStory(finding)
  return numbers(story.map(({ text }) => text))
}

function sureness(finding: ReportedFinding): readonly ExplainBlock[] {
  const unseen = finding.blind_spots
  return [
    ...paragraphs([confidenceWords(finding)]),
    ...bullets([...inferredSentences(finding), ...unseen]),
  ]
}

/** The records below the file in which they stand, with the sentence of the story that rests on them. */
function evidence(finding: ReportedFinding): readonly ExplainBlock[] {
  const files = [...new Set(finding.evidence.map(({ file }) => file))]
  const rules = finding.also_matched.map(({ title }) => title)
  return [
    ...files.flatMap((file): readonly ExplainBlock[] => [
      { kind: 'lead', text: file },
      ...bullets(fileItems(finding, file)),
    ]),
    ...paragraphs(rules.length === 0 ? [] : [`Rules that matched as well: ${rules.join('; ')}.`]),
  ]
}

/** One item for the records of one event, of which an operation may have several. */
function fileItems(finding: ReportedFinding, file: string): readonly string[] {
  const story = tellStory(finding)
  const events = new Map<string, ReportedFinding['evidence']>()
  for (const one of finding.evidence.filter((record) => record.file === file)) {
    const event = `${one.time} ${one.action}`
    events.set(event, [...(events.get(event) ?? []), one])
  }
  return [...events.values()].map((records) => {
    const ids = records.map(({ record }) => record)
    const at = story.findIndex((sentence) => sentence.records.some((id) => ids.includes(id)))
    const told = at < 0 ? 'beside the story' : `sentence ${at + 1}`
    const { time = '', action = '' } = records[0] ?? {}
    const places = records.map(({ line, record }) =>
      line === null ? record : `line ${line} ${record}`,
    )
    return `${told}, ${time.slice(0, 19)}Z ${action}: ${places.join(', ')}`
  })
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
  const { product, language, text, leftOut, notes } = query
  const said = before
    .filter((one) => one.product === product && one.language === language)
    .flatMap((one) => one.notes)
  const title = isNamed ? `${product}, ${language}: ` : ''
  const remarks = [
    ...notes.filter((note) => !said.includes(note)),
    ...(leftOut.length === 0
      ? []
      : [`left out, because it cannot be asked for safely: ${leftOut.join(', ')}`]),
  ]
  const remark = `${title}${remarks.join('; ')}`.replace(/: $/, '')
  return [
    ...(remark === '' ? [] : [{ kind: 'note', text: remark } as const]),
    ...(text === '' ? [] : [{ kind: 'code', language, text } as const]),
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
