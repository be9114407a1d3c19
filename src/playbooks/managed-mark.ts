/** The mark of a managed part: what Spoor notes in the file about the text that it wrote. */
import { fingerprint } from '../base/fingerprint.ts'
import type { JsonObject } from '../base/json.ts'
import { type JsonNode, memberOf, stringOf } from './json-tree.ts'
import { type ManagedMark, type TemplateName, templateNames } from './playbook.ts'

/** An ATT&CK technique id, as it stands in marks, headings and file names. */
export const techniqueId = /T\d{4}(?:\.\d{3})?/

/** The fingerprint of a managed text, whatever its line breaks and its end. */
export function bodyFingerprint(text: string): string {
  return fingerprint(text.replaceAll(/\r\n?/g, '\n').replace(/\s+$/, ''))
}

/** The mark as it stands in the metadata of a cell, `metadata.spoor`. */
export function markToJson(mark: ManagedMark): JsonObject {
  const { body, technique, template } = mark
  return { body, managed: 'attack', technique, template }
}

/** The mark in `metadata.spoor`, when the cell is managed. */
export function markFromJson(node: JsonNode | undefined): ManagedMark | undefined {
  const technique = stringOf(memberOf(node, 'technique'))
  const template = templateOf(stringOf(memberOf(node, 'template')))
  const body = stringOf(memberOf(node, 'body'))
  if (technique === undefined || template === undefined || body === undefined) return undefined
  return { technique, template, body }
}

/** The lines round a managed region of a Markdown file. */
export const regionEnd = '<!-- /spoor:managed -->'
const regionStart =
  /^<!-- spoor:managed attack (T\d{4}(?:\.\d{3})?)(?: (legacy|v2) body:([0-9a-f]{16}))? -->$/

/** The first line of a managed region. */
export function markToLine({ technique, template, body }: ManagedMark): string {
  return `<!-- spoor:managed attack ${technique} ${template} body:${body} -->`
}

/** What the first line of a region says: its technique, and the mark once it was synced. */
export function markFromLine(
  line: string,
): { readonly technique: string; readonly mark?: ManagedMark } | undefined {
  const [, technique, written, body] = regionStart.exec(line) ?? []
  if (technique === undefined) return undefined
  const template = templateOf(written)
  if (template === undefined || body === undefined) return { technique }
  return { technique, mark: { technique, template, body } }
}

function templateOf(name: string | undefined): TemplateName | undefined {
  return templateNames.find((one) => one === name)
}
