import type { JsonObject } from '../../base/json.ts'
import type { AwsCall } from '../calls/aws-call.ts'
import { wrapEc2Call } from '../calls/aws-wrapped-call.ts'
import type { AwsCaller } from '../calls/aws-caller.ts'
import type { SharedSnapshotUse } from '../calls/aws-player.ts'
import type { Thing } from '../scenario/thing.ts'
import type { Scene, StepAction, StepActions } from './step-action.ts'

/** One thing that an AWS step leaves in some trail. Times are milliseconds after the step. */
export type AwsDeed =
  | {
      readonly kind: 'call'
      readonly call: AwsCall
      readonly region: string
      /** What a refusal names. */
      readonly resource?: string
      readonly after?: number
      /** Somebody else than the actor. */
      readonly caller?: AwsCaller
      /** The account whose trail has it, where that is not the caller's. */
      readonly recipient?: string
    }
  | {
      readonly kind: 'event'
      readonly service: string
      readonly name: string
      readonly region: string
      readonly recipient: string
      readonly identity: JsonObject
      readonly details: JsonObject
      readonly after?: number
    }
  | {
      readonly kind: 'shared-use'
      readonly use: Omit<SharedSnapshotUse, 'time'>
      readonly after?: number
    }
  | {
      readonly kind: 'sign-in'
      readonly region: string
      readonly caller: AwsCaller
      readonly after?: number
    }

/** An action in AWS. */
export type AwsAction = StepAction<AwsDeed>
/** Actions in AWS by name. */
export type AwsActions = StepActions<AwsDeed>

/** The region in which a step happens: its own, that of the thing, that of the actor. */
export function regionOf({ step, actor, world }: Scene, thing?: Thing): string {
  const place = step.in === undefined ? undefined : world.place(step.in)
  return step.region ?? place?.region ?? thing?.region ?? actor.place.region
}

/** A call as the main deed of a step. */
export function callDeed(
  call: AwsCall,
  region: string,
  resource?: string,
): AwsDeed & { readonly kind: 'call' } {
  return { kind: 'call', call, region, ...(resource === undefined ? {} : { resource }) }
}

/** The thing that `of` names. */
export function subjectOf({ step, world }: Scene): Thing {
  return world.thing(step.of ?? '')
}

/** Something that is made of another thing, where the step happens; the actor's unless said otherwise. */
export function makeFrom(
  scene: Scene,
  kind: Thing['kind'],
  source: Thing,
  place: Thing['place'] = scene.actor.place,
): Thing {
  const { step, world } = scene
  return world.make(step.as ?? '', {
    kind,
    place,
    region: regionOf(scene, source),
    size: source.size,
    since: step.time,
    of: source.name,
  })
}

/** What a thing was made of in the end, however many copies lie between. */
export function originOf(thing: Thing): Thing {
  let source = thing
  while (source.origin !== undefined) source = source.origin
  return source
}

/** The ARN of an EC2 thing, as refusals write it; snapshots and images have no account in theirs. */
export function ec2Arn(thing: Thing, region: string): string {
  const kinds: Partial<Record<Thing['kind'], string>> = {
    disk: 'volume',
    snapshot: 'snapshot',
    image: 'image',
    instance: 'instance',
    'network-group': 'security-group',
  }
  const isOwned = thing.kind !== 'snapshot' && thing.kind !== 'image'
  return `arn:aws:ec2:${region}:${isOwned ? thing.place.id : ''}:${kinds[thing.kind] ?? thing.kind}/${thing.id}`
}

/**
 * What the owner and the user of a shared snapshot see when an account that is not its own uses it
 * (reference/telemetry.md section 0 fact 2); nothing when the account is its own.
 */
export function sharedUse(
  scene: Scene,
  snapshot: Thing,
  name: NonNullable<SharedSnapshotUse['name']>,
): readonly AwsDeed[] {
  const consumer = scene.actor.place.id
  if (snapshot.place.id === consumer) return []
  const region = regionOf(scene, snapshot)
  const use = { region, snapshotId: snapshot.id, owner: snapshot.place.id, consumer, name }
  return [{ kind: 'shared-use', use, after: 2000 }]
}

/** The call in the encoding that the step asks for. */
export function encoded(call: AwsCall, { step }: Scene): AwsCall {
  return step.encoding === 'wrapped' ? wrapEc2Call(call) : call
}

/** The description and tags of a step, as calls take them; a tag `@name` is the id of a thing. */
export function labelsOf({ step, world }: Scene): {
  readonly description?: string
  readonly tags?: Readonly<Record<string, string>>
} {
  const tags = Object.entries(step.tags ?? {}).map(([key, value]) => {
    const named = value.startsWith('@') ? world.find(value.slice(1)) : undefined
    return [key, named?.id ?? value] as const
  })
  return {
    ...(step.text === undefined ? {} : { description: step.text }),
    ...(step.tags === undefined ? {} : { tags: Object.fromEntries(tags) }),
  }
}

/** Does the step go through? What is refused, fails or only asks leaves things as they are. */
export function hasEffect({ step }: Scene): boolean {
  return step.refused !== true && step.fails === undefined && step.dryRun !== true
}
