import { compareText } from '../base/compare.ts'
import type {
  Actor,
  Analytic,
  AttackObject,
  AttackRelease,
  DataComponent,
  DataSource,
  DetectionStrategy,
  Mitigation,
  Relationship,
  RelationshipKind,
  Technique,
} from './attack-release.ts'
import { groupBy } from './group-by.ts'

/** Finds the objects of a release; made once, then each question costs little. */
export interface ReleaseIndex {
  readonly release: AttackRelease
  /** By ATT&CK id, `T1578.001`. Should several have it, the one in force, then the newest. */
  readonly technique: (attackId: string) => Technique | undefined
  /** By STIX id, as all below. */
  readonly techniqueOf: (stixId: string) => Technique | undefined
  readonly mitigationOf: (stixId: string) => Mitigation | undefined
  readonly actorOf: (stixId: string) => Actor | undefined
  readonly dataSourceOf: (stixId: string) => DataSource | undefined
  readonly dataComponentOf: (stixId: string) => DataComponent | undefined
  readonly strategyOf: (stixId: string) => DetectionStrategy | undefined
  readonly analyticOf: (stixId: string) => Analytic | undefined
  /** The relationships of a kind that begin at an object. */
  readonly from: (kind: RelationshipKind, stixId: string) => readonly Relationship[]
  /** The relationships of a kind that end at an object. */
  readonly to: (kind: RelationshipKind, stixId: string) => readonly Relationship[]
}

/** Makes the index of a release. */
export function indexRelease(release: AttackRelease): ReleaseIndex {
  const byAttackId = new Map<string, Technique>()
  for (const technique of release.techniques.toSorted(byForce)) {
    if (!byAttackId.has(technique.attackId)) byAttackId.set(technique.attackId, technique)
  }
  const sources = groupBy(release.relationships, ({ kind, source }) => `${kind} ${source}`)
  const targets = groupBy(release.relationships, ({ kind, target }) => `${kind} ${target}`)
  return {
    release,
    technique: (attackId) => byAttackId.get(attackId),
    techniqueOf: finder(release.techniques),
    mitigationOf: finder(release.mitigations),
    actorOf: finder(release.actors),
    dataSourceOf: finder(release.dataSources),
    dataComponentOf: finder(release.dataComponents),
    strategyOf: finder(release.detectionStrategies),
    analyticOf: finder(release.analytics),
    from: (kind, stixId) => sources.get(`${kind} ${stixId}`) ?? [],
    to: (kind, stixId) => targets.get(`${kind} ${stixId}`) ?? [],
  }
}

function rank({ isRevoked, isDeprecated }: Technique): number {
  return Number(isRevoked) * 2 + Number(isDeprecated)
}

function byForce(a: Technique, b: Technique): number {
  return rank(a) - rank(b) || compareText(b.modified ?? '', a.modified ?? '')
}

function finder<Found extends AttackObject>(
  objects: readonly Found[],
): (stixId: string) => Found | undefined {
  const found = new Map(objects.map((one) => [one.stixId, one]))
  return (stixId) => found.get(stixId)
}
