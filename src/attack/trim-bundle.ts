import { compareText } from '../base/compare.ts'
import { fingerprint } from '../base/fingerprint.ts'
import { isJsonArray, isJsonObject, type JsonObject, textOf } from '../base/json.ts'
import { sortFields } from './canonical-json.ts'
import { linkedObjects } from './linked-objects.ts'
import type { StixBundle, StixObject } from './stix-bundle.ts'

/** A smaller bundle. */
export interface TrimmedBundle {
  /** JSON text with a final line break: the same for the same content, so that it can be committed. */
  readonly text: string
  readonly objects: number
}

/**
 * Makes a bundle of some techniques, given by their STIX ids, and of all that they point to or that
 * points to them (`linkedObjects` has the rules). Objects are kept as they are, with fields and types
 * unknown to us; only the list of contents of the collection shrinks. Trimming twice changes nothing.
 */
export function trimBundle(bundle: StixBundle, techniques: readonly string[]): TrimmedBundle {
  const kept = linkedObjects(bundle.objects, techniques)
  const objects = bundle.objects
    .filter(({ id }) => kept.has(id))
    .map((object) => sortFields(isCollection(object) ? withContents(object, kept) : object.fields))
  const id = `bundle--${uuidOf(JSON.stringify(objects))}`
  const written = { ...sortFields(bundle.fields), type: 'bundle', id, objects }
  return { text: `${JSON.stringify(written, undefined, 2)}\n`, objects: objects.length }
}

function isCollection({ type }: StixObject): boolean {
  return type === 'x-mitre-collection'
}

/** The collection, its list of contents cut down to what is kept. */
function withContents({ fields }: StixObject, kept: ReadonlySet<string>): JsonObject {
  const contents = fields['x_mitre_contents']
  if (!isJsonArray(contents)) return fields
  const named = contents
    .map((one) => [isJsonObject(one) ? textOf(one['object_ref']) : undefined, one] as const)
    .filter(([reference]) => reference !== undefined && kept.has(reference))
    .toSorted(([a], [b]) => compareText(a ?? '', b ?? ''))
  return { ...fields, x_mitre_contents: named.map(([, one]) => one) }
}

/** An id made of content, in the shape of a random one (RFC 9562, version 4), as validators ask for. */
function uuidOf(content: string): string {
  const digits = `${fingerprint(content)}${fingerprint(`again ${content}`)}`
  const parts = [
    digits.slice(0, 8),
    digits.slice(8, 12),
    `4${digits.slice(13, 16)}`,
    `8${digits.slice(17, 20)}`,
    digits.slice(20),
  ]
  return parts.join('-')
}
