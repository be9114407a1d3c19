import { compareText } from '../base/compare.ts'
import type { Diagnostic } from '../base/diagnostic.ts'
import { objectOf, textOf } from '../base/json.ts'
import type { FileText } from '../base/report.ts'
import type { AttackObject, AttackRelease, LeftOut, Tactic } from './attack-release.ts'
import { checkReferences } from './check-references.ts'
import { createFaults, type Faults } from './faults.ts'
import { readFields } from './field-reader.ts'
import { groupBy } from './group-by.ts'
import { identifyRelease } from './identify-release.ts'
import {
  readActor,
  readAnalytic,
  readAttackObject,
  readDataComponent,
  readDataSource,
  readStrategy,
  readTactic,
  readTechnique,
} from './read-attack-object.ts'
import { readRelationships } from './read-relationships.ts'
import { readStixBundle } from './read-stix-bundle.ts'
import type { StixBundle, StixObject } from './stix-bundle.ts'

/** What was read of a bundle. */
export interface AttackReading {
  /** Absent, after an error, when the text is no STIX bundle or holds no technique. */
  readonly release?: AttackRelease
  /** The objects as they were written, for trimming. */
  readonly bundle?: StixBundle
  readonly diagnostics: readonly Diagnostic[]
}

export interface AttackReadingOptions {
  /** What the user says the release is, `18.1`; the bundle's own word goes before it. */
  readonly version?: string
}

/**
 * Reads the text of an ATT&CK bundle, STIX 2.0 or 2.1, whole or trimmed. Both forms of one release and
 * any order of its objects give the same release, but for where the version is known from. Objects that
 * are faulty are told and left out; types that are not read are counted in `leftOut`.
 */
export function readAttackRelease(
  source: FileText,
  options: AttackReadingOptions = {},
): AttackReading {
  const faults = createFaults(source.file)
  const bundle = readStixBundle(source, faults)
  if (bundle === undefined) return { diagnostics: faults.diagnostics() }
  const release = releaseOf(bundle, options, faults)
  if (release.techniques.length === 0) {
    faults.tell({
      code: 'attack-not-a-bundle',
      severity: 'error',
      message: 'the bundle holds no technique of ATT&CK that can be read',
      hint: 'take enterprise-attack.json as MITRE publishes it (mitre/cti, attack-stix-data)',
    })
    return { diagnostics: faults.diagnostics() }
  }
  return { release, bundle, diagnostics: faults.diagnostics() }
}

/** Types that are read for what they say of the release, not as objects of it. */
const framing = ['x-mitre-collection', 'x-mitre-matrix', 'identity', 'marking-definition']

function releaseOf(
  bundle: StixBundle,
  options: AttackReadingOptions,
  faults: Faults,
): AttackRelease {
  const byType = groupBy(bundle.objects, ({ type }) => type)
  const read = <Found extends AttackObject>(
    reader: (object: StixObject, faults: Faults) => Found | undefined,
    ...types: readonly string[]
  ): readonly Found[] =>
    types
      .flatMap((type) => byType.get(type) ?? [])
      .flatMap((object) => reader(object, faults) ?? [])
      .sort(byAttackId)
  const matrices = (byType.get('x-mitre-matrix') ?? []).map((object) => readFields(object, faults))
  const tacticOrder = matrices.flatMap((matrix) => matrix.texts('tactic_refs'))
  const objects = {
    tactics: inOrder(read(readTactic, 'x-mitre-tactic'), tacticOrder),
    techniques: read(readTechnique, 'attack-pattern'),
    mitigations: read(readAttackObject, 'course-of-action'),
    actors: read(readActor, 'intrusion-set', 'campaign', 'malware', 'tool'),
    dataSources: read(readDataSource, 'x-mitre-data-source'),
    dataComponents: read(readDataComponent, 'x-mitre-data-component'),
    detectionStrategies: read(readStrategy, 'x-mitre-detection-strategy'),
    analytics: read(readAnalytic, 'x-mitre-analytic'),
  }
  const all: readonly AttackObject[] = Object.values(objects).flat()
  const known = new Set(all.map(({ stixId }) => stixId))
  const { relationships, leftOut } = readRelationships(
    byType.get('relationship') ?? [],
    (stixId) => known.has(stixId),
    faults,
  )
  const { tactics, detectionStrategies: strategies } = objects
  const release: AttackRelease = {
    identity: identifyRelease(bundle, { version: options.version, tactics, strategies }, faults),
    domains: matrices.flatMap((matrix) =>
      matrix.rows('external_references').flatMap((row) => row.text('external_id') ?? []),
    ),
    ...objects,
    relationships,
    copyright: statementsOf(byType.get('marking-definition') ?? []),
    leftOut: [...bundle.leftOut, ...leftOut, ...unreadTypes(byType, known)].toSorted((a, b) =>
      compareText(a.what, b.what),
    ),
  }
  checkReferences(release, tacticOrder, faults)
  return release
}

function byAttackId(a: AttackObject, b: AttackObject): number {
  return compareText(a.attackId ?? '', b.attackId ?? '') || compareText(a.stixId, b.stixId)
}

function inOrder(tactics: readonly Tactic[], order: readonly string[]): readonly Tactic[] {
  const place = new Map([...order].reverse().map((id, fromEnd) => [id, order.length - fromEnd]))
  const placeOf = ({ stixId }: Tactic): number => place.get(stixId) ?? order.length + 1
  // The sort is stable, so that tactics of no matrix stay in the order of their ids.
  return tactics.toSorted((a, b) => placeOf(a) - placeOf(b))
}

function statementsOf(markings: readonly StixObject[]): readonly string[] {
  const statements = markings.flatMap(
    ({ fields }) => textOf(objectOf(fields['definition'])?.['statement']) ?? [],
  )
  return [...new Set(statements)]
}

/** Counts the objects of types that are not read, and those that could not be. */
function unreadTypes(
  byType: ReadonlyMap<string, readonly StixObject[]>,
  known: ReadonlySet<string>,
): readonly LeftOut[] {
  return [...byType]
    .filter(([type]) => type !== 'relationship' && !framing.includes(type))
    .map(([what, objects]) => ({ what, count: objects.filter(({ id }) => !known.has(id)).length }))
    .filter(({ count }) => count > 0)
}
