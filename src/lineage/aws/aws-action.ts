/**
 * What a row of the AWS catalogue is, and the few kinds of row that most calls fit. A call that fits
 * none of them has a reader of its own in the file of its service.
 */
import type { Activity } from '../activity.ts'
import type { AwsPlace } from './aws-arn.ts'
import { arnResource, kindOfThing, namedResource } from './aws-named-resource.ts'
import type { ArnThing, NamedThing } from './aws-named-resource.ts'
import { firstTextsAt, textAt, textsWithin, type AwsCall } from './aws-request.ts'
import { alsoKnownAs, ec2KindOf, ec2Resource } from './aws-resource.ts'
import type { Link, LinkEvidence, LinkKind } from '../link.ts'
import type { Resource, ResourceKind } from '../resource.ts'
import type { Verb } from '../../environment/verb.ts'

/** What one call does, as its row reads it; whether it took effect is decided in `aws.ts`. */
export type AwsEffect = Partial<
  Omit<Activity, 'attempt' | 'selectors' | 'account' | 'region' | 'sourceAddress'>
>

/** Reads what a call does; `undefined` when this very call does nothing that lineage follows. */
export type AwsReader = (call: AwsCall) => AwsEffect | undefined

/** One row of the catalogue. */
export interface AwsAction {
  /** The verb, unless the effect names another. */
  readonly verb: Verb
  readonly read: AwsReader
  /**
   * Only the request tells whether the call is of interest, so that one that was denied without it
   * says nothing; of all others the name alone is an attempt.
   */
  readonly needsRequest?: boolean
  /** A text, lower case, that every call of interest has somewhere in its record, in whatever letter case. */
  readonly mark?: string
}

/** Rows of one service by event name. */
export type AwsActions = Readonly<Record<string, AwsAction>>

/** Where the ids of resources of one kind stand in a call. */
export interface ResourceField {
  readonly kind: ResourceKind
  /** Dotted paths into {@link AwsCall.parts}, best first: the first that holds an id wins. */
  readonly paths: readonly string[]
  /** The resource may belong to another account, so the account of the event is not claimed for it. */
  readonly mayBeForeign?: boolean
  /** Where the region of the resource stands when it is not that of the event. */
  readonly regionPath?: string
  /** Where the account of the resource stands when it is not that of the event. */
  readonly accountPath?: string
  /** Where another id of the same resource stands, when it has several. */
  readonly aliasPath?: string
  /** How text becomes a resource of another service than EC2. */
  readonly resourceOf?: (text: string, place: AwsPlace) => Resource | undefined
}

/** A field of resources that belong to the account of the event. */
export function own(kind: ResourceKind, ...paths: readonly string[]): ResourceField {
  return { kind, paths }
}

/** A field of resources that may be shared with us: sources of copies, images, snapshots. */
export function maybeForeign(kind: ResourceKind, ...paths: readonly string[]): ResourceField {
  return { kind, paths, mayBeForeign: true }
}

/** A field of resources that a service knows by their names. */
export function named(thing: NamedThing, ...paths: readonly string[]): ResourceField {
  const resourceOf = (text: string, place: AwsPlace): Resource => namedResource(thing, text, place)
  return { kind: kindOfThing(thing), paths, resourceOf }
}

/** A field of resources that a service knows by their ARNs, of which it may give the end alone. */
export function byArn(thing: ArnThing, ...paths: readonly string[]): ResourceField {
  const resourceOf = (text: string, place: AwsPlace): Resource => arnResource(thing, text, place)
  return { kind: kindOfThing(thing), paths, resourceOf }
}

/** The resources that a call names at a field. */
export function readResources(call: AwsCall, field: ResourceField): readonly Resource[] {
  const place = placeOf(call, field)
  const { kind, aliasPath, resourceOf = (text: string) => ec2Resource(kind, text, place) } = field
  const found = firstTextsAt(call.parts, field.paths).flatMap(
    (text) => resourceOf(text, place) ?? [],
  )
  const [only] = found
  const alias = aliasPath === undefined ? undefined : textAt(call.parts, aliasPath)
  if (only === undefined || found.length > 1 || alias === undefined) return found
  return [alsoKnownAs(only, resourceOf(alias, place)?.id)]
}

