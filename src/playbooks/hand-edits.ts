/** Finds an analyst's words in a managed part before they would be written over (6.2.6). */
import { profileTechnique } from '../attack/profile-technique.ts'
import type { ReleaseIndex } from '../attack/release-index.ts'
import type { LegacyPage } from './legacy-page.ts'
import { compareLines } from './line-difference.ts'
import { bodyFingerprint } from './managed-mark.ts'
import { plainText, textOfBlocks } from './playbook.ts'
import { renderPage } from './render-page.ts'
import type { PageState, SyncInput, SyncOptions } from './sync-input.ts'
import { type TechniqueFacts, techniqueFacts } from './technique-facts.ts'
import { isoDate, renderLegacy } from './template-legacy.ts'

/** What somebody changed in a managed part. */
export interface HandEdit {
  /** Lines that Spoor, or the updater before it, did not write. */
  readonly added: readonly string[]
  /** The text that was expected, where it is known; for a diff. */
  readonly expected?: string
}

/** The analyst's words in the managed part; `undefined` where there are none. */
export function findEdit(
  input: SyncInput,
  state: PageState,
  options: SyncOptions,
): HandEdit | undefined {
  const { playbook, lock, base } = input
  const { text, mark } = playbook.managed
  const { legacy } = state
  const written = mark?.body ?? lock?.body
  if (written !== undefined) {
    if (bodyFingerprint(text) === written) return undefined
    const pages = options.pages ?? new Map()
    const expected =
      lock === undefined ? '' : textOfBlocks(renderPage(lock.template, { ...lock, pages }).blocks)
    return withWords(editOf(text, expected))
  }
  if (legacy === undefined) return withWords({ added: wordsOf(text) })
  const expected = [base, input.index]
    .filter((index) => index !== undefined)
    .flatMap((index) => legacyText(index, state) ?? [])
  if (expected.includes(text)) return undefined
  const [first] = expected
  return base === undefined || first === undefined
    ? legacyEdit(legacy, state.facts)
    : withWords(editOf(text, first))
}

/** The page as the seed's updater would have written it on the page's day. */
function legacyText(index: ReleaseIndex, { facts, legacy }: PageState): string | undefined {
  const technique = index.technique(facts.id)
  if (technique === undefined || legacy === undefined) return undefined
  const stored = techniqueFacts(profileTechnique(index, technique), 'stored')
  const date = isoDate(legacy.pulled) ?? legacy.pulled
  return textOfBlocks(renderLegacy(stored, {}, date))
}

/** Only words can be lost: what was deleted from the managed part comes back (6.2.7). */
function withWords(edit: HandEdit): HandEdit | undefined {
  return edit.added.length === 0 ? undefined : edit
}

/** What stands in a part that was never synced, its heading left out. */
function wordsOf(text: string): readonly string[] {
  return text.split('\n').filter((line) => line.trim() !== '' && !/^# T\d{4}/.test(line))
}

/** The lines of a text that are not in the text as it was written, blank ones left out. */
function editOf(text: string, expected: string): HandEdit {
  const lines = compareLines(plainText(expected).split('\n'), plainText(text).split('\n'))
  const added = lines.filter(({ sign, line }) => sign === '+' && line.trim() !== '')
  return { added: added.map(({ line }) => line), expected }
}

/**
 * The edit of a legacy page whose release is not at hand: lines that the updater cannot have written, and
 * paragraphs of its prose that the release at hand does not have. Where that release has no such text at
 * all, the page's is kept whole, and nothing can be lost.
 */
function legacyEdit(page: LegacyPage, facts: TechniqueFacts): HandEdit | undefined {
  const added = [
    ...page.foreign,
    ...strangers(page.description, facts.description),
    ...strangers(page.detection ?? '', facts.detection ?? page.detection),
  ].filter((line) => line.trim() !== '')
  return added.length === 0 ? undefined : { added }
}

function strangers(text: string, known: string | undefined): readonly string[] {
  const expected = new Set(paragraphs(known ?? ''))
  return paragraphs(text).filter((line) => !expected.has(line))
}

function paragraphs(text: string): readonly string[] {
  return plainText(text)
    .split('\n')
    .map((line) => line.trim())
}
