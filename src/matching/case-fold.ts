/**
 * One case folding for both languages: simple mapping per code point, upper case then lower case as
 * Java's `equalsIgnoreCase` does it, never by locale, never a mapping that changes the length (`ß`)
 * (eql.md section 5). So a wildcard's `?` counts the same in folded and unfolded text.
 */
export function foldCase(text: string): string {
  if (!notAscii.test(text)) return text.toLowerCase()
  let folded = ''
  for (const character of text) folded += foldCharacter(character)
  return folded
}

function foldCharacter(character: string): string {
  const upper = simple(character, character.toUpperCase())
  return simple(upper, upper.toLowerCase())
}

function simple(character: string, mapped: string): string {
  return mapped.length === character.length ? mapped : character
}

/** The engine's search for one is twice as fast as a loop over the characters. */
const notAscii = /[^\0-\x7f]/
