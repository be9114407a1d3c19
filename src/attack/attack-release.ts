/**
 * A release of MITRE ATT&CK as Spoor reads it: plain data, the same for STIX 2.0 and 2.1 and for any
 * order of the objects in the bundle (reference/playbooks.md 2.1). Lists are sorted by ATT&CK id, then
 * STIX id. Lists inside an object keep the order that MITRE stored; where they are sets, that order is
 * no content (2.3 and fact 4 there). All text is as MITRE wrote it and hostile until a report escapes it.
 */

/** What all objects of ATT&CK have. */
export interface AttackObject {
  /** `attack-pattern--ed2e45f9-...`: stays the same through renames. */
  readonly stixId: string
  /** `T1578.001`, `TA0005`, `M1018`, `G1004`, `DET0423`; data components have one only since v18. */
  readonly attackId?: string
  readonly name: string
  /** Markdown with `(Citation: NAME)` markers; an empty text counts as none. */
  readonly description?: string
  /** The page at attack.mitre.org. */
  readonly url?: string
  /** Version of the object, `1.2`; not that of the release. */
  readonly version?: string
  /** ISO 8601. No sign of a change: MITRE changed objects and left it, and the other way round. */
  readonly modified?: string
  readonly isRevoked: boolean
  readonly isDeprecated: boolean
  /** What its texts cite, without the reference to the object's own page. */
  readonly references: readonly Reference[]
}

/** A source that ATT&CK cites. */
export interface Reference {
  /** What `(Citation: NAME)` names; unique within one object only, and may end in a space. */
  readonly name: string
  readonly description?: string
  readonly url?: string
}

/** A technique or sub-technique. */
export interface Technique extends AttackObject {
  readonly attackId: string
  readonly isSubtechnique: boolean
  /** Short names of its tactics, `defense-evasion`; a revoked technique keeps stale ones. */
  readonly tactics: readonly string[]
  readonly platforms: readonly string[]
  /** Dropped by MITRE in v16. */
  readonly permissions: readonly string[]
  /** `Snapshot: Snapshot Creation`, up to v17. */
  readonly dataSources: readonly string[]
  /** How to detect it, in prose, up to v17. */
  readonly detection?: string
  readonly contributors: readonly string[]
}

/** A tactic; `Release.tactics` holds them in the order of the matrix. */
export interface Tactic extends AttackObject {
  /** `defense-evasion`; what techniques name. */
  readonly shortName: string
}

/** A mitigation; how it helps against one technique stands in the relationship. */
export type Mitigation = AttackObject

/** A group, campaign, malware or tool: whoever or whatever was seen using a technique. */
export interface Actor extends AttackObject {
  readonly kind: 'group' | 'campaign' | 'malware' | 'tool'
  readonly aliases: readonly string[]
}

/** A data source of v10 to v17. */
export interface DataSource extends AttackObject {
  readonly platforms: readonly string[]
}

/** What can be collected, such as Snapshot Creation. */
export interface DataComponent extends AttackObject {
  /** STIX id of its data source, up to v17. */
  readonly dataSource?: string
  /** Where it is found, since v18. */
  readonly logSources: readonly LogSource[]
}

/** A log as ATT&CK names it. */
export interface LogSource {
  /** `AWS:CloudTrail`. */
  readonly name: string
  /** What to look for in it, `CreateSnapshot` or a sentence. */
  readonly channel?: string
  /** STIX id of the data component, where an analytic says so. */
  readonly dataComponent?: string
}

/** How a technique is detected, since v18: one strategy, an analytic for each platform. */
export interface DetectionStrategy extends AttackObject {
  /** STIX ids. */
  readonly analytics: readonly string[]
}

/** What to look for on one platform. */
export interface Analytic extends AttackObject {
  readonly platforms: readonly string[]
  readonly logSources: readonly LogSource[]
  readonly mutableElements: readonly MutableElement[]
}

/** What MITRE leaves to be tuned, such as TimeWindow. */
export interface MutableElement {
  readonly field: string
  readonly description?: string
}

/** The kinds of relationships that are read; others are counted. */
export const relationshipKinds = [
  'uses',
  'mitigates',
  'detects',
  'subtechnique-of',
  'revoked-by',
  'attributed-to',
] as const

export type RelationshipKind = (typeof relationshipKinds)[number]

/** One edge between two objects that are both in the release. */
export interface Relationship {
  readonly stixId: string
  readonly kind: RelationshipKind
  /** STIX id. */
  readonly source: string
  /** STIX id. */
  readonly target: string
  /** How a group uses it, how a mitigation helps; cites `references`. */
  readonly description?: string
  readonly modified?: string
  readonly references: readonly Reference[]
}

/** Which release a bundle holds (reference/playbooks.md 2.5). */
export interface ReleaseIdentity {
  /** `18.1`; absent when neither the bundle nor the user says it. It is never guessed. */
  readonly version?: string
  /** Who said so: the collection in the bundle (STIX 2.1 only), or the user. */
  readonly versionFrom?: 'collection' | 'user'
  /** The oldest release that it can be by what is in it, where that is known: `18`, `19`. */
  readonly atLeast?: string
  /** The newest `modified` of its objects, the collection left out: ISO 8601. */
  readonly newestModified?: string
}

/** How many objects were not read into the release, and why; nothing is left out in silence. */
export interface LeftOut {
  /** A STIX type, a type of relationship, or a reason. */
  readonly what: string
  readonly count: number
}

/** One release of ATT&CK, or the part of one that a trimmed bundle holds. */
export interface AttackRelease {
  readonly identity: ReleaseIdentity
  /** `enterprise-attack`, by the matrices. */
  readonly domains: readonly string[]
  /** In the order of the matrix; a tactic of no matrix comes last. */
  readonly tactics: readonly Tactic[]
  readonly techniques: readonly Technique[]
  readonly mitigations: readonly Mitigation[]
  readonly actors: readonly Actor[]
  readonly dataSources: readonly DataSource[]
  readonly dataComponents: readonly DataComponent[]
  readonly detectionStrategies: readonly DetectionStrategy[]
  readonly analytics: readonly Analytic[]
  /** By kind, source and target. */
  readonly relationships: readonly Relationship[]
  /** Statements of copyright, which the licence asks to be kept with any copy. */
  readonly copyright: readonly string[]
  readonly leftOut: readonly LeftOut[]
}
