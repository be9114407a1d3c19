/** Prints a proposed environment as a whole `spoor.yaml`. */
import { isJsonObject, type JsonObject, type JsonValue } from '../../base/json.ts'
import type { Proposal, ProposedEnvironment, ProposedList } from './proposal.ts'
import { commentText, jsonText } from './yaml-text.ts'

const ownLists: readonly ProposedList[] = ['own.aws', 'own.azure', 'own.gcp']
const otherLists: readonly ProposedList[] = ['partners', 'vaults', 'automation', 'workingHours']

/** The file; ends with a line break. */
export function printProposal({ about, proposals, notes }: ProposedEnvironment): string {
  const lines = [
    'Proposed by spoor learn. Every entry says what it rests on: read each before you keep it.',
    ...about,
  ].map(commentText)
  lines.push('schema: spoor/environment@1')
  const own = ownLists.filter((list) => proposals.some((one) => one.list === list))
  if (own.length > 0) lines.push('', 'own:')
  for (const list of own) {
    lines.push(`  ${list.slice('own.'.length)}:`, ...entryLines(proposals, { list, indent: 4 }))
  }
  for (const list of otherLists) {
    const entries = entryLines(proposals, { list, indent: 2 })
    if (entries.length > 0) lines.push('', `${list}:`, ...entries)
  }
  if (notes.length > 0) lines.push('', ...['Not proposed:', ...notes].map(commentText))
  return `${lines.join('\n')}\n`
}

function entryLines(
  proposals: readonly Proposal[],
  { list, indent }: { readonly list: ProposedList; readonly indent: number },
): readonly string[] {
  return proposals.filter((one) => one.list === list).flatMap((one) => blockLines(one, indent))
}

/** An entry of a block list: its evidence, and the entry itself. */
export function blockLines({ entry, evidence }: Proposal, indent: number): readonly string[] {
  const space = ' '.repeat(indent)
  const comment = space + commentText(evidence)
  if (!isJsonObject(entry)) return [comment, `${space}- ${jsonText(entry)}`]
  return [comment, ...mapLines(entry).map((line, at) => `${space}${at === 0 ? '-' : ' '} ${line}`)]
}

function mapLines(map: JsonObject): readonly string[] {
  return Object.entries(map).map(([key, value]) => `${key}: ${valueText(value ?? null)}`)
}

/** Plain words need no quotes; whatever else there is, and all text of logs, has them. */
function valueText(value: JsonValue): string {
  if (typeof value === 'string') return jsonText(value)
  return Array.isArray(value)
    ? `[${value.map((one) => (/^[a-z]+$/.test(String(one)) ? String(one) : jsonText(one))).join(', ')}]`
    : jsonText(value)
}
