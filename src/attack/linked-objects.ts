import { isJsonArray, isJsonObject, type JsonValue, textOf } from '../base/json.ts'
import { groupBy } from './group-by.ts'
import type { StixObject } from './stix-bundle.ts'

/** The types that a trimmed bundle holds only where something points to them. */
const trimmedTypes = new Set([
  'attack-pattern',
  'course-of-action',
  'intrusion-set',
  'campaign',
  'malware',
  'tool',
  'x-mitre-data-source',
  'x-mitre-data-component',
  'x-mitre-detection-strategy',
  'x-mitre-analytic',
  'relationship',
])

/** Relationships that are followed from any object that is kept, not from the chosen ones only. */
const followed = ['subtechnique-of', 'revoked-by', 'attributed-to']

/**
 * The ids of the objects that belong to chosen ones:
 * 1. every relationship that begins or ends at a chosen one, with the object at its other end;
 * 2. from what is kept, its parent technique, its successors to the last, the groups of campaigns;
 * 3. what the fields ending in `_ref` and `_refs` of anything kept name: analytics of strategies, data
 *    components of analytics, data sources, tactics, authors, markings;
 * 4. tactics, matrices, collections, authors and markings, and all objects of types unknown to us.
 */
export function linkedObjects(
  objects: readonly StixObject[],
  chosen: readonly string[],
): ReadonlySet<string> {
  const byId = new Map(objects.map((object) => [object.id, object]))
  const links = objects
    .filter(({ type }) => type === 'relationship')
    .flatMap((object) => linkOf(object, byId) ?? [])
  const onward = groupBy(
    links.filter(({ kind }) => followed.includes(kind)),
    ({ source }) => source,
  )
  const kept = new Set<string>()
  const waiting = objects.filter(({ type }) => !trimmedTypes.has(type)).map(({ id }) => id)
  const wanted = new Set(chosen.filter((id) => byId.has(id)))
  waiting.push(...wanted)
  for (const { id, source, target } of links) {
    if (wanted.has(source) || wanted.has(target)) waiting.push(id)
  }
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    const object = byId.get(id)
    if (object === undefined || kept.has(id)) continue
    kept.add(id)
    // A collection names everything; it is kept for what it says of the release.
    if (object.type !== 'x-mitre-collection') waiting.push(...referencesIn(object.fields))
    waiting.push(...(onward.get(id) ?? []).map((link) => link.id))
  }
  return kept
}

interface StixLink {
  readonly id: string
  readonly kind: string
  readonly source: string
  readonly target: string
}

/** A relationship both of whose ends are there; a trimmed bundle holds no other. */
function linkOf(
  { id, fields }: StixObject,
  byId: ReadonlyMap<string, StixObject>,
): StixLink | undefined {
  const [source, target] = [textOf(fields['source_ref']), textOf(fields['target_ref'])]
  if (source === undefined || target === undefined) return undefined
  if (!byId.has(source) || !byId.has(target)) return undefined
  return { id, kind: textOf(fields['relationship_type']) ?? '', source, target }
}

/** All that fields named `..._ref` and `..._refs` hold, at any depth: the reader bounds that. */
function referencesIn(value: JsonValue | undefined): readonly string[] {
  if (isJsonArray(value)) return value.flatMap(referencesIn)
  if (!isJsonObject(value)) return []
  return Object.entries(value).flatMap(([name, member]) => {
    if (name.endsWith('_ref') && typeof member === 'string') return [member]
    if (!name.endsWith('_refs') || !isJsonArray(member)) return referencesIn(member)
    return member.flatMap((one) => (typeof one === 'string' ? one : referencesIn(one)))
  })
}
