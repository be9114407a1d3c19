/** Text for a YAML file: strings and comments that no log can break out of. */
import { escapeControls } from '../../base/escape-text.ts'
import type { JsonValue } from '../../base/json.ts'

/** The longest comment, in UTF-16 units. */
const longestComment = 400

/**
 * A value as JSON on one line, which is YAML as well. Characters that do not show are written as
 * escapes of JSON, so that the text says what it does.
 */
export function jsonText(value: JsonValue): string {
  return JSON.stringify(value).replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, (shown) =>
    Array.from({ length: shown.length }, (_, at) => {
      const unit = shown.charCodeAt(at).toString(16).padStart(4, '0')
      return `\\u${unit}`
    }).join(''),
  )
}

/** A comment of one line, without its end. */
export function commentText(text: string): string {
  const shown = escapeControls(text)
  return `# ${shown.length > longestComment ? `${shown.slice(0, longestComment)}...` : shown}`
}
