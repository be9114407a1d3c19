import type {
  Actor,
  Analytic,
  DataComponent,
  DataSource,
  DetectionStrategy,
  LogSource,
  Mitigation,
  MutableElement,
  Relationship,
  Tactic,
  Technique,
} from './attack-release.ts'

/** All that a release says about one technique, references followed. */
export interface TechniqueProfile {
  readonly technique: Technique
  /** With the parent's name before it: `Modify Cloud Compute Infrastructure: Create Snapshot`. */
  readonly title: string
  readonly parent?: Technique
  readonly subtechniques: readonly Technique[]
  /** In the order of the matrix. */
  readonly tactics: readonly Tactic[]
  /** Short names for which the release has no tactic. */
  readonly unknownTactics: readonly string[]
  /** Where the chain of revoked-by ends. Absent when it is not revoked, or the chain leads nowhere. */
  readonly successor?: Technique
  /** Techniques that were revoked by this one, directly. */
  readonly predecessors: readonly Technique[]
  readonly mitigations: readonly ProfiledMitigation[]
  /** MITRE's procedure examples: who used it and how. */
  readonly examples: readonly ProcedureExample[]
  /** Up to v17: components that detect it, with advice. */
  readonly components: readonly DetectingComponent[]
  /** Since v18. */
  readonly strategies: readonly ProfiledStrategy[]
}

/** A mitigation and how it helps against the technique. */
export interface ProfiledMitigation {
  readonly mitigation: Mitigation
  readonly relationship: Relationship
}

/** Who used the technique, and how. */
export interface ProcedureExample {
  readonly actor: Actor
  readonly relationship: Relationship
}

/** A data component that detects the technique, with its data source where there is one. */
export interface DetectingComponent {
  readonly component: DataComponent
  readonly source?: DataSource
  readonly relationship: Relationship
}

/** A detection strategy with its analytics. */
export interface ProfiledStrategy {
  readonly strategy: DetectionStrategy
  readonly analytics: readonly ProfiledAnalytic[]
}

/** An analytic whose log sources have their data components. */
export interface ProfiledAnalytic {
  readonly analytic: Analytic
  readonly logSources: readonly ProfiledLogSource[]
  readonly mutableElements: readonly MutableElement[]
}

/** A log source and the data component that it shows. */
export interface ProfiledLogSource extends Omit<LogSource, 'dataComponent'> {
  readonly component?: DataComponent
}
