/**
 * Where a chain stops before a copy was used: which link is missing, and which log and query would show it.
 * A copy that was only made lacks nothing: nobody was let in, and it went nowhere.
 */
import type { SourceCoverage } from '../environment/source-ledger.ts'
import type { Grantee } from '../lineage/activity.ts'
import type { Chain, ChainLink, SharedInterval } from '../lineage/chain.ts'
import type { Resource } from '../lineage/resource.ts'
import type { Step } from '../lineage/step.ts'
import type { Verb } from '../environment/verb.ts'
import { tracesIn } from './traces-in.ts'
import { joinWords, nameGrantee, nameResource, nameTime, shortName } from './words.ts'

/** A link that the story may have, and that these logs cannot show. */
export interface MissingLink {
  /** What is not known, and why; absent where these logs would show it and are only too short. */
  readonly unseen?: string
  /** Where to look, and for what. */
  readonly look: string
  /** Accounts whose logs it is about. */
  readonly accounts: readonly string[]
}

/** How many receivers of one copy are named. */
const mostNamed = 4

/** The missing links of a chain, in the order of its story; `source` is what was read of its cloud. */
export function missingLinks(
  chain: Chain,
  source: SourceCoverage | undefined,
): readonly MissingLink[] {
  return [
    ...usesElsewhere(chain, source),
    ...unusedShares(chain, source),
    ...exports(chain),
    ...unattachedDisks(chain, source),
  ]
}

/** Somebody used a copy of ours; what he made of it stands in a log of his own. */
function usesElsewhere(chain: Chain, source: SourceCoverage | undefined): readonly MissingLink[] {
  const told = new Map<string, MissingLink>()
  for (const step of chain.steps) {
    const { activity, event } = step
    const [copy] = activity.inputs
    const account = activity.counterpart?.account
    if (account === undefined || copy === undefined || !isForeignUse(step)) continue
    if (source?.accounts.includes(account) === true) continue
    const { log, place } = tracesIn(copy)
    const taker = takerOf(step)
    const who = taker ?? `${place} ${account}`
    const where = taker === undefined ? who : `the ${place} of ${taker}`
    const at = nameTime(event.time)
    const key = `${who} ${copy.id}`
    if (told.has(key)) continue
    told.set(key, {
      unseen: `what ${who} made of ${nameResource(copy)} at ${at} is not named in our log: ${callsOn(copy)} would stand in the ${log} of ${where}, which was not read`,
      look: `read the ${log} of ${where} from ${at} on: ${callsOn(copy)}, and what was done with what came of it`,
      accounts: [account],
    })
  }
  return [...told.values()]
}

function isForeignUse({ activity }: Step): boolean {
  return !activity.attempt && activity.counterpart?.side === 'owner'
}

/** The member of a policy who took it, where the cloud names one and no account. */
function takerOf({ activity }: Step): string | undefined {
  const taken = activity.links.find(
    ({ kind, to }) => kind === 'exported-to' && to.kind === 'account',
  )
  return taken?.to.id
}

/** Those who were let in and of whose use nothing is seen, by the copy. */
function unusedShares(chain: Chain, source: SourceCoverage | undefined): readonly MissingLink[] {
  const byCopy = new Map<string, SharedInterval[]>()
  for (const share of chain.exposures) {
    if (share.kind !== 'share' || isSeen(share.grantee, chain, source)) continue
    const known = byCopy.get(share.resource.id)
    if (known === undefined) byCopy.set(share.resource.id, [share])
    else known.push(share)
  }
  return [...byCopy.values()].flatMap((shares): readonly MissingLink[] => {
    const [first] = shares
    if (first === undefined) return []
    const told = { copy: first.resource, shares, note: ownNote(first.resource, chain, source) }
    const isPublic = shares.some(({ grantee }) => grantee.kind === 'public')
    return [isPublic ? publicShare(told) : namedShare(told)]
  })
}

/** Verbs by which somebody who was let in uses a copy in a place that was read. */
const usingVerbs: ReadonlySet<Verb> = new Set(['copy', 'restore', 'launch'])

/** Would what the receiver does stand in what was read, or does the chain tell of it? */
function isSeen({ kind, id }: Grantee, chain: Chain, source: SourceCoverage | undefined): boolean {
  if (kind === 'unknown') return true
  const account = kind === 'principal' ? /^arn:[^:]*:[^:]*:[^:]*:(\d{12}):/.exec(id)?.[1] : id
  const home = /@([a-z0-9-]+)\.iam\.gserviceaccount\.com$/.exec(id)?.[1]
  const isRead = [account, home].some((one) => one !== undefined && source?.accounts.includes(one))
  return (
    isRead ||
    chain.steps.some((step) => {
      const { activity, principal } = step
      if (isForeignUse(step))
        return activity.counterpart?.account === account || takerOf(step) === id
      const isUse = !activity.attempt && usingVerbs.has(activity.verb)
      return isUse && kind === 'principal' && id.endsWith(principal.id.toLowerCase())
    })
  )
}

