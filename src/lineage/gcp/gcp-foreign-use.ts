/**
 * The owner's side of a copy that somebody made in a project of his own: the entry in our log is about
 * our disk, snapshot or image, and names neither what was made of it nor its project
 * (reference/telemetry.md 2.8).
 */
import { homeOf, isForeignUse } from '../../environment/principals/gcp-principal.ts'
import { type Effects, linkOf } from '../effects.ts'
import { type GcpCall, namedResource } from './gcp-call.ts'
import { memberOf } from './gcp-sharing.ts'
import { textAt } from '../json-lists.ts'
import type { Resource } from '../resource.ts'
import type { Verb } from '../../environment/verb.ts'

/** What it is to make each thing of something that belongs to another project. */
const makingVerbs: ReadonlyMap<string, Verb> = new Map([
  ['compute.disks.createsnapshot', 'copy'],
  ['compute.regiondisks.createsnapshot', 'copy'],
  ['compute.snapshots.insert', 'copy'],
  ['compute.instantsnapshots.insert', 'copy'],
  ['compute.regioninstantsnapshots.insert', 'copy'],
  ['compute.images.insert', 'copy'],
  ['compute.machineimages.insert', 'copy'],
  ['compute.disks.insert', 'restore'],
  ['compute.regiondisks.insert', 'restore'],
  ['compute.instances.insert', 'launch'],
  ['compute.instances.bulkinsert', 'launch'],
])

/** What somebody of another project took of ours; `undefined` for every other call. */
export function foreignUse(call: GcpCall): Effects | undefined {
  const verb = isForeignUse(call.payload) ? makingVerbs.get(call.method) : undefined
  if (verb === undefined) return undefined
  const source = namedResource(call)
  const subject =
    textAt(call.payload, 'authenticationInfo', 'principalSubject') ??
    textAt(call.payload, 'authenticationInfo', 'principalEmail')
  if (subject === undefined) return { verb, inputs: [source] }
  const taker: Resource = { id: memberOf(subject), kind: 'account', provider: 'gcp' }
  return {
    verb,
    inputs: [source],
    links: [linkOf('exported-to', { from: source, to: taker })],
    counterpart: { account: homeOf(taker.id), side: 'owner' },
  }
}
