import { compareText } from '../base/compare.ts'
import { type LeftOut, type Relationship, relationshipKinds } from './attack-release.ts'
import type { Faults } from './faults.ts'
import { readFields } from './field-reader.ts'
import { given, readReference } from './read-attack-object.ts'
import type { StixObject } from './stix-bundle.ts'

/** What was read of the relationships of a bundle. */
export interface ReadRelationships {
  /** By kind, source, target and id. */
  readonly relationships: readonly Relationship[]
  readonly leftOut: readonly LeftOut[]
}

/** Reads the relationships whose two ends are objects that were read. */
export function readRelationships(
  objects: readonly StixObject[],
  isRead: (stixId: string) => boolean,
  faults: Faults,
): ReadRelationships {
  const left = new Map<string, number>()
  const relationships = objects.flatMap((object) => {
    const read = readRelationship(object, isRead, faults)
    if (typeof read !== 'string') return [read]
    left.set(read, (left.get(read) ?? 0) + 1)
    return []
  })
  return {
    relationships: relationships.sort(
      (a, b) =>
        relationshipKinds.indexOf(a.kind) - relationshipKinds.indexOf(b.kind) ||
        compareText(a.source, b.source) ||
        compareText(a.target, b.target) ||
        compareText(a.stixId, b.stixId),
    ),
    leftOut: [...left].map(([what, count]) => ({ what, count })),
  }
}

/** The relationship, or why it is left out. */
function readRelationship(
  object: StixObject,
  isRead: (stixId: string) => boolean,
  faults: Faults,
): Relationship | string {
  const fields = readFields(object, faults)
  const word = fields.needed('relationship_type')
  const [source, target] = [fields.needed('source_ref'), fields.needed('target_ref')]
  if (word === undefined || source === undefined || target === undefined) {
    return 'relationship without a type or an end'
  }
  const kind = relationshipKinds.find((one) => one === word)
  if (kind === undefined) return `relationship ${word}`
  if (fields.flag('revoked') || fields.flag('x_mitre_deprecated')) {
    return 'relationship that is revoked or deprecated'
  }
  const missing = [source, target].find((end) => !isRead(end))
  if (missing !== undefined) {
    tellDangling(object.id, missing, faults)
    return 'relationship to an object that was not read'
  }
  return {
    stixId: object.id,
    kind,
    source,
    target,
    ...given('description', fields.text('description')),
    ...given('modified', fields.text('modified')),
    references: fields.rows('external_references').flatMap(readReference),
  }
}

/** Tells of a reference to an object that the bundle lacks, or that could not be read. */
export function tellDangling(from: string, to: string, faults: Faults): void {
  faults.tell({
    code: 'attack-reference-dangling',
    severity: 'warning',
    message: `${from} names ${to}, which the bundle lacks or holds unreadable`,
    hint: 'fetch the whole bundle, or trim it with spoor attack trim, which keeps what is named',
  })
}
