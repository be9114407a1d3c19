/**
 * Shows control characters, line breaks, escape sequences and characters that turn the direction of
 * writing as `\u{1b}`, so that text of a log cannot move a cursor, hide text or forge lines.
 */
export function escapeControls(text: string): string {
  // Cc and Cf hold the C0 and C1 controls, bidirectional marks and zero-width characters.
  return text.replace(
    /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu,
    (unit) => `\\u{${(unit.codePointAt(0) ?? 0).toString(16)}}`,
  )
}
