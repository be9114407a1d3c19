import type { LinkEvidence, LinkKind } from './link.ts'
import type { Resource } from './resource.ts'
import type { Grantee, IngressRule } from './activity.ts'
import type { Step } from './step.ts'

/** One edge of a chain. */
export interface ChainLink {
  readonly kind: LinkKind
  readonly from: Resource
  readonly to: Resource
  readonly evidence: LinkEvidence
  readonly step: Step
}

/** From when until when somebody outside could use a copy. Times in milliseconds UTC. */
interface Interval {
  readonly resource: Resource
  readonly from: number
  /** Absent while it lasts as far as the logs tell. */
  readonly until?: number
  /** The steps it rests on: what opened it, what joined it, what closed it. */
  readonly steps: readonly Step[]
}

/** A copy that somebody else was let into. */
export interface SharedInterval extends Interval {
  readonly kind: 'share'
  readonly grantee: Grantee
}

/** An instance or database that a network rule or a public address opened. */
export interface NetworkInterval extends Interval {
  readonly kind: 'network'
  /** The network group whose rule is open; the resource itself when it is public by its own setting. */
  readonly group: Resource
  readonly rule: IngressRule
}

/** How a copy was open to others, and when. */
export type Exposure = SharedInterval | NetworkInterval

/** One walk through lineage worth telling, from the source data to its exposure. */
export interface Chain {
  /** Stable: depends on the resources only, never on the order of input. */
  readonly id: string
  /** The source data, or the earliest copy of it that the logs show. */
  readonly root: Resource
  /** True when the logs begin after the first copy was made, so that its source is not known. */
  readonly sourceUnseen: boolean
  /**
   * The step that made the first copy; where its source is unseen, the first thing done to it. Absent
   * when nothing took effect.
   */
  readonly maker?: Step
  /** The steps that made the root itself, where the logs show them; not part of the story. */
  readonly rootSteps: readonly Step[]
  /** In event time; denied and failed calls among them say so in their activity. */
  readonly steps: readonly Step[]
  readonly links: readonly ChainLink[]
  readonly exposures: readonly Exposure[]
  /** The resources that hold the data, root first, in the order in which they appeared. */
  readonly resources: readonly Resource[]
  /**
   * Somebody else than the maker of the first copy took it further: restored, launched, attached, shared,
   * exported or copied it (design section 6). Who opens a network group says nothing: the group may have
   * been there before, for other machines.
   */
  readonly principalChanged: boolean
  readonly accountChanged: boolean
  readonly regionChanged: boolean
}
