/**
 * What a chain says, sign by sign, and how grave each sign is (design section 6). The gravest sign
 * decides the severity; every one of them is told.
 */
import type { Level } from '../detections/detection.ts'
import type { AccountTrust, TrustVerdict } from '../environment/account-trust.ts'
import { actorOf } from '../environment/principal.ts'
import type { IngressRule } from '../lineage/activity.ts'
import type { Chain, NetworkInterval, SharedInterval } from '../lineage/chain.ts'
import type { Step } from '../lineage/step.ts'
import type { Verb } from '../lineage/verb.ts'
import { nameDeed, nameGrantee, namePorts, namePrincipal, nameResource, nameTime } from './words.ts'

/** One sign with its weight. */
export interface Signal {
  readonly level: Level
  /** The sign in a few words, for a title: `opened to the world on port 22`. */
  readonly phrase: string
  /** The whole reason, with times, names and the evidence. */
  readonly reason: string
}

/** Ports that give a shell, a desktop, files or a database (reference/telemetry.md section 5.5). */
const watchedPorts: readonly number[] = [
  22, 139, 445, 1433, 1521, 3306, 3389, 5432, 5985, 5986, 27017,
]

/** An image made within this time of its instance's launch, by the one who launched it, is a build. */
const longestImageBuild = 6 * 60 * 60 * 1000

/** Verbs by which a copy is put to use. */
const usingVerbs: ReadonlySet<string> = new Set(['restore', 'attach', 'launch'])

/** How an account used a copy that belongs to another. */
const usedBy: Readonly<Partial<Record<Verb, string>>> = {
  copy: 'copied',
  launch: 'launched',
}

/** All signs of a chain, gravest first is not promised; see {@link gravest}. */
export function signalsOf(chain: Chain, trust: AccountTrust): readonly Signal[] {
  const build = isImageBuild(chain)
  return [
    ...chain.exposures.map((exposure) =>
      exposure.kind === 'share'
        ? shareSignal(exposure, trust)
        : networkSignal(exposure, chain, build),
    ),
    ...chain.steps.flatMap((step) => stepSignals(step, chain, trust)),
    ...useSignals(chain, build),
    creationSignal(chain),
  ]
}

/**
 * Was the image made from an instance that the same principal had just launched to build it, or from
 * the disk that the launch made? Then it holds what the pipeline put there, not production data
 * (reference/telemetry.md section 7 D).
 */
export function isImageBuild(chain: Chain): boolean {
  const { maker } = chain
  return (
    (chain.root.kind === 'instance' || chain.root.kind === 'disk') &&
    maker !== undefined &&
    chain.rootSteps.some(
      ({ activity, event, principal }) =>
        activity.verb === 'launch' &&
        event.time <= maker.event.time &&
        actorOf(principal) === actorOf(maker.principal) &&
        maker.event.time - event.time <= longestImageBuild,
    )
  )
}

function shareSignal(share: SharedInterval, trust: AccountTrust): Signal {
  const [opening] = share.steps
  const granter = opening?.principal
  const until = share.until === undefined ? 'and it still is' : `until ${nameTime(share.until)}`
  const who = nameGrantee(share.grantee)
  const by = granter === undefined ? '' : ` by ${namePrincipal(granter)}`
  const told = `${nameResource(share.resource)} was shared with ${who}${by} at ${nameTime(share.from)}, ${until}`
  const phrase = `shared with ${who}`
  const { trust: verdict, because }: TrustVerdict =
    granter === undefined ? { trust: 'unknown' } : trust.judge(share.grantee, granter, share.from)
  if (verdict === 'public') return { level: 'critical', phrase: 'made public', reason: told }
  if (verdict === 'own') {
    const reason =
      because === undefined
        ? `${told}; records in these logs show it to be one of our own`
        : `${told}; one of our own (${because})`
    return { level: 'low', phrase: `shared inside, with ${who}`, reason }
  }
  if (verdict === 'partner') {
    return {
      level: 'low',
      phrase: `shared with partner ${who}`,
      reason: `${told}; a partner (${because})`,
    }
  }
  if (verdict === 'provider') {
    const reason = `${told}; AWS shares with itself for the work of its service (${granter?.automation})`
    return { level: 'low', phrase, reason }
  }
  const foreign =
    because === undefined
      ? 'the receiver is none of the accounts whose logs were read'
      : `the receiver was not trusted then (${because})`
  const reason = `${told}; ${foreign}`
  return { level: 'high', phrase, reason }
}

