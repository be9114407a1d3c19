/**
 * Ids of STIX objects that stay the same from run to run: UUIDs of version 5 (RFC 9562 section 5.5), which
 * STIX 2.1 (section 2.9) lets objects have in a namespace of their maker's, and asks of observables in its own.
 */
import { sha1 } from '../base/sha1.ts'

/** The namespace of Spoor's objects, drawn once. */
const ownNamespace = '5b0f6c0e-7a52-4d5e-9d2c-3c7b7f9f0b41'

/** The namespace of observables (STIX 2.1 section 2.9). */
const observableNamespace = '00abedb4-aa42-466c-9c01-fed23315a9b7'

/** The id of an object of a type that some words tell apart from all others. */
export function stixId(type: string, ...words: readonly string[]): string {
  return `${type}--${uuidOf(ownNamespace, JSON.stringify([type, ...words]))}`
}

/** The id of an observable, out of the properties that make it what it is; keys in alphabetical order. */
export function observableId(type: string, contributing: Readonly<Record<string, string>>): string {
  return `${type}--${uuidOf(observableNamespace, JSON.stringify(contributing))}`
}

/** A UUID of version 5: namespace and name hashed, version and variant set. */
export function uuidOf(namespace: string, name: string): string {
  const before = Uint8Array.from(namespace.replaceAll('-', '').match(/../g) ?? [], (pair) =>
    Number.parseInt(pair, 16),
  )
  const text = new TextEncoder().encode(name)
  const bytes = sha1(Uint8Array.from([...before, ...text])).slice(0, 16)
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x50
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}
