import type { JsonObject } from '../base/json.ts'

/** One object of a bundle that has a type and an id; everything else in it as it was written. */
export interface StixObject {
  readonly id: string
  readonly type: string
  readonly fields: JsonObject
}

/** A STIX bundle as it was written, sorted and without repeats. */
export interface StixBundle {
  /** By the bundle itself (2.0) or its objects (2.1). */
  readonly form: '2.0' | '2.1'
  /** By type and id; of several versions of one object the newest. */
  readonly objects: readonly StixObject[]
  /** The bundle's own fields, `objects` left out. */
  readonly fields: JsonObject
}
