/** Google Cloud IAM policies: who is let in to a disk, snapshot, image or project. */
import { textOf, valueAt } from '../../base/json.ts'
import type { Grantee, Sharing } from '../activity.ts'
import { type Effects, linkOf } from '../effects.ts'
import { type GcpCall, namedResource } from './gcp-call.ts'
import { projectResource, publicResource } from './gcp-resource.ts'
import { objectsIn, textsIn } from '../json-lists.ts'
import type { Resource } from '../resource.ts'

/** Members that stand for everybody. */
const everybody: ReadonlySet<string> = new Set(['allusers', 'allauthenticatedusers'])

/** What the word before the `:` of a member makes of it. */
const memberKinds: ReadonlyMap<string, Grantee['kind']> = new Map([
  ['user', 'principal'],
  ['serviceaccount', 'principal'],
  ['group', 'principal'],
  ['principal', 'principal'],
  ['principalset', 'principal'],
  ['domain', 'organization'],
  ['projectowner', 'account'],
  ['projecteditor', 'account'],
  ['projectviewer', 'account'],
])

/**
 * `*.setIamPolicy` of Compute Engine. Every role counts: almost each role on a single disk, snapshot
 * or image lets its holder read the data, and custom roles do not say what they allow. Only the entry
 * that tells the change tells who is new; a whole policy names everybody, and the graph knows who was
 * let in before.
 */
export function shareByPolicy(call: GcpCall): Effects {
  const resource = namedResource(call)
  const change = resource && policyChange(call, resource)
  if (change === undefined) return { verb: 'other', outputs: [resource] }
  const { sharing } = change
  if (sharing.change === 'remove' || sharing.grantees.length === 0) {
    return { verb: 'unshare', outputs: [resource], ...change }
  }
  const links = sharing.grantees.map((grantee) =>
    linkOf('shared-with', { from: resource, to: resourceOfGrantee(grantee) }),
  )
  return { verb: 'share', outputs: [resource], links, ...change }
}

/**
 * `SetIamPolicy` of a project. Everyday administration: told with its sharing, but not as the verb
 * `share`, which would name every new colleague.
 */
export function changeProjectPolicy(call: GcpCall): Effects | undefined {
  const name = call.resourceName?.split('/').at(-1)
  if (name === undefined || name === '') return undefined
  const resource = projectResource(name)
  return { verb: 'other', outputs: [resource], ...policyChange(call, resource) }
}

interface PolicyChange {
  readonly sharing: Sharing
  readonly unsharing?: Sharing
}

/** What the entry says was added and removed; otherwise the whole new policy. */
function policyChange(call: GcpCall, resource: Resource): PolicyChange | undefined {
  const deltas = objectsIn(valueAt(call.payload, 'serviceData', 'policyDelta', 'bindingDeltas'))
  const withAction = (action: string): readonly Grantee[] =>
    granteesOf(
      deltas
        .filter((delta) => textOf(delta['action'])?.toUpperCase() === action)
        .flatMap(({ member }) => textsIn(member)),
    )
  const sharing: Sharing = { resource, change: 'add', grantees: withAction('ADD') }
  const unsharing: Sharing = { resource, change: 'remove', grantees: withAction('REMOVE') }
  if (sharing.grantees.length === 0 && unsharing.grantees.length > 0) return { sharing: unsharing }
  if (unsharing.grantees.length > 0) return { sharing, unsharing }
  return sharing.grantees.length > 0 ? { sharing } : wholePolicy(call, resource)
}

function wholePolicy(call: GcpCall, resource: Resource): PolicyChange | undefined {
  const policy = valueAt(call.request, 'policy')
  if (policy === undefined || policy === null) return undefined
  const members = objectsIn(valueAt(policy, 'bindings')).flatMap((one) => textsIn(one['members']))
  return { sharing: { resource, change: 'replace', grantees: granteesOf(members) } }
}

/** Each member once; a deleted principal lets nobody in. */
function granteesOf(members: readonly string[]): readonly Grantee[] {
  const grantees = members
    .map(memberOf)
    .filter((member) => !member.startsWith('deleted:'))
    .map(granteeOf)
  return [...new Map(grantees.map((grantee) => [grantee.id, grantee])).values()]
}

function granteeOf(member: string): Grantee {
  if (everybody.has(member)) return { kind: 'public', id: 'public' }
  const colon = member.indexOf(':')
  const kind = memberKinds.get(member.slice(0, Math.max(colon, 0))) ?? 'unknown'
  return { kind, id: kind === 'account' ? member.slice(colon + 1) : member }
}

/** The node of somebody who is let in: a project, everybody, or the member by its name in policies. */
function resourceOfGrantee({ kind, id }: Grantee): Resource {
  if (kind === 'public') return publicResource
  return kind === 'account' ? projectResource(id) : { id, kind: 'account', provider: 'gcp' }
}

/** A member in lower case, in the form `user:x@example.com` also where only the e-mail is logged. */
export function memberOf(text: string): string {
  const member = text.trim().toLowerCase()
  if (member.includes(':') || !member.includes('@')) return member
  return `${member.endsWith('gserviceaccount.com') ? 'serviceaccount' : 'user'}:${member}`
}
