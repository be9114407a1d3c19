import type { JsonObject } from '../base/json.ts'
import type { LeftOut } from './attack-release.ts'

/** One object of a bundle that has a type and an id; everything else in it as it was written. */
export interface StixObject {
  readonly id: string
  readonly type: string
  /** All its fields, those unknown to us too. */
  readonly fields: JsonObject
}

/** A STIX bundle as it was written, sorted and without repeats. */
export interface StixBundle {
  /** 2.1 when its objects say so; MITRE publishes ATT&CK in both forms. */
  readonly form: '2.0' | '2.1'
  /** By type and id; of several versions of one object the newest. */
  readonly objects: readonly StixObject[]
  /** The bundle's own fields, `objects` left out. */
  readonly fields: JsonObject
  /** Entries of the bundle that are no objects, and repeats. */
  readonly leftOut: readonly LeftOut[]
}