/** Was the account let into the copies of this chain by shares of AWS with itself, and by no other? */
function wasLetInByProvider(account: string, chain: Chain, trust: AccountTrust): boolean {
  const shares = chain.exposures.filter(
    (one): one is SharedInterval => one.kind === 'share' && one.grantee.id === account,
  )
  return (
    shares.length > 0 &&
    shares.every(({ grantee, steps }) => {
      const [opening] = steps
      if (opening === undefined) return false
      return trust.trustOf(grantee, opening.principal, opening.event.time) === 'provider'
    })
  )
}

/** How grave it is that the world reaches a copy by a rule, all else apart. */
export function openingLevel({ protocol, ports }: IngressRule, sourceUnseen: boolean): Level {
  const hasPorts = protocol === 'tcp' || protocol === 'any'
  const isWatched = ports.some(([from, to]) =>
    watchedPorts.some((port) => from <= port && port <= to),
  )
  if (hasPorts && isWatched) return sourceUnseen ? 'high' : 'critical'
  return hasPorts || protocol === 'udp' ? 'medium' : 'low'
}

function networkSignal(exposure: NetworkInterval, chain: Chain, build: boolean): Signal {
  const ports = namePorts(exposure.rule)
  const until =
    exposure.until === undefined ? 'and it still is' : `until ${nameTime(exposure.until)}`
  const how =
    exposure.group.id === exposure.resource.id
      ? 'public by its own setting'
      : `by ${nameResource(exposure.group)}`
  const told = `${nameResource(exposure.resource)}, which holds the copy, was open to the world on ${ports} ${how} from ${nameTime(exposure.from)} ${until}`
  const phrase = `opened to the world on ${ports}`
  if (build) {
    return { level: 'low', phrase, reason: `${told}; the copy is an image that a pipeline built` }
  }
  const level = openingLevel(exposure.rule, chain.sourceUnseen)
  if (level !== 'high') return { level, phrase, reason: told }
  const reason = `${told}; the copy was made before the logs begin, so whose data it holds is not known`
  return { level, phrase, reason }
}

function stepSignals(step: Step, chain: Chain, trust: AccountTrust): readonly Signal[] {
  const { activity, principal, event } = step
  const at = nameTime(event.time)
  const who = namePrincipal(principal)
  if (activity.attempt) return [attemptSignal(step, trust)]
  if (activity.counterpart?.side === 'owner') {
    const account = activity.counterpart.account
    const subject = { kind: 'account', id: account } as const
    const isOwn = trust.trustOf(subject, principal, event.time) === 'own'
    const isExpected = isOwn || wasLetInByProvider(account, chain, trust)
    const what = usedBy[activity.verb] ?? 'restored'
    const phrase = `${what} by account ${account}`
    const reason = `account ${account} ${what} ${activity.inputs.map(nameResource).join(', ')} at ${at}`
    return [{ level: isExpected ? 'low' : 'high', phrase, reason }]
  }
  if (activity.verb === 'export') {
    const what = activity.inputs.map(nameResource).join(', ')
    const told = `${who} exported ${what} at ${at}; whoever holds the link or the bucket has the data`
    if (principal.automation !== undefined) {
      return [
        { level: 'informational', phrase: 'exported', reason: `${told}; ${principal.automation}` },
      ]
    }
    return [{ level: 'medium', phrase: 'exported', reason: told }]
  }
  return []
}

/**
 * The sign of a call that had no effect, refused or failed: one that would have let somebody foreign in
 * is the gravest of them.
 */
