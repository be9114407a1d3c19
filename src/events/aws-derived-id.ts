import type { JsonObject } from '../base/json.ts'
import { javaMapText } from './java-map-text.ts'

/**
 * An id for a record that has none, the same for the same content: two 32-bit FNV-1a hashes of its
 * text, the second started elsewhere. The text is Java's, because it is bounded in depth and because
 * blank fields and the order of keys do not change it. Not safe against somebody who wants a collision, which would
 * make two events of their own count as one.
 */
export function derivedId(record: JsonObject): string {
  const text = javaMapText(record) ?? ''
  return `derived-${hash(text, 0x811c9dc5)}${hash(text, 0x01000193)}`
}

function hash(text: string, start: number): string {
  let value = start
  for (let index = 0; index < text.length; index++) {
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193)
  }
  return (value >>> 0).toString(16).padStart(8, '0')
}
