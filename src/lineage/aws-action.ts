/**
 * What a row of the AWS catalogue is, and the few kinds of row that most calls fit. A call that fits
 * none of them has a reader of its own in the file of its service.
 */
import type { Activity } from './activity.ts'
import { firstTextsAt, textAt, textsWithin, type AwsCall } from './aws-request.ts'
import { ec2KindOf, ec2Resource, type AwsPlace } from './aws-resource.ts'
import type { Link, LinkEvidence, LinkKind } from './link.ts'
import type { Resource, ResourceKind } from './resource.ts'
import type { Verb } from './verb.ts'

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
}

/** A field of resources that belong to the account of the event. */
export function own(kind: ResourceKind, ...paths: readonly string[]): ResourceField {
  return { kind, paths }
}

/** A field of resources that may be shared with us: sources of copies, images, snapshots. */
export function maybeForeign(kind: ResourceKind, ...paths: readonly string[]): ResourceField {
  return { kind, paths, mayBeForeign: true }
}

/** The EC2 resources that a call names at a field. */
export function readResources(call: AwsCall, field: ResourceField): readonly Resource[] {
  const place = placeOf(call, field)
  return firstTextsAt(call.parts, field.paths).map((id) => ec2Resource(field.kind, id, place))
}

/** As {@link readResources}; where no path holds an id, any id of the kind in the same part counts. */
export function findResources(call: AwsCall, field: ResourceField): readonly Resource[] {
  const named = readResources(call, field)
  if (named.length > 0) return named
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
export function derives(row: {
  readonly verb: Verb
  /** Absent where the call only names both ends and ties nothing. */
  readonly link?: LinkKind
  readonly from: ResourceField
  readonly to: ResourceField
  /** Nobody has confirmed the paths (reference/telemetry.md section 9 item 1): search, and infer. */
  readonly isUnverified?: boolean
}): AwsAction {
  const find = row.isUnverified === true ? findResources : readResources
  return {
    verb: row.verb,
    read: (call) => {
      const ends = { from: find(call, row.from), to: find(call, row.to) }
      const evidence = row.isUnverified === true ? 'inferred' : 'observed'
      const links = row.link === undefined ? [] : linksBetween(row.link, ends, evidence)
      return { inputs: ends.from, outputs: ends.to, links }
    },
  }
}

/** A row for a call that changes a resource without making another. */
export function changes(verb: Verb, field: ResourceField): AwsAction {
  return { verb, read: (call) => ({ outputs: findResources(call, field) }) }
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

function placeOf(call: AwsCall, field: ResourceField): AwsPlace {
  const named = field.regionPath === undefined ? undefined : textAt(call.parts, field.regionPath)
  const region = named ?? call.region
  const account = field.mayBeForeign === true ? undefined : call.account
  return {
    ...(account === undefined ? {} : { account }),
    ...(region === undefined ? {} : { region }),
  }
}