/** What is told of the shares of one copy. */
interface UnusedShares {
  readonly copy: Resource
  readonly shares: readonly SharedInterval[]
  /** What our own log says of uses, as the end of a sentence. */
  readonly note: string
}

/** Of some uses the owner's log has a note: that it has none up to its end says something, if not all. */
function ownNote(copy: Resource, chain: Chain, source: SourceCoverage | undefined): string {
  const { log, noteOf } = tracesIn(copy)
  const note = noteOf(copy)
  const isUsed = chain.steps.some(
    (step) => isForeignUse(step) && step.activity.inputs.some(({ id }) => id === copy.id),
  )
  if (note === undefined || isUsed) return ''
  const end = source === undefined ? '' : ` up to ${nameTime(source.to)}`
  return `; our own ${log} notes some uses as ${note}, and has none${end}`
}

function publicShare({ copy, shares, note }: UnusedShares): MissingLink {
  const { log, noteOf } = tracesIn(copy)
  const own = noteOf(copy)
  const search = own === undefined ? '' : `; search our own ${log} for ${own} of it`
  return {
    unseen: `whether anybody used ${nameResource(copy)} while it was public is not known: ${callsOn(copy)} would stand in the ${log} of whoever did${note}`,
    look: `take ${nameResource(copy)} for copied ${spanOf(shares)}${search}`,
    accounts: [],
  }
}

function namedShare({ copy, shares, note }: UnusedShares): MissingLink {
  const { log, place } = tracesIn(copy)
  const names = [...new Set(shares.map(({ grantee }) => nameGrantee(grantee)))]
  const more = names.length > mostNamed ? [`${names.length - mostNamed} more`] : []
  const who = joinWords([...names.slice(0, mostNamed), ...more])
  const isOfAccounts = shares.every(({ grantee }) => grantee.kind === 'account')
  const where = isOfAccounts ? who : `the ${place} in which that was done`
  const all = isOfAccounts ? who : `each ${place} that ${who} may use`
  return {
    unseen: `whether ${who} used ${nameResource(copy)} is not known: ${callsOn(copy)} would stand in the ${log} of ${where}, which was not read${note}`,
    look: `read the ${log} of ${all} ${spanOf(shares)}: ${callsOn(copy)}`,
    accounts: shares.flatMap(({ grantee }) => (grantee.kind === 'account' ? [grantee.id] : [])),
  }
}

/** From the first of the shares to the end of the last, if all have ended. */
function spanOf(shares: readonly SharedInterval[]): string {
  const since = nameTime(Math.min(...shares.map(({ from }) => from)))
  const ends = shares.flatMap(({ until }) => until ?? [])
  return ends.length < shares.length
    ? `from ${since} on`
    : `from ${since} to ${nameTime(Math.max(...ends))}`
}

function callsOn(copy: Resource): string {
  return `${tracesIn(copy).useOf(copy)} naming ${shortName(copy)}`
}

/** What left by a link or into a bucket; whether somebody fetched it stands in another kind of log. */
function exports(chain: Chain): readonly MissingLink[] {
  const targets = new Map<string, ChainLink>()
  for (const link of chain.links) {
    if (link.kind === 'exported-to' && !targets.has(link.to.id)) targets.set(link.to.id, link)
  }
  return [...targets.values()].flatMap(({ from, to, step }): readonly MissingLink[] => {
    const fetched = tracesIn(to).fetchOf(to)
    if (fetched === undefined) return []
    const { log, call } = fetched
    const since = nameTime(step.event.time)
    return [
      {
        unseen: `whether ${nameResource(from)} was fetched after its export at ${since} would stand only in ${log} (${call})`,
        look: `read ${log} from ${since}: ${call}, by whom and from where`,
        accounts: [],
      },
    ]
  })
}

/** Disks that were restored and put into nothing, as far as these logs go. */
function unattachedDisks(chain: Chain, source: SourceCoverage | undefined): readonly MissingLink[] {
  const used = new Set(chain.links.map(({ from }) => from.id))
  const removed = new Set(
    chain.steps.flatMap(({ activity }) => (activity.removed ?? []).map(({ id }) => id)),
  )
  const restored = chain.links.filter(
    ({ kind, to }) => kind === 'restored-from' && to.kind === 'disk',
  )
  const disks = new Map(restored.map(({ to }): [string, Resource] => [to.id, to]))
  const end = source === undefined ? '' : ` (${nameTime(source.to)})`
  return [...disks.values()]
    .filter(({ id }) => !used.has(id) && !removed.has(id))
    .map((disk) => ({
      look: `${nameResource(disk)} was put into no machine when these logs end${end}: look for ${tracesIn(disk).attach} naming ${shortName(disk)} since`,
      accounts: [],
    }))
}
