/** A playbook as sync and the checks see it, whichever file it stands in. */

/** The templates of the managed part: the seed's, to the byte, and ours. */
export const templateNames = ['legacy', 'v2'] as const

/** One of {@link templateNames}. */
export type TemplateName = (typeof templateNames)[number]

/** What the file itself says of its managed part. */
export interface ManagedMark {
  /** `T1578.001`. */
  readonly technique: string
  readonly template: TemplateName
  /** Fingerprint of the text that was written: another text means that somebody edited it. */
  readonly body: string
}

/** The managed part of a playbook. */
export interface ManagedPart {
  /** Its text with `\n` as line break and without line breaks at the end. */
  readonly text: string
  /** The technique that the file names for it, where it does. */
  readonly technique?: string
  /** Absent in a page that was never synced by Spoor. */
  readonly mark?: ManagedMark
}

/** What is to stand in the managed part. */
export interface ManagedUpdate {
  /** Blocks of Markdown, each with the blank line behind it; joined they are the text. */
  readonly blocks: readonly string[]
  /** Absent: no mark is added to a page that has none. */
  readonly mark?: ManagedMark
  /** Text for an analyst's cell of its own, directly below: what was rescued from the managed part. */
  readonly rescued?: string
}

/** A cell of the analyst. */
export interface AnalystCell {
  readonly kind: 'markdown' | 'code' | 'raw'
  readonly text: string
  /** The offset in the file of an offset in the text, as near as the file's form allows. */
  readonly placeInFile: (at: number) => number
}

/** A playbook that was read. */
export interface Playbook {
  /** The file as the user named it. */
  readonly file: string
  readonly format: 'notebook' | 'markdown'
  readonly managed: ManagedPart
  /** The analyst's cells in their order: everything but the managed part. */
  readonly analystCells: readonly AnalystCell[]
  /** How many of them stand before the managed part. */
  readonly cellsBefore: number
  /** The text of the whole file with another managed part; every other character stays. */
  readonly replaceManaged: (update: ManagedUpdate) => string
}

/** The text of blocks as {@link ManagedPart.text} holds it. */
export function textOfBlocks(blocks: readonly string[]): string {
  return plainText(blocks.join(''))
}

/** `\n` for every line break, none at the end. */
export function plainText(text: string): string {
  return text.replaceAll(/\r\n?/g, '\n').replace(/\n+$/, '')
}
