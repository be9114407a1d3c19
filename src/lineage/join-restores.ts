/**
 * A restore that one principal asks for and the service carries out: who asks names the backup and the
 * machine that it is to become, the service names the disk and a copy of its own that it made it of
 * (reference/telemetry.md 3.3, and 6.3 backup restore abuse). No event says that the two are one copy;
 * that the service then boots the machine asked for from that disk does. Where no machine was asked for,
 * the name of the service's copy and the hour tell, which is less: such a tie is inferred, and by itself
 * no finding.
 */
import { isBackupCopyOf, isRestorePointCollection } from './azure/azure-resource.ts'
import { linkKey } from './join-jobs.ts'
import type { Link } from './link.ts'
import type { Resource } from './resource.ts'
import type { Step } from './step.ts'

/**
 * The steps, in event time, in which each disk that a service made on request comes of the backup that was
 * asked for, and is told of who asked. Of which disk the service's own copy is, an event may have said when
 * it was made: then the backup is made of that copy, and of it alone. Otherwise the copy is made of the
 * backup, and where it stands, read off the path of its id, is no source besides: it would tell the same
 * story again, with an unknown beginning. A service makes the disks of a restore within `longestWait` of
 * the request, milliseconds.
 */
export function joinRestores(unjoined: readonly Step[], longestWait: number): readonly Step[] {
  const made = madeCopies(unjoined)
  const steps = withoutEmptyPlaces(unjoined.map((step) => withoutPaths(step, made)))
  const restores = restoresOf(steps, longestWait)
  if (restores.length === 0) return steps
  const attached = keysOfLinks(steps, 'attached-to')
  const known = restores.filter(({ copy }) => made.has(copy.id))
  const knownBackups = new Set(known.map(({ request }) => request.backup.id))
  const joined = restores.filter(
    ({ copy, request }) => made.has(copy.id) || !knownBackups.has(request.backup.id),
  )
  const byService = new Map(joined.map((restore) => [restore.step, restore]))
  const boots = new Set(joined.map(({ boot }) => boot))
  const byRequest = new Map<Step, Restore[]>()
  for (const restore of joined) {
    const { step } = restore.request
    byRequest.set(step, [...(byRequest.get(step) ?? []), restore])
  }
  return steps.map((step) => {
    const kept = withoutMachine(step, knownBackups)
    const asked = byRequest.get(step)
    if (asked !== undefined) return withRestores(kept, asked, { made, attached })
    const restore = byService.get(step)
    if (restore === undefined) return boots.has(step) ? onRequest(kept) : kept
    return onRequest(made.has(restore.copy.id) ? kept : ofBackup(kept, restore))
  })
}

/** What somebody asked for. */
interface Request {
  readonly step: Step
  readonly backup: Resource
  /** The machine that was backed up, and the one that the backup is to become, where they are known. */
  readonly source: Resource | undefined
  readonly target: Resource | undefined
}

/** A disk that a service made for a request, of a copy of its own. */
interface Restore {
  readonly request: Request
  readonly step: Step
  readonly copy: Resource
  readonly disk: Resource
  /** The step by which the machine that was asked for boots from the disk. */
  readonly boot: Step | undefined
}

/** The copies whose source an event names, with the source. */
function madeCopies(steps: readonly Step[]): ReadonlyMap<string, Resource> {
  const made = new Map<string, Resource>()
  for (const { activity } of steps) {
    if (activity.attempt) continue
    for (const { kind, evidence, from, to } of activity.links) {
      const isMaking = kind === 'snapshot-of' || kind === 'copy-of'
      if (isMaking && evidence === 'observed' && !made.has(to.id)) made.set(to.id, from)
    }
  }
  return made
}

/** A source that only the path of an id tells gives way to the one that an event names. */
function withoutPaths(step: Step, made: ReadonlyMap<string, Resource>): Step {
  return withLinks(step, (link) => !(isPath(link) && made.has(link.to.id)))
}

function isPath({ kind, evidence, from, to }: Link): boolean {
  return kind === 'snapshot-of' && evidence === 'inferred' && to.id.startsWith(`${from.id}/`)
}

/** A place for copies is none itself: its making is no copy of the machine until one is known by it alone. */
function withoutEmptyPlaces(steps: readonly Step[]): readonly Step[] {
  if (!steps.some(({ activity }) => activity.links.some(isIntoPlace))) return steps
  const used = new Set(
    steps.flatMap(({ activity }) => [
      ...activity.links.map(({ from }) => from.id),
      ...(activity.sharing === undefined ? [] : [activity.sharing.resource.id]),
    ]),
  )
  return steps.map((step) => withLinks(step, (link) => !isIntoPlace(link) || used.has(link.to.id)))
}

function isIntoPlace({ kind, to }: Link): boolean {
  return kind === 'snapshot-of' && isRestorePointCollection(to)
}

/** A disk that a service made of a copy of its own, and that nothing says yet who asked for. */
type MadeDisk = Omit<Restore, 'request' | 'boot'>