/** As {@link readResources}; where no path holds an id, any id of the kind in the same part counts. */
export function findResources(call: AwsCall, field: ResourceField): readonly Resource[] {
  const found = readResources(call, field)
  if (found.length > 0 || field.resourceOf !== undefined) return found
  const part = call.parts[field.paths[0]?.split(/\./, 1)[0] ?? '']
  return textsWithin(part)
    .filter((text) => ec2KindOf(text) === field.kind)
    .map((id) => ec2Resource(field.kind, id, placeOf(call, field)))
}

/** More links than any true record states: CloudTrail leaves out parameters over 100 KB. */
const linkLimit = 4_096

/** A link from each of some resources to each of others. */
export function linksBetween(
  kind: LinkKind,
  ends: { readonly from: readonly Resource[]; readonly to: readonly Resource[] },
  evidence: LinkEvidence = 'observed',
): readonly Link[] {
  const links: Link[] = []
  for (const from of ends.from) {
    for (const to of ends.to) {
      if (links.length === linkLimit) return links
      if (from.id === to.id) continue
      links.push({ kind, from, to, evidence })
    }
  }
  return links
}

/** A row for a call that makes one thing out of another, or ties or unties two. */
export interface Derivation {
  readonly verb: Verb
  /** The verb when the call names a source, where that changes what it is. */
  readonly verbWithSource?: Verb
  /** Absent where the call only names both ends and ties nothing. */
  readonly link?: LinkKind
  /** Several where the source may be a thing of another kind. */
  readonly from: ResourceField | readonly ResourceField[]
  readonly to: ResourceField
  /** Nobody has confirmed the paths (reference/telemetry.md section 9 item 1): search, and infer. */
  readonly isUnverified?: boolean
}

/** A row for a call that makes one thing out of another, or ties or unties two. */
export function derives(row: Derivation): AwsAction {
  return { verb: row.verb, read: (call) => readDerivation(call, row) }
}

/** What a call derives from what; also whose, where the source is another account's. */
export function readDerivation(call: AwsCall, row: Derivation): AwsEffect {
  const find = row.isUnverified === true ? findResources : readResources
  const evidence = row.isUnverified === true ? 'inferred' : 'observed'
  const inputs = [row.from].flat().flatMap((field) => find(call, field))
  const outputs = find(call, row.to)
  const verb = inputs.length > 0 ? row.verbWithSource : undefined
  return {
    ...(verb === undefined ? {} : { verb }),
    inputs,
    outputs,
    links:
      row.link === undefined ? [] : linksBetween(row.link, { from: inputs, to: outputs }, evidence),
    ...foreignUse(call, inputs),
  }
}

/** Our account works from something whose ARN or owner is of another account. */
export function foreignUse(
  { account }: AwsCall,
  inputs: readonly Resource[],
): Pick<AwsEffect, 'counterpart'> {
  const isForeign = inputs.some((input) => (input.account ?? account) !== account)
  return isForeign && account !== undefined ? { counterpart: { account, side: 'consumer' } } : {}
}

/** A row for a call that changes a resource without making another. */
export function changes(verb: Verb, field: ResourceField): AwsAction {
  return { verb, read: (call) => ({ outputs: findResources(call, field) }) }
}

/** A row for a call that starts machines that were there before. */
export function starts(field: ResourceField): AwsAction {
  return {
    verb: 'launch',
    read: (call) => ({ outputs: findResources(call, field), isStart: true }),
  }
}

/** A row for a call that reads from a resource. */
export function reads(verb: Verb, field: ResourceField): AwsAction {
  return { verb, read: (call) => ({ inputs: findResources(call, field) }) }
}

/** A row for a call that removes resources. */
export function deletes(field: ResourceField): AwsAction {
  return {
    verb: 'delete',
    read: (call) => {
      const removed = readResources(call, field)
      return { outputs: removed, removed }
    },
  }
}

/** A row for a call that concerns a whole account or region and names no resource. */
export function settles(verb: Verb): AwsAction {
  return { verb, read: () => ({}) }
}

/** The place of what a field names: that of the event where the call does not say otherwise. */
export function placeOf(call: AwsCall, field: Omit<ResourceField, 'kind' | 'paths'>): AwsPlace {
  const at = (path: string | undefined): string | undefined =>
    path === undefined ? undefined : textAt(call.parts, path)
  const region = at(field.regionPath) ?? call.region
  const account = at(field.accountPath) ?? (field.mayBeForeign === true ? undefined : call.account)
  return {
    ...(account === undefined ? {} : { account }),
    ...(region === undefined ? {} : { region }),
  }
}
