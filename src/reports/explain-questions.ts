/** What to ask next about a finding, and what to tell Spoor of it. */
import type { ExplainBlock } from './explain-blocks.ts'
import {
  type FollowUpQuery,
  followUpQueries,
  type PlatformName,
  platforms,
} from './follow-up-queries.ts'
import type { ReportedFinding } from './report-schema.ts'
import { tuningSnippets } from './tuning-snippets.ts'

/** Which queries to show: those of one platform, or of all. */
export type PlatformChoice = PlatformName | 'all'

/** Each question that a finding leaves open with the queries of the platforms that were chosen. */
export function questionBlocks(
  finding: ReportedFinding,
  choice: PlatformChoice,
): readonly ExplainBlock[] {
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

/** Entries for `spoor.yaml`, each below the question that it answers. */
export function tuningBlocks(finding: ReportedFinding): readonly ExplainBlock[] {
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
