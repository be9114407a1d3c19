import type { Reference } from './attack-release.ts'

/** A part of a text of ATT&CK: words, or what cites a reference. */
export type TextPiece =
  | { readonly kind: 'words'; readonly text: string }
  | { readonly kind: 'citation'; readonly name: string; readonly text: string }

/**
 * Splits a text at its `(Citation: NAME)` markers; joined, the texts of the pieces are the text again.
 * MITRE writes them in this spelling only, and never with parentheses inside (reference/playbooks.md 2.3).
 */
export function splitCitations(text: string): readonly TextPiece[] {
  const pieces: TextPiece[] = []
  let end = 0
  for (const found of text.matchAll(/\(Citation: ([^()]+)\)/g)) {
    if (found.index > end) pieces.push({ kind: 'words', text: text.slice(end, found.index) })
    pieces.push({ kind: 'citation', name: found[1] ?? '', text: found[0] })
    end = found.index + found[0].length
  }
  return end < text.length ? [...pieces, { kind: 'words', text: text.slice(end) }] : pieces
}

function spaced(text: string): string {
  return text.trim().replace(/\s+/g, ' ')
}

/**
 * The reference of the citing object that a citation names: exactly, else but for spaces, else but for
 * letter case; a hundred of v18.1 are found only so, most for a space at the end of the reference's name.
 * Names are unique within one object only, so the references must be those of the object.
 */
export function findReference(
  name: string,
  references: readonly Reference[],
): Reference | undefined {
  return (
    references.find((one) => one.name === name) ??
    references.find((one) => spaced(one.name) === spaced(name)) ??
    references.find((one) => spaced(one.name).toLowerCase() === spaced(name).toLowerCase())
  )
}
