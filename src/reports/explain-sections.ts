/** A finding explained, as sections that a terminal and a Markdown page can both show. */
import type { JsonValue } from '../base/json.ts'
import {
  bullets,
  type ExplainBlock,
  type ExplainSection,
  numbers,
  paragraphs,
} from './explain-blocks.ts'
import { evidenceBlocks, recordBlocks } from './explain-evidence.ts'
import { type PlatformChoice, questionBlocks, tuningBlocks } from './explain-questions.ts'
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

/** A finding explained. */
export interface Explanation {
  readonly title: string
  /** Severity, confidence and id, in one line. */
  readonly rating: string
  readonly severity: ReportedFinding['severity']
  readonly sections: readonly ExplainSection[]
}

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
    { title: 'Evidence', blocks: evidenceBlocks(finding) },
    { title: 'What the records say', blocks: recordBlocks(finding, records) },
    { title: 'What to ask next', blocks: questionBlocks(finding, platform) },
    { title: 'What to tell Spoor, if this is wanted', blocks: tuningBlocks(finding) },
  ]
  const attack = techniques.length === 0 ? '' : `, ATT&CK ${techniques.join(' ')}`
  return {
    title: finding.title,
    rating: `${capital(severity)} severity, ${confidence} confidence${attack}, ${id}`,
    severity,
    sections: sections.filter(({ blocks }) => blocks.length > 0),
  }
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
