import type { FirewallRule } from '../calls/gcp-firewall-calls.ts'
import type { PolicyBinding } from '../calls/gcp-policy-calls.ts'
import type { PlacePart, PrincipalPart, ThingKind } from './scenario.ts'

/** An account, subscription or project of the cast, its id known. */
export interface Place extends PlacePart {
  /** Its name in the cast. */
  readonly name: string
  readonly id: string
  /** Azure: the tenant; empty elsewhere. */
  readonly tenant: string
  /** Azure: the resource group; empty elsewhere. */
  readonly group: string
}

/** Somebody of the cast. */
export interface Actor extends PrincipalPart {
  /** What it signs in as; its name in the cast unless that is said. */
  readonly name: string
  readonly place: Place
  /** When the session began or the token was issued, milliseconds UTC. */
  readonly since: number
}

/** Something in the cloud that a scenario speaks of. */
export interface Thing {
  /** Its name in the scenario. */
  readonly name: string
  readonly kind: ThingKind
  /** Its id in the cloud: `snap-...`, an ARM id, `projects/p/zones/z/disks/d`, a database's name. */
  readonly id: string
  readonly place: Place
  readonly region: string
  /** GiB. */
  readonly size: number
  /** When it was made, milliseconds UTC. */
  readonly since: number
  /** The name of what it was made of. */
  readonly of?: string
  /** What it was made of, as it was then: a later thing may have taken the name. */
  readonly origin?: Thing
  /** The name of the instance that a disk is on. */
  readonly on?: string
  /** Names of the network groups that an instance or database is in. */
  readonly groups?: readonly string[]
  /** Google Cloud: who has which role on it. */
  readonly policy?: readonly PolicyBinding[]
  /** Google Cloud: the firewall rule that a network group has become. */
  readonly rule?: FirewallRule
}
