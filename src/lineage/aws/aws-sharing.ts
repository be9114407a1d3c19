import { textOf, type JsonValue } from '../../base/json.ts'
import type { Grantee, Sharing } from '../activity.ts'
import {
  linksBetween,
  readResources,
  type AwsAction,
  type AwsEffect,
  type AwsReader,
  type ResourceField,
} from './aws-action.ts'
import { accountOf, granteesOfPolicy } from './aws-policy.ts'
import { firstTextsAt, textsAt, valuesAt, type AwsCall } from './aws-request.ts'
import { accountResource, organizationResource, publicResource } from './aws-resource.ts'
import type { Link, LinkEvidence, LinkKind } from '../link.ts'
import type { Resource } from '../resource.ts'

/** What a call says of who may use a resource. */
export interface SharingChange {
  readonly resources: readonly Resource[]
  readonly added: readonly Grantee[]
  readonly removed: readonly Grantee[]
  readonly evidence?: LinkEvidence
}

/**
 * The effect of a change in sharing; `undefined` when nobody is let in or shut out. A call that does
 * both is a share that also takes back.
 */
export function sharingEffect(change: SharingChange): AwsEffect | undefined {
  const { resources, added, removed } = change
  const [resource] = resources
  if (added.length === 0 && removed.length === 0) return undefined
  if (resource === undefined) return { verb: added.length > 0 ? 'share' : 'unshare' }
  const remove: Sharing = { resource, change: 'remove', grantees: removed }
  if (added.length === 0) return { verb: 'unshare', outputs: resources, sharing: remove }
  return {
    verb: 'share',
    outputs: resources,
    links: shareLinks(resource, added, change.evidence),
    sharing: { resource, change: 'add', grantees: added },
    ...(removed.length === 0 ? {} : { unsharing: remove }),
  }
}

/** A row for a call that lets in, or shuts out, those that it names one by one. */
export function shares(
  verb: 'share' | 'unshare',
  row: { readonly of: ResourceField; readonly with: readonly string[] },
): AwsAction {
  const read: AwsReader = (call) => {
    const grantees = firstTextsAt(call.parts, row.with).map(granteeOf)
    return sharingEffect({
      resources: readResources(call, row.of),
      added: verb === 'share' ? grantees : [],
      removed: verb === 'share' ? [] : grantees,
      evidence: 'inferred',
    })
  }
  return { verb, read }
}

/**
 * A row for a call that puts a whole policy in the place of the one before. One that names nobody else
 * shares nothing.
 */
export function sharesByPolicy(of: ResourceField, path: string): AwsAction {
  const read: AwsReader = (call) => {
    const outputs = readResources(call, of)
    const grantees = granteesOfPolicy(valuesAt(call.parts, path)[0], call.account)
    return { verb: 'other', outputs, ...(grantees && replacedSharing(outputs, grantees)) }
  }
  return { verb: 'share', read, needsRequest: true }
}

/** From now on those let in are these and no others; a share where there are any. */
export function replacedSharing(
  outputs: readonly Resource[],
  grantees: readonly Grantee[],
): AwsEffect {
  const [resource] = outputs
  return {
    ...(grantees.length === 0 ? {} : { verb: 'share' }),
    ...(resource === undefined
      ? {}
      : {
          links: shareLinks(resource, grantees, 'inferred'),
          sharing: { resource, change: 'replace', grantees },
        }),
  }
}

function shareLinks(
  resource: Resource,
  grantees: readonly Grantee[],
  evidence: LinkEvidence = 'observed',
): readonly Link[] {
  const to = grantees.flatMap(resourcesOfGrantee)
  return linksBetween('shared-with', { from: [resource], to }, evidence)
}

/**
 * ModifySnapshotAttribute and ModifyImageAttribute: the direction is the key, `add` or `remove`,
 * under the permission (fact 1). Other attributes, such as a description, are no share.
 */
export function readsPermission(field: ResourceField, permission: string): AwsReader {
  return (call) =>
    sharingEffect({
      resources: readResources(call, field),
      added: granteesAt(call, `request.${permission}.add`),
      removed: granteesAt(call, `request.${permission}.remove`),
    })
}

/** ResetSnapshotAttribute, ResetImageAttribute, or a policy removed: everyone is shut out again. */
export function readsReset(field: ResourceField): AwsReader {
  return (call) => {
    const outputs = readResources(call, field)
    const [resource] = outputs
    if (resource === undefined) return { outputs }
    return { outputs, sharing: { resource, change: 'clear', grantees: [] } }
  }
}

/**
 * SharedSnapshotVolumeCreated and SharedSnapshotCopyInitiated (fact 2). In the owner's log the caller
 * is the account that uses our snapshot; what it made is unnamed, so the account itself is the end of
 * the link. In the consumer's log it is the everyday launch from somebody's image: no link.
 */
export function readsSharedUse(kind: LinkKind, field: ResourceField): AwsReader {
  return (call) => {
    const [snapshot] = readResources(call, field)
    const inputs = snapshot === undefined ? [] : [snapshot]
    const { caller, account } = call
    if (caller === undefined || account === undefined) return { inputs }
    if (caller === account) return { inputs, counterpart: { account, side: 'consumer' } }
    const owned = inputs.map((input) => ({ ...input, account }))
    const user = accountResource(caller)
    return {
      inputs: owned,
      outputs: [user],
      links: linksBetween(kind, { from: owned, to: [user] }),
      counterpart: { account: caller, side: 'owner' },
    }
  }
}

/** An account id, or `all` for everyone, as lists of RDS hold them. */
export function granteeOf(value: string): Grantee {
  if (value.toLowerCase() === 'all') return { kind: 'public', id: 'public' }
  return { kind: /^\d{12}$/.test(value) ? 'account' : 'unknown', id: value }
}

/** The node of a grantee, of a principal its account; none for one that could not be read. */
function resourcesOfGrantee(grantee: Grantee): readonly Resource[] {
  const { kind, id } = grantee
  if (kind === 'public') return [publicResource]
  if (kind === 'organization') return [organizationResource(id)]
  const account = accountOf(grantee)
  return account === undefined ? [] : [accountResource(account)]
}

function granteesAt(call: AwsCall, path: string): readonly Grantee[] {
  return valuesAt(call.parts, path).flatMap(granteesOfItem)
}

/** `{userId}`, `{group: all}` (tolerated: `groups`), `{organizationArn}`, `{organizationalUnitArn}`. */
function granteesOfItem(item: JsonValue): readonly Grantee[] {
  const text = textOf(item)
  const grantees: readonly Grantee[] = [
    ...(text === undefined ? [] : [granteeOf(text)]),
    ...['group', 'groups', 'userId'].flatMap((key) => textsAt(item, key)).map(granteeOf),
    ...['organizationArn', 'organizationalUnitArn']
      .flatMap((key) => textsAt(item, key))
      .map((id): Grantee => ({ kind: 'organization', id })),
  ]
  return grantees.length === 0 ? [{ kind: 'unknown', id: 'unknown' }] : grantees
}
