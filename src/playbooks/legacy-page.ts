/**
 * Reads a page of the seed's updater back. It has no lock: what it holds is all that is known of the
 * release of its day, and every line of it that the updater cannot have written is an analyst's.
 */
import type { Reference } from '../attack/attack-release.ts'
import type { EarlierFacts } from './frozen-facts.ts'
import { legacyDate, legacyNote } from './legacy-sign.ts'

/** What stands in a legacy page. */
export interface LegacyPage {
  readonly technique?: string
  /** The day of the pull as it is printed. */
  readonly pulled: string
  readonly description: string
  readonly detection?: string
  readonly earlier: EarlierFacts
  /** Lines that the updater does not write: an analyst's. */
  readonly foreign: readonly string[]
}

/** The parts of the page by their headings; what a line of each may look like. */
const parts: Readonly<Record<string, RegExp | 'prose'>> = {
  '': /^# T\d{4}/,
  '## Technique Description': 'prose',
  '## Technique Detection': 'prose',
  '### Tactics:': /^ {2}\* {3}\S/,
  '### Platforms:': /^ {2}\* \S/,
  '### Adversary Required Permissions:': /^ {2}\* \S/,
  '### Data Sources:': /^ {2}\* \S/,
  '### Adversarial usage:': /^\|.*\|$/,
  '## Mitre References': /^ {2}\* \[[^\]]*\]\([^)]*\)/,
}

const rule = /^-{10,}$/

/** Reads a page that bears the legacy sign; `undefined` for any other text. */
export function readLegacyPage(text: string): LegacyPage | undefined {
  const pulled = legacyDate(text)
  if (pulled === undefined) return undefined
  const lines = new Map<string, string[]>()
  const foreign: string[] = []
  const linesOf = (heading: string): string[] => {
    const known = lines.get(heading) ?? []
    lines.set(heading, known)
    return known
  }
  let part = ''
  for (const line of text.split('\n')) {
    if (Object.hasOwn(parts, line) && line !== '') part = line
    else if (isFrame(line)) continue
    else if (isOfPart(part, line)) linesOf(part).push(line)
    else foreign.push(line)
  }
  const proseOf = (heading: string): string => linesOf(heading).join('\n').trim()
  const itemsOf = (heading: string): readonly string[] =>
    linesOf(heading)
      .filter((line) => line.trim() !== '')
      .map((line) => line.replace(/^ {2}\* +/, '').replaceAll('**', ''))
  const technique = /^# (T\d{4}(?:\.\d{3})?)\b/m.exec(text)?.[1]
  const detection = proseOf('## Technique Detection')
  const references = linesOf('## Mitre References').flatMap(referenceOf)
  return {
    ...(technique === undefined ? {} : { technique }),
    pulled,
    description: proseOf('## Technique Description'),
    ...(detection === '' ? {} : { detection }),
    earlier: {
      detection: detection === '' ? undefined : { text: detection, references },
      permissions: itemsOf('### Adversary Required Permissions:'),
      dataSources: itemsOf('### Data Sources:'),
      from: { pulled },
    },
    foreign,
  }
}

function isFrame(line: string): boolean {
  return rule.test(line) || line === legacyNote || legacyDate(line) !== undefined
}

function isOfPart(part: string, line: string): boolean {
  const shape = parts[part]
  if (shape === 'prose') return !/^#{1,6} /.test(line)
  return line.trim() === '' || shape?.test(line) === true
}

function referenceOf(line: string): readonly Reference[] {
  const [, name, url = '', description = ''] =
    /^ {2}\* \[([^\]]*)\]\(([^)]*)\)(?:, (.*))?$/.exec(line) ?? []
  if (name === undefined || name === 'Mitre-Attack') return []
  return [
    {
      name,
      ...(url === '' ? {} : { url }),
      ...(description === '' ? {} : { description }),
    },
  ]
}
