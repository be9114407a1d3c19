import type { Encoding } from './modifiers.ts'

/** How many characters of base64 depend on bytes before the text, by the text's byte offset. */
const lead = [0, 2, 3] as const
/** How many characters depend on bytes after the text, by (length + offset) mod 3; padding counts. */
const tail = [0, 3, 2] as const

/**
 * The base64 forms of a text (sigma.md 5): one for `base64`; for `base64offset` the part that is the
 * same whatever stands around the text, for each of the three byte offsets it may begin at. Lengths
 * count bytes, not characters. A form that would be empty is left out.
 */
export function encodeText(text: string, encoding: Encoding): readonly string[] {
  const bytes = bytesOf(text, encoding.bytes)
  if (encoding.base64 === 'base64') return [base64(bytes)]
  const forms = lead.map((skipped, offset) => {
    const padded = base64([...Array.from({ length: offset }, () => 0), ...bytes])
    return padded.slice(skipped, padded.length - (tail[(bytes.length + offset) % 3] ?? 0))
  })
  return forms.filter((form) => form !== '')
}

function bytesOf(text: string, encoding: Encoding['bytes']): readonly number[] {
  switch (encoding) {
    case 'utf8':
      return [...new TextEncoder().encode(text)]
    case 'utf16le':
      return codeUnits(text).flatMap((unit) => [unit & 0xff, unit >> 8])
    case 'utf16be':
      return codeUnits(text).flatMap((unit) => [unit >> 8, unit & 0xff])
    case 'utf16':
      return [0xff, 0xfe, ...bytesOf(text, 'utf16le')]
  }
}

function codeUnits(text: string): readonly number[] {
  return Array.from({ length: text.length }, (_, index) => text.charCodeAt(index))
}

function base64(bytes: readonly number[]): string {
  return btoa(bytes.map((byte) => String.fromCharCode(byte)).join(''))
}
