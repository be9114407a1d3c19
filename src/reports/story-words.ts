/** The words in which a story speaks of people, things and times, for readers who know no cloud. */
import { countOf, joinWords, nameResource } from '../findings/words.ts'
import type { ResourceKind } from '../lineage/resource.ts'
import { principalName } from './principal-words.ts'
import type { ReportedChain, ReportedFinding, ReportedStep } from './report-schema.ts'
import { shortResourceName } from './resource-words.ts'

const months =
  'January February March April May June July August September October November December'.split(' ')

/** `2 March 2026`; takes a time of a report, which is UTC. */
export function dayWords(time: string): string {
  const [year = '', month = '', day = ''] = time.slice(0, 10).split('-')
  return `${Number(day)} ${months[Number(month) - 1] ?? month} ${year}`
}

/** `14:05`. */
export function clockWords(time: string): string {
  return time.slice(11, 16)
}

/** `2 March 2026 at 14:05 UTC`. */
export function momentWords(time: string): string {
  return `${dayWords(time)} at ${clockWords(time)} UTC`
}

/** Each with its seconds, and how many of it make one of the unit before. */
const units: readonly (readonly [name: string, seconds: number, limit?: number])[] = [
  ['day', 24 * 60 * 60],
  ['hour', 60 * 60, 24],
  ['minute', 60, 60],
]

/**
 * How long it took, in its two largest units: `1 hour 43 minutes`. Seconds are told only under a minute,
 * and under one it took `no time`.
 */
export function spanWords(from: string, to: string): string {
  const seconds = Math.floor(Math.abs(Date.parse(to) - Date.parse(from)) / 1000)
  if (seconds < 60) return seconds === 0 ? 'no time' : countOf(seconds, 'second')
  const counts = units.map(([name, size, limit]) => {
    const whole = Math.floor(seconds / size)
    return [name, limit === undefined ? whole : whole % limit] as const
  })
  const first = counts.findIndex(([, count]) => count > 0)
  const told = counts.slice(first, first + 2).filter(([, count]) => count > 0)
  return told.map(([name, count]) => countOf(count, name)).join(' ')
}

/** Names a thing of the chain by what it is: `snapshot snap-1`. */
export function thingName({ resources }: Pick<ReportedChain, 'resources'>, id: string): string {
  const [, account] = /^aws:acct:(\d{12})$/.exec(id) ?? []
  if (account !== undefined) return `account ${account}`
  const known = resources.find((one) => one.id === id)
  if (known === undefined) return shortResourceName(id)
  // Outside of the cloud nobody calls a machine an instance.
  if (known.kind === 'instance') return `machine ${shortResourceName(id)}`
  const kind: ResourceKind = known.kind
  return nameResource({ id, kind, provider: known.provider })
}

/** The same with an article: `the snapshot snap-1`. */
export function theThing(chain: Pick<ReportedChain, 'resources'>, id: string): string {
  const name = thingName(chain, id)
  return name.startsWith('account ') ? name : `the ${name}`
}

/** Names several things; of more than four, how many. */
export function theThings(chain: Pick<ReportedChain, 'resources'>, ids: readonly string[]): string {
  if (ids.length <= 4) return joinWords(ids.map((id) => theThing(chain, id)))
  return joinWords([...ids.slice(0, 3).map((id) => theThing(chain, id)), `${ids.length - 3} more`])
}

/** Names a receiver of a share: `account 444455556666`, `everybody`, `someone@example.org`. */
export function receiverName(id: string): string {
  if (/^\d{12}$/.test(id)) return `account ${id}`
  if (['public', 'all', 'allusers', 'allauthenticatedusers'].includes(id.toLowerCase())) {
    return 'everybody'
  }
  const [, kind = '', name = ''] = /^(user|serviceaccount|group|domain):(.+)$/is.exec(id) ?? []
  if (kind === '') return id.startsWith('aws:acct:') ? principalName(id) : id
  const words: Readonly<Record<string, string>> = {
    serviceaccount: 'the service account ',
    group: 'the group ',
    domain: 'everybody of ',
  }
  return `${words[kind.toLowerCase()] ?? ''}${name}`
}

/** Who acted, at first mention, by what it is: `the user lena`, `the role maintenance`. */
export function actorAtFirst({ principal, principal_name: name }: ReportedStep): string {
  if (/^arn:[^:]+:iam::\d{12}:user\//.test(principal)) return `the user ${name}`
  if (/^arn:[^:]+:(?:iam|sts)::\d{12}:(?:assumed-)?role\//.test(principal))
    return `the role ${name}`
  if (principal.startsWith('svc:')) return `the service ${principalName(principal)}`
  if (principal.startsWith('azure:') && !name.includes('@')) return `the application ${name}`
  if (/\.gserviceaccount\.com$/i.test(principal)) return `the service account ${name}`
  return actorAgain({ principal, principal_name: name })
}

/** The same at every later mention. */
export function actorAgain({
  principal,
  principal_name: name,
}: Pick<ReportedStep, 'principal' | 'principal_name'>): string {
  const told = principalName(principal)
  if (/^(?:account|the root user) /.test(told)) return told
  const [, account] = /^([^@]+)@[^@]+\.gserviceaccount\.com$/i.exec(name) ?? []
  if (account !== undefined) return account
  // Applications of Azure have no name in its log, only a long id.
  return /^[0-9a-f]{8}-[0-9a-f-]{27}$/.test(name) ? `the application ${name.slice(0, 8)}…` : name
}

/** Names a principal by its id, as the steps of the finding name it where they do. */
export function actorById({ chain }: ReportedFinding, id: string): string {
  const step = chain?.steps.find(({ principal }) => principal === id)
  return step === undefined ? principalName(id) : actorAgain(step)
}

/** `port 22`, `ports 22 and 3389`, `every port`. */
export function portWords(ports: readonly string[]): string {
  if (ports.length === 0 || ports.includes('0-65535')) return 'every port'
  const shown = ports.length > 5 ? [...ports.slice(0, 4), `${ports.length - 4} more`] : ports
  const isOne = ports.length === 1 && !ports[0]?.includes('-')
  return `${isOne ? 'port' : 'ports'} ${joinWords(shown)}`
}

const placeNouns: Readonly<Record<string, string>> = { azure: 'subscription', gcp: 'project' }

/** What the place of somebody's things is called in a cloud: `account 111122223333`. */
export function placeName(provider: string, account: string): string {
  return `${placeNouns[provider] ?? 'account'} ${account}`
}

/** The first letter as a capital. */
export function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1)
}
