/**
 * One case folding for both languages: simple mapping per code point, upper case then lower case as
 * Java's `equalsIgnoreCase` does it, never by locale, never a mapping that changes the length (`ß`)
 * (eql.md section 5). So a wildcard's `?` counts the same in folded and unfolded text.
 */
export function foldCase(text: string): string {
  if (isAscii(text)) return text.toLowerCase()
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

function isAscii(text: string): boolean {
  for (let index = 0; index < text.length; index++) {
    if (text.charCodeAt(index) > 127) return false
  }
  return true
}
