/**
 * Our page of a technique: citations numbered, tactics by id, how MITRE would detect it beside what Spoor
 * reads and tunes, and what MITRE withdrew, marked with the release that had it last.
 */
import { type CitationNumbers, createCitationNumbers } from '../attack/number-citations.ts'
import { type Frozen, frozenLabel } from './frozen-facts.ts'
import type { PageContent, RenderedPage } from './page-content.ts'
import { linkTo } from './page-links.ts'
import { blockText, cellText, codeSpan, type MarkdownContext, plainName } from './safe-markdown.ts'
import { cleanText, safeUrl } from './safe-text.ts'
import type { AnalyticFact, CitedText, NamedObject, StrategyFact } from './technique-facts.ts'
import { datasetOf, parameterFor } from './tuning-parameters.ts'

/** Renders a page; the order of its parts is the order in which citations are numbered. */
export function renderV2(content: PageContent): RenderedPage {
  const citations = createCitationNumbers()
  const page: Page = { ...content, citations }
  const body = [
    ...head(page),
    ...description(page),
    ...tactics(page),
    ...lists(page),
    ...detection(page),
    ...mitigations(page),
    ...usage(page),
  ]
  return {
    blocks: [...body, ...references(page), ...provenance(page)],
    unmatchedCitations: citations.unmatched(),
  }
}

interface Page extends PageContent {
  readonly citations: CitationNumbers
}

function head({ facts, pages }: Page): readonly string[] {
  const { status, successor, parent } = facts
  const kind = facts.id.includes('.') ? 'Sub-technique' : 'Technique'
  const of = parent === undefined ? '' : ` of ${objectLink(parent, pages)}`
  const own = safeUrl(facts.url ?? '')
  const page = own === undefined ? '' : ` · [page at MITRE](${own})`
  const next = successor === undefined ? '' : ` It goes on as ${objectLink(successor, pages)}.`
  const banner =
    status === 'current' ? [] : [`> **MITRE has ${status} this technique.**${next}\n\n`]
  return [`# ${facts.id} ${plainName(facts.name)}\n\n`, ...banner, `*${kind}${of}${page}*\n\n`]
}

function objectLink({ id, name, url = '' }: NamedObject, pages: Page['pages']): string {
  const target = safeUrl(url)
  const words = id === name ? plainName(id) : `${plainName(id)} ${plainName(name)}`
  return target === undefined ? words : `[${words}](${linkTo(target, pages)})`
}

/** How the texts of one object are set, which cite its references. */
function contextOf({ citations, pages }: Page, cited: CitedText['references']): MarkdownContext {
  return {
    cite: (name) => {
      const number = citations.numberCited(name, cited)
      return number === undefined ? undefined : `\\[${number}\\]`
    },
    rewriteLink: (url) => linkTo(url, pages),
  }
}

function blocksOf(page: Page, { text, references: cited }: CitedText): readonly string[] {
  return [`${blockText(text, contextOf(page, cited))}\n\n`]
}

function description(page: Page): readonly string[] {
  const { description: text, references: cited } = page.facts
  if (text === undefined) return []
  return ['## Description\n\n', ...blocksOf(page, { text, references: cited })]
}

function tactics({ facts }: Page): readonly string[] {
  const lines = facts.tactics.map(({ id, name }) =>
    id === undefined ? `- ${plainName(name)}` : `- ${plainName(name)} (${plainName(id)})`,
  )
  return listOf('## Tactics', lines)
}

function listOf(heading: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : [`${heading}\n\n`, `${lines.join('\n')}\n\n`]
}

function lists({ facts, frozen }: Page): readonly string[] {
  return [
    ...listWith('Platforms', facts.platforms, undefined),
    ...listWith('Permissions required', facts.permissions, frozen.permissions),
    ...listWith('Data sources', facts.dataSources, frozen.dataSources),
  ]
}

/** What MITRE says, else what it said last, with when. */
function listWith(
  heading: string,
  values: readonly string[],
  kept: Frozen<readonly string[]> | undefined,
): readonly string[] {
  const isFrozen = values.length === 0 && kept !== undefined
  const shown = isFrozen ? kept.value : values
  const note = isFrozen ? ` (frozen: ${frozenLabel(kept)})` : ''
  const lines = shown.map((value) => `- ${plainName(value)}`)
  return listOf(`## ${heading}${note}`, lines)
}

function detection(page: Page): readonly string[] {
  const { facts, frozen } = page
  const { detection: text, references: cited } = facts
  const blocks = facts.strategies.flatMap((one) => strategy(page, one))
  const current = text === undefined ? [] : blocksOf(page, { text, references: cited })
  const kept =
    text !== undefined || frozen.detection === undefined
      ? []
      : [
          `### Detection text ${frozenLabel(frozen.detection)}\n\n`,
          '*Frozen: MITRE has withdrawn this text.*\n\n',
          ...blocksOf(page, frozen.detection.value),
        ]
  const all = [...current, ...blocks, ...kept]
  return all.length === 0 ? [] : ['## Detection\n\n', ...all]
}

