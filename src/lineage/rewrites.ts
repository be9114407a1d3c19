/**
 * Writes of a resource as a whole, where a cloud has one operation for making it and for changing it
 * (Azure). What the call says decides, with what is known: a resource that is there, and is said to be
 * made of the same, was changed (reference/telemetry.md section 7 K); a clock alone cannot tell a tag that
 * is set a minute after the creation from the creation.
 */
import type { Activity, WholeWrite } from './activity.ts'
import { linkKey } from './join-jobs.ts'
import type { Link } from './link.ts'
import type { Resource } from './resource.ts'
import type { Step } from './step.ts'
import type { Verb } from '../environment/verb.ts'

/** The steps, given in event time, in which each write that only changes its resource says so. */
export function readRewrites(steps: readonly Step[]): readonly Step[] {
  if (steps.every(({ activity }) => activity.whole === undefined)) return steps
  const written = new Map<string, Written>()
  return steps.map((step) => {
    const { activity } = step
    const known = knownOf(activity, written)
    const read = known === undefined ? activity : changed(activity, known)
    if (!activity.attempt) note(activity, written)
    return read === activity ? step : { ...step, activity: read }
  })
}

/** What was last said of a resource that is there. */
interface Written {
  readonly whole: WholeWrite
  /** What it was said to be tied to, by the key of the link. */
  readonly links: ReadonlyMap<string, Link>
}

/** What is known of the resource that a call writes, where the call can only have changed it. */
function knownOf({ whole }: Activity, written: ReadonlyMap<string, Written>): Written | undefined {
  const known = whole && written.get(whole.resource.id)
  if (whole === undefined || known === undefined) return undefined
  const { content } = whole
  const isOther =
    content !== undefined && known.whole.content !== undefined && content !== known.whole.content
  return isOther || isAnother(whole.resource, known.whole.resource) ? undefined : known
}

/** A name that was used again after a delete that no log shows: the unique ids differ. */
function isAnother({ aliases = [] }: Resource, { aliases: known = [] }: Resource): boolean {
  return aliases.length > 0 && known.length > 0 && !aliases.some((alias) => known.includes(alias))
}

/** The change alone: what is new in it. Groups and interfaces are stated whole by every write. */
function changed(activity: Activity, { links: known }: Written): Activity {
  const { resource } = activity.whole ?? {}
  const links = activity.links.filter(
    (link) => link.kind === 'member-of' || !known.has(linkKey(link)),
  )
  const attached = links.flatMap(({ kind, from }) => (kind === 'attached-to' ? [from] : []))
  const verb: Verb = attached.length > 0 ? 'attach' : 'other'
  return {
    ...activity,
    verb,
    inputs: attached,
    outputs: resource === undefined ? [] : [resource],
    links,
  }
}

function note(activity: Activity, written: Map<string, Written>): void {
  const { whole, links, verb, inputs, outputs, removed = [] } = activity
  for (const { id } of removed) written.delete(id)
  if (whole !== undefined) {
    const before = written.get(whole.resource.id)
    const content = whole.content ?? before?.whole.content
    written.set(whole.resource.id, {
      whole: { resource: whole.resource, ...(content === undefined ? {} : { content }) },
      links: new Map(links.map((link) => [linkKey(link), link])),
    })
    return
  }
  // Disks may also come and go by calls of their own.
  for (const { id } of outputs) {
    const known = written.get(id)
    if (known === undefined || (verb !== 'attach' && verb !== 'detach')) continue
    const moved = new Set(inputs.map((input) => input.id))
    const kept = [...known.links].filter(([, { from }]) => verb !== 'detach' || !moved.has(from.id))
    const added = links.map((link): [string, Link] => [linkKey(link), link])
    written.set(id, { ...known, links: new Map([...kept, ...added]) })
  }
}