export function attemptSignal({ activity, principal, event }: Step, trust: AccountTrust): Signal {
  const { sharing } = activity
  const isGiving = sharing?.change === 'add' || sharing?.change === 'replace'
  const wanted = isGiving ? sharing.grantees : []
  const foreign = wanted.filter(
    (grantee) => trust.trustOf(grantee, principal, event.time) !== 'own',
  )
  const deed = deedOf(activity)
  const link = activity.verb === 'other' ? 'for' : 'with'
  const target = foreign.length === 0 ? '' : ` ${link} ${foreign.map(nameGrantee).join(', ')}`
  const reason = `${namePrincipal(principal)} tried to ${deed}${target} at ${nameTime(event.time)}, without success`
  const phrase = `${nameDeed(activity.verb)} attempted${target}`
  return { level: foreign.length > 0 ? 'medium' : 'low', phrase, reason }
}

/** A change that has no verb of its own is told by what would have changed. */
function deedOf({ verb, outputs, inputs }: Step['activity']): string {
  const [changed] = verb === 'other' ? [...outputs, ...inputs] : []
  return changed === undefined ? nameDeed(verb) : `${nameDeed(verb)} ${nameResource(changed)}`
}

function useSignals(chain: Chain, build: boolean): readonly Signal[] {
  const { maker } = chain
  const uses = chain.steps.filter(
    ({ activity }) => !activity.attempt && usingVerbs.has(activity.verb),
  )
  const moves = chain.steps.filter(
    (step) => step !== maker && !step.activity.attempt && step.activity.verb === 'copy',
  )
  const others = uses.filter(
    (step) =>
      (maker === undefined || actorOf(step.principal) !== actorOf(maker.principal)) &&
      step.principal.automation === undefined &&
      step.principal.kind !== 'external',
  )
  const [first] = others
  if (maker === undefined || first === undefined) {
    return [...uses.slice(0, 1), ...moves.slice(0, 1)].map((step) => ordinaryUse(step))
  }
  const verbs = [...new Set(others.map(({ activity }) => activity.verb))].join(', ')
  const told = `${namePrincipal(maker.principal)} made the copy, ${namePrincipal(first.principal)} put it to use (${verbs}) from ${nameTime(first.event.time)}`
  const phrase = 'restored by another principal'
  if (maker.principal.automation !== undefined) {
    const reason = `${told}; the copy is a backup made by automation: ${maker.principal.automation}`
    return [{ level: 'low', phrase, reason }]
  }
  if (others.every((step) => wasHandedOver(chain, maker, step))) {
    const reason = `${told}; the maker had shared it with them, inside our own accounts`
    return [{ level: 'low', phrase: 'handed over and restored', reason }]
  }
  if (build)
    return [
      {
        level: 'low',
        phrase: 'image put to use',
        reason: `${told}; an image that a pipeline built`,
      },
    ]
  return [{ level: 'medium', phrase, reason: told }]
}

/** Did the maker of the copy let in exactly the one who used it, or the account it was used in? */
function wasHandedOver(chain: Chain, maker: Step, use: Step): boolean {
  return chain.exposures.some((exposure) => {
    if (exposure.kind !== 'share' || exposure.from > use.event.time) return false
    const granter = exposure.steps[0]?.principal
    if (granter === undefined || actorOf(granter) !== actorOf(maker.principal)) return false
    const { kind, id } = exposure.grantee
    if (kind === 'account') return id === use.activity.account && id !== maker.activity.account
    return kind === 'principal' && id.toLowerCase().endsWith(use.principal.id.toLowerCase())
  })
}

function ordinaryUse({ activity, principal, event }: Step): Signal {
  const what = [...activity.outputs, ...activity.inputs].slice(0, 1).map(nameResource).join('')
  return {
    level: principal.automation === undefined ? 'low' : 'informational',
    phrase: activity.verb === 'copy' ? 'copied' : 'restored',
    reason: `${namePrincipal(principal)}: ${activity.verb} ${what} at ${nameTime(event.time)}`,
  }
}

function creationSignal(chain: Chain): Signal {
  const { maker } = chain
  if (chain.sourceUnseen || maker === undefined) {
    return {
      level: 'informational',
      phrase: 'handled',
      reason: `${nameResource(chain.root)} was made before the logs begin; its source is not known`,
    }
  }
  const told = `${nameResource(chain.root)} was copied by ${namePrincipal(maker.principal)} at ${nameTime(maker.event.time)}`
  const by = maker.principal.automation
  return {
    level: 'informational',
    phrase: 'copied',
    reason: by === undefined ? told : `${told} (automation: ${by})`,
  }
}
