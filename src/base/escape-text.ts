/**
 * Shows control characters, line breaks, escape sequences, characters that turn the direction of writing
 * and characters that nobody sees as `\u{1b}`, so that text of a log cannot move a cursor, hide text, forge
 * lines or pass for another text.
 */
export function escapeControls(text: string): string {
  // Cc and Cf hold the C0 and C1 controls, bidirectional marks and most zero-width characters; the
  // others that are shown as nothing (fillers, variation selectors) are ignorable by default.
  return text.replace(
    /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Default_Ignorable_Code_Point}]/gu,
    showUnit,
  )
}

/** A character as its code point: `\u{1b}`. */
export function showUnit(unit: string): string {
  return `\\u{${(unit.codePointAt(0) ?? 0).toString(16)}}`
}
