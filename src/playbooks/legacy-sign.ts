/** How a cell of the seed's updater is recognised; it left no other mark. */

/** The sentence that the updater put under each page. */
export const legacyNote =
  '> *Note: Do not edit this cell with information you want to keep. This cell will be wiped when the update script is ran. Store permanent information in one of the relevant cells below*'

const pulled = /^\*Last pulled from Mitre on: (.+?)\*$/m

/** The day that a legacy cell was written, as it prints it: `23 June 2022`. */
export function legacyDate(text: string): string | undefined {
  return pulled.exec(text)?.[1]
}

/** Does a text hold both the note and the line with the day of the pull? */
export function hasLegacySign(text: string): boolean {
  return text.includes('This cell will be wiped') && legacyDate(text) !== undefined
}
