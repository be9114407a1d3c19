/** How a file writes JSON, read off it, so that what is put in looks like what stands around it. */
import type { JsonObject, JsonValue } from '../base/json.ts'

/** The habits of one JSON file. */
export interface JsonStyle {
  /** `\n` or `\r\n`; absent where the file is one line. */
  readonly lineBreak: string | undefined
  /** One step of indentation. */
  readonly indent: string
  /** What stands behind a colon and, in one line, behind a comma: a space or nothing. */
  readonly gap: string
  /** Does the file write characters beyond ASCII as escapes? */
  readonly isAscii: boolean
}

/** Reads the habits off a text; where it shows none, those of Jupyter are taken. */
export function styleOf(text: string): JsonStyle {
  const firstLine = /^\uFEFF?[ \t]*[[{][ \t]*(\r?\n)([ \t]*)/.exec(text)
  // Jupyter breaks after every bracket; a file whose first bracket has company is kept on one line.
  const hasBeyondAscii = /[^\0-\x7f]/.test(text.replace(/^\uFEFF/, ''))
  const escapesBeyondAscii = /\\u(?!00[0-7])[0-9a-fA-F]{4}/.test(text)
  return {
    lineBreak: firstLine?.[1],
    indent: firstLine?.[2] || (firstLine === null ? ' ' : ''),
    gap: /"[ ]?:(?=\S)/.test(text) && !/":[ ]/.test(text) ? '' : ' ',
    isAscii: !hasBeyondAscii && escapesBeyondAscii,
  }
}

/** A string as JSON. */
export function writeText(text: string, style: JsonStyle): string {
  const written = JSON.stringify(text)
  if (!style.isAscii) return written
  return written.replace(
    /[^\0-\x7f]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}

/** A value as JSON, its first line unindented, the others behind `margin`. */
export function writeValue(value: JsonValue, style: JsonStyle, margin: string): string {
  if (typeof value === 'string') return writeText(value, style)
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const inner = margin + style.indent
  if (isList(value)) {
    return enclose(
      '[]',
      value.map((item) => writeValue(item, style, inner)),
      style,
      margin,
    )
  }
  const members = Object.entries(value).map(
    ([key, member]) =>
      `${writeText(key, style)}:${style.gap}${writeValue(member ?? null, style, inner)}`,
  )
  return enclose('{}', members, style, margin)
}

function isList(value: JsonObject | readonly JsonValue[]): value is readonly JsonValue[] {
  return Array.isArray(value)
}

/** Members between brackets, one a line or all on one. */
export function enclose(
  brackets: '[]' | '{}',
  members: readonly string[],
  style: JsonStyle,
  margin: string,
): string {
  const [open, close] = [brackets.slice(0, 1), brackets.slice(1)]
  if (members.length === 0) return brackets
  if (style.lineBreak === undefined) return `${open}${members.join(`,${style.gap}`)}${close}`
  const { lineBreak, indent } = style
  const lines = members.map((member) => `${lineBreak}${margin}${indent}${member}`)
  return `${open}${lines.join(',')}${lineBreak}${margin}${close}`
}

/** The white space that begins the line of an offset. */
export function marginAt(text: string, offset: number): string {
  const line = text.lastIndexOf('\n', offset - 1) + 1
  return /^[ \t]*/.exec(text.slice(line, offset))?.[0] ?? ''
}