function strategy(page: Page, { analytics, ...named }: StrategyFact): readonly string[] {
  return [
    `### ${objectLink(named, page.pages)}\n\n`,
    ...analytics.flatMap((one) => analytic(page, one)),
  ]
}

function analytic(page: Page, fact: AnalyticFact): readonly string[] {
  const platforms = fact.platforms.map(plainName).join(', ')
  const context = contextOf(page, [])
  const logs = fact.logSources.map(({ name, channel = '', component = '' }) => {
    const dataset = datasetOf(name)
    const read = dataset === undefined ? 'not read' : codeSpan(dataset)
    return [plainName(name), cellText(channel, context), plainName(component), read]
  })
  const elements = fact.mutableElements.map(({ field, description: text = '' }) => [
    plainName(field),
    cellText(text, context),
    parameterFor(field),
  ])
  return [
    `#### ${plainName(fact.id)} ${plainName(fact.name)}${platforms === '' ? '' : ` (${platforms})`}\n\n`,
    ...(fact.description === undefined ? [] : blocksOf(page, fact.description)),
    ...table(['Log source', 'What to look for', 'Data component', 'Read by Spoor as'], logs),
    ...table(['Mutable element', 'What MITRE leaves to be tuned', 'What Spoor tunes'], elements),
  ]
}

function table(heads: readonly string[], rows: readonly (readonly string[])[]): readonly string[] {
  if (rows.length === 0) return []
  const lines = [heads, heads.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`)
  return [`${lines.join('\n')}\n\n`]
}

function mitigations(page: Page): readonly string[] {
  const rows = page.facts.mitigations.map((one) => [
    objectLink(one, page.pages),
    citedCell(page, one.description),
  ])
  return rows.length === 0
    ? []
    : ['## Mitigations\n\n', ...table(['Mitigation', 'How it helps'], rows)]
}

function usage(page: Page): readonly string[] {
  const rows = page.facts.usage.map((one) => [
    objectLink(one, page.pages),
    one.kind,
    citedCell(page, one.description),
  ])
  const none = 'No group, campaign or software is known to use it.\n\n'
  return [
    '## Used by\n\n',
    ...(rows.length === 0 ? [none] : table(['Who or what', 'Kind', 'How'], rows)),
  ]
}

function citedCell(page: Page, text: CitedText | undefined): string {
  return text === undefined ? '' : cellText(text.text, contextOf(page, text.references))
}

/** Cited references by their numbers; those that no text cites any more behind them. */
function references({ facts, citations }: Page): readonly string[] {
  const uncited = facts.references.filter((one) => citations.numberOf(one) === undefined)
  const lines = citations
    .cited()
    .map(({ number, reference }) => `${number}. ${referenceText(reference)}`)
  const others = uncited.map((one) => `- ${referenceText(one)}`)
  if (lines.length + others.length === 0) return []
  return [
    '## References\n\n',
    ...(lines.length === 0 ? [] : [`${lines.join('\n')}\n\n`]),
    ...(others.length === 0 ? [] : ['Not cited above:\n\n', `${others.join('\n')}\n\n`]),
  ]
}

function referenceText({
  name,
  url = '',
  description: text = '',
}: CitedText['references'][number]): string {
  const target = safeUrl(url)
  const words = plainName(name)
  const title = target === undefined ? words : `[${words}](${target})`
  return text === '' ? title : `${title}: ${plainName(text)}`
}

function provenance({ facts, release, date, notice }: Page): readonly string[] {
  const named =
    release.version === undefined
      ? `of an unknown release with changes until ${dayOf(release.newestModified)}`
      : `v${release.version}`
  const version = facts.version === undefined ? '' : ` ${facts.version}`
  const object = `object${version}, modified ${dayOf(facts.modified)}`
  return [
    '---\n\n',
    '> Do not edit this part: `spoor playbook sync` writes it from MITRE ATT&CK. Your own words belong ' +
      'above or below it and stay as they are.\n\n',
    ...notice.map((statement) => `${plainName(statement)}\n\n`),
    `*ATT&CK ${plainName(named)}; ${plainName(object)}; synced ${date}*\n\n`,
  ]
}

function dayOf(time: string | undefined): string {
  return time === undefined ? 'an unknown day' : cleanText(time).slice(0, 10)
}

/** The day that a page of this template prints as that of its sync. */
export function syncedDate(text: string): string | undefined {
  return /^\*ATT&CK .*; synced (\d{4}-\d{2}-\d{2})\*$/m.exec(text)?.[1]
}
