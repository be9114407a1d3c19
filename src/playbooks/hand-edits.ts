/** Finds an analyst's words in a managed part before they would be written over (6.2.6). */
import type { LegacyPage } from './legacy-page.ts'
import { compareLines } from './line-difference.ts'
import { plainText } from './playbook.ts'
import type { TechniqueFacts } from './technique-facts.ts'

/** What somebody changed in a managed part. */
export interface HandEdit {
  /** Lines that Spoor, or the updater before it, did not write. */
  readonly added: readonly string[]
  /** The text that was expected, where it is known; for a diff. */
  readonly expected?: string
}

/** The lines of a text that are not in the text as it was written, blank ones left out. */
export function editOf(text: string, expected: string): HandEdit {
  const lines = compareLines(plainText(expected).split('\n'), plainText(text).split('\n'))
  const added = lines.filter(({ sign, line }) => sign === '+' && line.trim() !== '')
  return { added: added.map(({ line }) => line), expected }
}

/**
 * The edit of a legacy page whose release is not at hand: lines that the updater cannot have written, and
 * paragraphs of its prose that the release at hand does not have. Where that release has no such text at
 * all, the page's is kept whole, and nothing can be lost.
 */
export function legacyEdit(page: LegacyPage, facts: TechniqueFacts): HandEdit | undefined {
  const added = [
    ...page.foreign,
    ...strangers(page.description, facts.description),
    ...strangers(page.detection ?? '', facts.detection ?? page.detection),
  ].filter((line) => line.trim() !== '')
  return added.length === 0 ? undefined : { added }
}

function strangers(text: string, known: string | undefined): readonly string[] {
  const paragraphs = (one: string): readonly string[] =>
    plainText(one)
      .split('\n')
      .map((line) => line.trim())
  const expected = new Set(paragraphs(known ?? ''))
  return paragraphs(text).filter((line) => !expected.has(line))
}
