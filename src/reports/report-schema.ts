/** The shape of a JSON report. docs/report-schema.md describes every field in words. */
import type { Level } from '../detections/detection.ts'
import type { Confidence } from '../findings/finding.ts'
import type { TallyCounts } from '../findings/record-tally.ts'
import type { LinkEvidence, LinkKind } from '../lineage/link.ts'
import type { Verb } from '../environment/verb.ts'

/** Names the schema and its version; a reader checks this first. */
export const schemaName = 'spoor/report@1'

/** ISO 8601 in UTC with milliseconds. */
type IsoTime = string

/** A whole report. */
export interface Report {
  readonly schema: typeof schemaName
  readonly tool: { readonly name: string; readonly version: string }
  readonly summary: {
    /** Was the reading stopped before its end? Then the rest of the logs is unknown. */
    readonly partial: boolean
    readonly records: TallyCounts
    readonly findings: Readonly<Record<Level, number>>
    readonly sources: readonly {
      readonly kind: string
      readonly accounts: readonly string[]
      readonly regions: readonly string[]
      readonly from: IsoTime
      readonly to: IsoTime
      readonly records: number
    }[]
    /** Accounts taken for our own, because their logs were read or the environment file names them. */
    readonly own_accounts: readonly string[]
    /** The environment file; null where there is none. */
    readonly environment: string | null
    /** Its entries that spoke for steps, and for how many. */
    readonly trusted: readonly { readonly entry: string; readonly steps: number }[]
    /** How many were seen for the first time; deeds are principals that did something for the first time. */
    readonly newcomers: {
      readonly principals: number
      readonly deeds: number
      readonly regions: number
      readonly grantees: number
    }
    /**
     * Of how many accounts enough was learned to call anybody new, of how many not, and the shortest span
     * of them; null where nothing was learned.
     */
    readonly learned: {
      readonly accounts: number
      readonly unlearned: number
      readonly span: { readonly from: IsoTime; readonly to: IsoTime; readonly days: number } | null
    }
    /** Findings that filters of the environment file took out, worst first. */
    readonly suppressed: readonly {
      readonly finding: string
      readonly title: string
      readonly severity: ReportedFinding['severity']
      readonly filters: readonly {
        readonly line: number
        readonly why: string
        readonly who: string
        readonly until: IsoTime
      }[]
    }[]
    /** Events that rules would have matched but for filters of Sigma, by rule, filters and principal. */
    readonly filtered_events: readonly {
      readonly detection: string
      readonly title: string
      readonly severity: Level
      /** Null where there were too many principals to keep them apart. */
      readonly principal: string | null
      readonly events: number
      readonly from: IsoTime
      readonly to: IsoTime
      /** The provider's id of the first. */
      readonly record: string
      readonly filters: readonly {
        readonly id: string | null
        readonly title: string
        readonly file: string | null
        readonly line: number
      }[]
    }[]
  }
  readonly findings: readonly ReportedFinding[]
  readonly diagnostics: readonly {
    readonly code: string
    readonly severity: string
    readonly message: string
    readonly file: string | null
    readonly line: number | null
    readonly hint: string | null
  }[]
}

/** One finding. */
export interface ReportedFinding {
  readonly id: string
  readonly title: string
  readonly severity: Level
  readonly confidence: Confidence
  readonly summary: string
  readonly techniques: readonly string[]
  readonly detection: {
    readonly id: string
    readonly title: string
    readonly language: string
  } | null
  readonly also_matched: readonly { readonly id: string; readonly title: string }[]
  readonly chain: ReportedChain | null
  /** `record` is the provider's event id; `line` is 1-based in the unpacked file. */
  readonly evidence: readonly {
    readonly record: string
    readonly file: string
    readonly line: number | null
  }[]
  readonly why: readonly string[]
  readonly blind_spots: readonly string[]
  readonly next: readonly string[]
}

/** One chain. */
export interface ReportedChain {
  readonly id: string
  readonly root: string
  readonly source_unseen: boolean
  readonly principal_changed: boolean
  readonly account_changed: boolean
  readonly region_changed: boolean
  readonly steps: readonly {
    readonly time: IsoTime
    readonly verb: Verb
    /** True for a call without effect: denied, failed, or a dry run. */
    readonly attempt: boolean
    readonly action: string
    readonly provider: string
    readonly principal: string
    readonly session: string | null
    /** Ids of those for whom the principal acted, the nearest first: who took up its role, and so on. */
    readonly behind: readonly string[]
    readonly account: string | null
    readonly region: string | null
    readonly source_ip: string | null
    readonly inputs: readonly string[]
    readonly outputs: readonly string[]
    readonly record: string
    /** How many events the step stands for, 1 but for deeds of very many, and the time of the last. */
    readonly times: number
    readonly until: IsoTime
  }[]
  readonly links: readonly {
    readonly from: string
    readonly to: string
    readonly kind: LinkKind
    readonly evidence: LinkEvidence
    readonly record: string
  }[]
  readonly exposure: readonly ReportedExposure[]
}

/** How a copy was open to others, and when; `until` is null while it lasts. */
export type ReportedExposure =
  | {
      readonly kind: 'share'
      readonly resource: string
      readonly to: string
      readonly public: boolean
      readonly from: IsoTime
      readonly until: IsoTime | null
      readonly records: readonly string[]
    }
  | {
      readonly kind: 'network'
      readonly resource: string
      readonly group: string
      readonly cidrs: readonly string[]
      readonly ports: readonly string[]
      readonly world_open: boolean
      readonly from: IsoTime
      readonly until: IsoTime | null
      readonly records: readonly string[]
    }