/** The steps by which services made disks that were asked for. */
function restoresOf(steps: readonly Step[], longestWait: number): readonly Restore[] {
  /** By the machine that was asked for; of no machine under the empty name. */
  const requests = new Map<string, Request[]>()
  /** By the disk, until the machine is booted from it. */
  const waiting = new Map<string, MadeDisk>()
  const restores: Restore[] = []
  for (const step of steps) {
    const { activity, principal } = step
    if (activity.attempt) continue
    for (const request of requestsIn(step)) {
      const key = request.target?.id ?? ''
      requests.set(key, [...(requests.get(key) ?? []), request])
    }
    if (principal.automation === undefined) continue
    for (const link of activity.links) {
      const { kind, from, to } = link
      if (kind === 'restored-from' && to.kind === 'disk') {
        waiting.set(to.id, { step, copy: from, disk: to })
      } else if (kind === 'attached-to' && activity.verb === 'launch') {
        const made = waiting.get(from.id)
        const request = made && lastBefore(requests.get(to.id), made.step)
        if (made === undefined || request === undefined) continue
        waiting.delete(from.id)
        restores.push({ ...made, request, boot: step })
      }
    }
  }
  const unnamed = requests.get('') ?? []
  return [
    ...restores,
    ...[...waiting.values()].flatMap((made) => restoreByName(made, unnamed, longestWait)),
  ]
}

function lastBefore(requests: readonly Request[] = [], { event }: Step): Request | undefined {
  return requests.findLast(({ step }) => step.event.time <= event.time)
}

/** The last request before, not too long, for which the name of the service's copy fits. */
function restoreByName(
  made: MadeDisk,
  requests: readonly Request[],
  longestWait: number,
): readonly Restore[] {
  const { time } = made.step.event
  const request = requests.findLast(
    ({ source, step: { event } }) =>
      event.time <= time &&
      time - event.time <= longestWait &&
      source !== undefined &&
      isBackupCopyOf(made.copy, source),
  )
  return request === undefined ? [] : [{ ...made, request, boot: undefined }]
}

/** A backup becomes something by a call that does not make it: its links rest on the request alone. */
function requestsIn(step: Step): readonly Request[] {
  const { verb, inputs, links } = step.activity
  const inferred = links.filter(({ evidence }) => evidence === 'inferred')
  const sources = inferred.filter(
    ({ kind, from, to }) =>
      kind === 'snapshot-of' && from.kind === 'instance' && inputs.some(({ id }) => id === to.id),
  )
  const targets = inferred.filter(
    ({ kind, from, to }) => kind === 'restored-from' && isBackup(from) && to.kind === 'instance',
  )
  const [source] = sources
  if (verb !== 'restore') return []
  const named = targets.map(({ from, to }) => ({
    step,
    backup: from,
    source: source?.from,
    target: to,
  }))
  if (named.length > 0 || source === undefined) return named
  return [{ step, backup: source.to, source: source.from, target: undefined }]
}

function isBackup({ kind }: Resource): boolean {
  return kind === 'snapshot' || kind === 'recovery-point'
}

/** Of a backup whose copies are known by their disks, that it is of the machine says less, and twice. */
function withoutMachine(step: Step, backups: ReadonlySet<string>): Step {
  const isOfMachine = ({ kind, evidence, to }: Link): boolean =>
    kind === 'snapshot-of' && evidence === 'inferred' && backups.has(to.id)
  return withLinks(step, (link) => !isOfMachine(link))
}

/** The request, with what came of it. */
function withRestores(
  step: Step,
  restores: readonly Restore[],
  { made, attached }: { made: ReadonlyMap<string, Resource>; attached: ReadonlySet<string> },
): Step {
  const { activity } = step
  const isKnown = restores.some(({ copy }) => made.has(copy.id))
  const own = activity.links.filter(({ kind }) => !isKnown || kind !== 'restored-from')
  const added = restores.flatMap(({ copy, request }): readonly Link[] => {
    const { backup, source } = request
    const origin = made.get(copy.id)
    const home: readonly Link[] =
      origin?.kind !== 'disk' || source === undefined
        ? []
        : [{ kind: 'attached-to', from: origin, to: source, evidence: 'inferred' }]
    return [
      ...home.filter((link) => !attached.has(linkKey(link))),
      ...(origin === undefined
        ? []
        : [{ kind: 'copy-of', from: copy, to: backup, evidence: 'inferred' } as const]),
    ]
  })
  const links = new Map([...own, ...added].map((link) => [linkKey(link), link]))
  const outputs = [...activity.outputs, ...restores.map(({ disk }) => disk)]
  return {
    ...step,
    activity: {
      ...activity,
      outputs: [...new Map(outputs.map((output) => [output.id, output])).values()],
      links: [...links.values()],
    },
  }
}

function onRequest(step: Step): Step {
  return { ...step, activity: { ...step.activity, isOnRequest: true } }
}

/** The service's copy is of the backup, and of nothing that its path names. */
function ofBackup(step: Step, { copy, request }: Restore): Step {
  const kept = withLinks(step, (link) => !isPath(link))
  const origin: Link = { kind: 'copy-of', from: request.backup, to: copy, evidence: 'inferred' }
  return { ...kept, activity: { ...kept.activity, links: [origin, ...kept.activity.links] } }
}

function withLinks(step: Step, isKept: (link: Link) => boolean): Step {
  const { links } = step.activity
  const kept = links.filter(isKept)
  return kept.length === links.length
    ? step
    : { ...step, activity: { ...step.activity, links: kept } }
}

function keysOfLinks(steps: readonly Step[], kind: Link['kind']): ReadonlySet<string> {
  return new Set(
    steps.flatMap(({ activity }) => activity.links.filter((one) => one.kind === kind).map(linkKey)),
  )
}
