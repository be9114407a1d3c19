/**
 * The page of the seed's updater, to the byte (reference/playbooks.md 1.1, 1.4). Its quirks are kept on
 * purpose: words in Python's title case, citations unresolved, rows of adversaries that glue to the rule.
 * What a real page never holds is made harmless: script, other HTML than MITRE uses, controls.
 */
import { legacyNote } from './legacy-sign.ts'
import { type FrozenFacts, frozenLabel } from './frozen-facts.ts'
import type { TechniqueFacts } from './technique-facts.ts'
import { cleanText, safeUrl } from './safe-text.ts'

const rule = '-----------------------------------------------------------------------\n\n'

/** The blocks of the legacy page; joined they are its text. `date` is an ISO day. */
export function renderLegacy(
  facts: TechniqueFacts,
  frozen: FrozenFacts,
  date: string,
): readonly string[] {
  const kept = { ...facts, ...frozenLists(frozen) }
  return [
    `# ${facts.id} ${legacyText(facts.name)}\n\n`,
    ...banner(facts),
    rule,
    ...section('## Technique Description', facts.description),
    ...section('## Technique Detection', facts.detection),
    ...frozenSection(facts, frozen),
    rule,
    ...list(
      'Tactics',
      facts.tactics.map(({ shortName }) => `  *   ${titleCase(legacyText(shortName))}`),
    ),
    ...list('Platforms', facts.platforms.map(bullet)),
    ...list(
      `Adversary Required Permissions${noteOf(frozen.permissions)}`,
      kept.permissions.map(bullet),
    ),
    ...list(`Data Sources${noteOf(frozen.dataSources)}`, kept.dataSources.map(sourceBullet)),
    rule,
    '### Adversarial usage:\n\n',
    `| Adversary Group |  Adversarial Usage |\n|----|----|\n${usageRows(facts)}`,
    rule,
    '## Mitre References\n\n',
    ...references(facts),
    `${legacyNote}\n\n`,
    `*Last pulled from Mitre on: ${longDate(date)}*\n\n`,
  ]
}

function list(heading: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : [`### ${heading}:\n\n`, ...lines.map((line) => `${line}\n\n`)]
}

/** `2022-06-23` as `23 June 2022`; any other text as it is. */
export function longDate(date: string): string {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date) ?? []
  const name = months[Number(month) - 1]
  return name === undefined ? date : `${Number(day)} ${name} ${year}`
}

/** `23 June 2022` as `2022-06-23`; `undefined` for any other text. */
export function isoDate(date: string): string | undefined {
  const [, day, name = '', year] = /^(\d{1,2}) (\w+) (\d{4})$/.exec(date) ?? []
  const month = months.indexOf(name) + 1
  if (day === undefined || month === 0) return undefined
  return `${year}-${String(month).padStart(2, '0')}-${day.padStart(2, '0')}`
}

const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]

function section(heading: string, text: string | undefined): readonly string[] {
  return text === undefined ? [] : [`${heading}\n\n`, `${legacyText(text)}\n\n`]
}

function frozenSection(facts: TechniqueFacts, { detection }: FrozenFacts): readonly string[] {
  if (detection === undefined || facts.detection !== undefined) return []
  const note = `*${frozenLabel(detection)}*\n\n`
  return [`## Technique Detection\n\n`, note, `${legacyText(detection.value.text)}\n\n`]
}

function frozenLists({ permissions, dataSources }: FrozenFacts): Partial<TechniqueFacts> {
  return {
    ...(permissions === undefined ? {} : { permissions: permissions.value }),
    ...(dataSources === undefined ? {} : { dataSources: dataSources.value }),
  }
}

function noteOf(frozen: FrozenFacts['permissions']): string {
  return frozen === undefined ? '' : ` (${frozenLabel(frozen)})`
}

function banner({ status, successor }: TechniqueFacts): readonly string[] {
  if (status === 'current') return []
  const next = successor === undefined ? '' : `: use ${successor.id} ${legacyText(successor.name)}`
  return [`> **This technique is ${status}${next}.**\n\n`]
}

function bullet(text: string): string {
  return `  * ${legacyText(text)}`
}

/** `Snapshot: Snapshot Creation`, the source bold. */
function sourceBullet(text: string): string {
  const [, source, component] = /^([^:]+):\s*(.*)$/s.exec(legacyText(text)) ?? []
  return source === undefined ? bullet(text) : `  * **${source}:** ${component}`
}

/** The updater knew groups only. */
function usageRows({ usage }: TechniqueFacts): string {
  return usage
    .filter(({ kind }) => kind === 'group')
    .map(({ name, description }) => {
      const text = legacyText(description?.text ?? '').replaceAll(/\s+/g, ' ')
      return `| ${legacyText(name)} | ${text.replaceAll('|', '\\|')} |\n`
    })
    .join('')
}

function references(facts: TechniqueFacts): readonly string[] {
  const own = { name: 'mitre-attack', ...(facts.url === undefined ? {} : { url: facts.url }) }
  return [own, ...facts.references].map((reference) => {
    const { name, url = '' } = reference
    const text = 'description' in reference ? `, ${legacyText(reference.description ?? '')}` : ''
    return `  * [${titleCase(legacyText(name))}](${safeUrl(url) ?? ''})${text}\n\n`
  })
}

/** Python's `str.title`: the first letter of every run of letters in upper case, the others in lower. */
export function titleCase(text: string): string {
  return text.toLowerCase().replace(/\p{L}+/gu, (word) => {
    const [first = ''] = word
    return first.toUpperCase() + word.slice(first.length)
  })
}

/**
 * MITRE's text as it is, but for what no real page holds: HTML besides MITRE's own marks, links that lead
 * elsewhere than to the web, definitions of links, whose target stands apart from them, breaks of MyST cells.
 */
function legacyText(text: string): string {
  return cleanText(text)
    .replaceAll(/<(?!\/?(?:code|b|i)>|br\s{0,9}\/?>)/gi, '&lt;')
    .replaceAll(/\]\(\s{0,99}([^)\s]*)/g, (whole, url: string) =>
      safeUrl(url) === undefined ? '](' : whole,
    )
    .replaceAll(/^(\s{0,9})\[(?=[^\]\n]{0,999}\]:)/gm, '$1\\[')
    .replaceAll(/^\+\+\+/gm, '\\+++')
}
