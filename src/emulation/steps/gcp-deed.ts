import type { GcpCaller } from '../calls/gcp-caller.ts'
import { gcpNames, isZone, regionOf } from '../calls/gcp-compute-call.ts'
import type { GcpCall } from '../calls/gcp-player.ts'
import type { ThingKind } from '../scenario/scenario.ts'
import type { Place, Thing } from '../scenario/thing.ts'
import type { Scene, StepAction, StepActions } from './step-action.ts'

/** One call of a Google Cloud step. Times are milliseconds after the step. */
export interface GcpDeed {
  readonly call: GcpCall
  readonly after?: number
  /** Somebody else than the actor, such as a service agent. */
  readonly caller?: GcpCaller
  /** From the first entry of an operation to the last, in milliseconds. */
  readonly duration?: number
}

/** An action in Google Cloud. */
export type GcpAction = StepAction<GcpDeed>
/** Actions in Google Cloud by name. */
export type GcpActions = StepActions<GcpDeed>

/** The thing that `of` names. */
export function gcpSubject({ step, world }: Scene): Thing {
  return world.thing(step.of ?? '')
}

/** The project in which a step happens, unless its call is on a thing: its own, or that of the actor. */
export function gcpPlace({ step, actor, world }: Scene): Place {
  return step.in === undefined ? actor.place : world.place(step.in)
}

/** The zone of what a step makes: its own, that of its project, that of what it is made of. */
export function gcpZone({ step, actor, world }: Scene, source?: Thing): string {
  const place = step.in === undefined ? undefined : world.place(step.in)
  return step.region ?? place?.region ?? source?.region ?? actor.place.region
}

/** The region of a zone; that of a region is itself. */
export function gcpRegion(zone: string): string {
  return isZone(zone) ? regionOf(zone) : zone
}

/** Where a snapshot or image of a disk is kept unless somebody asks: the multi-region of its zone. */
export function storageLocation(zone: string): string {
  const [continent = ''] = zone.split('-')
  const locations: Readonly<Record<string, string>> = { europe: 'eu', us: 'us', asia: 'asia' }
  return locations[continent] ?? gcpRegion(zone)
}

/** The VPC network that a step names with `to`, or the one that every project begins with. */
export function gcpNetwork({ step }: Scene, project: string): string {
  return gcpNames.network(project, step.to ?? 'default')
}

/** Makes what `as` names, out of another thing where there is one; what else is known of it on top. */
export function makeGcpThing(
  scene: Scene,
  kind: ThingKind,
  source?: Thing,
  known: Partial<Omit<Thing, 'name' | 'kind'>> = {},
): Thing {
  const { step, world } = scene
  return world.make(step.as ?? '', {
    kind,
    place: gcpPlace(scene),
    region: gcpZone(scene, source),
    size: source?.size ?? 100,
    since: step.time,
    ...(source === undefined ? {} : { of: source.name }),
    ...known,
  })
}

/** Does the step go through? What is refused or fails leaves things as they are. */
export function hasEffect({ step }: Scene): boolean {
  return step.refused !== true && step.fails === undefined
}
