/** What the entries of a proposed environment rest on. */
import type { TrustSubject } from '../place-of-subject.ts'
import type { LearnedActivity } from '../history/learn-history.ts'
import type { Place } from '../place.ts'
import type { Principal } from '../principals/principal.ts'
import type { Sighting } from '../history/sighting.ts'

/** What a proposal wants to know of an activity besides; an Activity of lineage is one. */
export interface EvidentActivity extends LearnedActivity {
  readonly inputs: readonly { readonly account?: string }[]
  readonly outputs: readonly { readonly account?: string }[]
  readonly sharing?: NonNullable<LearnedActivity['sharing']> & {
    readonly resource: { readonly id: string }
  }
}

/** How often something was seen, and when. */
export interface Evidence {
  readonly count: number
  readonly seen: Sighting
}

/** An account in whose log records stand. */
export interface AccountEvidence extends Evidence {
  readonly provider: Place['provider']
  /** Machines were started in it: it does not only keep backups. */
  readonly hasLaunches: boolean
}

/** A principal and what it did. */
export interface PrincipalEvidence extends Evidence {
  readonly principal: Principal
  /** What it did to data, without what was refused, by verb. */
  readonly deeds: ReadonlyMap<string, Evidence>
  /** UTC days (since 1970) with the hours in which it did something to data: bit 0 is midnight to one. */
  readonly deedHours: ReadonlyMap<number, number>
  /** The same for whatever it did; of people only. */
  readonly hours: ReadonlyMap<number, number>
  /** Why a person seems to stand behind it, in words that cite the field. */
  readonly person?: string
}

/** Who let whom into copies. */
export interface ShareEvidence extends Evidence {
  readonly grantee: TrustSubject
  readonly granter: Principal
  /** The account in whose log it stands. */
  readonly account: string
}

/** Who brought copies of the data of one account into another. */
export interface CopyEvidence extends Evidence {
  readonly from: string
  readonly to: string
  readonly by: Principal
  /** The account in whose log it stands. */
  readonly account: string
}

/** Everything that was gathered; lists and maps are in the order of their keys. */
export interface LearningEvidence {
  readonly events: number
  /** Absent when there was no event. */
  readonly seen?: Sighting
  readonly accounts: ReadonlyMap<string, AccountEvidence>
  readonly principals: ReadonlyMap<string, PrincipalEvidence>
  readonly shares: readonly ShareEvidence[]
  readonly copies: readonly CopyEvidence[]
  /** Events of principals, shares and copies beyond the number of different ones that is looked at. */
  readonly leftOut: number
}
