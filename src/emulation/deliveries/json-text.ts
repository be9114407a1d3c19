import type { JsonValue } from '../../base/json.ts'

/** One JSON document a line. */
export function jsonLines(values: readonly object[]): string {
  return values.map((value) => `${JSON.stringify(value)}\n`).join('')
}

/** A JSON document as the clouds' command lines print it, indented by so many spaces. */
export function printedJson(value: object, indent: number): string {
  return `${JSON.stringify(value, null, indent)}\n`
}

/** A value as the text of a column: text as it is, anything else as JSON. */
export function plainText(value: JsonValue | undefined): string {
  return typeof value === 'string' ? value : JSON.stringify(value ?? null)
}
